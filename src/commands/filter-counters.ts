/** Counts what became of records and tells it to the engine that runs the filter. */
export interface FilterCounters {
  add(outcome: FilterOutcome, count?: number): void;
  /** Tells what was not told yet. */
  finish(): void;
}

export type FilterOutcome = "cleaned" | "empty" | "failed";

/** The engines whose way of counting is known. */
export const COUNTER_KINDS = ["hadoop"] as const;

/** Records between two tellings: seldom enough to cost nothing, often enough to be watched. */
const EVERY = 10_000;

/**
 * The counters of Hadoop Streaming: lines `reporter:counter:GROUP,NAME,AMOUNT` on standard error, whose amounts it adds
 * up over all tasks (Hadoop Streaming, "How do I update counters in streaming applications?").
 *
 * @param say writes one line to standard error
 * @param every records between two tellings
 */
export function hadoopCounters(say: (line: string) => void, every = EVERY): FilterCounters {
  const counts = new Map<FilterOutcome, number>();
  let waiting = 0;
  const tell = () => {
    for (const [name, amount] of counts) say(`reporter:counter:qingwen,${name},${amount}`);
    counts.clear();
    waiting = 0;
  };
  return {
    add(outcome, count = 1) {
      if (count === 0) return;
      counts.set(outcome, (counts.get(outcome) ?? 0) + count);
      waiting += count;
      if (waiting >= every) tell();
    },
    finish: tell,
  };
}
