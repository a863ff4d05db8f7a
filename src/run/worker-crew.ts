import { fileURLToPath } from "node:url";
import { CleanError } from "../core/errors.js";
import { type CounterParts, countSource } from "../io/counts/passage-counter.js";
import type { BatchTask } from "./batch-tasks.js";
import type { WorkerStart } from "./batch-worker.js";
import type { Batch } from "./batches.js";
import type { Crew, Done } from "./crew.js";
import { inOrder } from "./in-order.js";
import { tuneForLongRun } from "./long-run.js";
import { isForMain, mainThread } from "./main-thread.js";
import { type PackedResults, unpackResults } from "./packed-results.js";
import type { CleanedFile, FileTask, Job, Looked } from "./task.js";

/** What a worker runs; tests put others in its place. */
const WORKER = fileURLToPath(new URL("./batch-worker.js", import.meta.url));
/** Who works beside the workers. */
export type Beside = "nobody" | "main-thread";
/**
 * Batches that may be ahead of the one that is given next, for each worker. What comes of cleaning is held until its turn;
 * what comes of looking at files and counting them is little, and the first batch is with a worker that is still starting.
 */
const AHEAD = { clean: 4, count: 64, look: 64 } as const;

/**
 * Opens a crew of so many threads. The main thread is one of them where there is enough for it to do: a worker less takes
 * some 60 MB less, and all that a thread has to load and compile before it is quick.
 */
export async function openThreads(job: Job, threads: number, batches: readonly Batch[]): Promise<Crew> {
  await tuneForLongRun("files");
  const own = batches.filter(isForMain).length;
  if (own * threads < batches.length) return workerCrew(job, Math.min(threads, batches.length));
  return workerCrew(job, threads - 1, { beside: "main-thread" });
}

/**
 * Workers as a crew. A worker that dies takes nothing along but the file it was on: that one is refused, and another
 * worker does the rest of the batch.
 *
 * @param beside whether the main thread works on batches, too, as far as they are for it
 * @param file the module that workers run
 */
export async function workerCrew(
  job: Job,
  workers: number,
  { beside = "nobody", file = WORKER }: { readonly beside?: Beside; readonly file?: string } = {},
): Promise<Crew> {
  const { FixedQueue, Piscina } = await import("piscina");
  const stop = new Int32Array(new SharedArrayBuffer(4));
  // A pool for each worker: what a batch left in the memory of one is of use to no other.
  const pools = Array.from({ length: workers }, () => {
    const start: WorkerStart = { job, stop };
    const pool = new Piscina({
      ...{ filename: file, workerData: start, minThreads: 1, maxThreads: 1 },
      ...{ idleTimeout: Number.POSITIVE_INFINITY, recordTiming: false, taskQueue: new FixedQueue() },
      // What lives long is little; by itself the young generation of each worker grows to 48 MB.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    // A worker that dies between two tasks is noticed by the next one.
    pool.on("error", () => {});
    return pool;
  });
  /** The files that took a worker down, with what is known of it. */
  const deadly = new Map<string, CleanError>();
  /** For each batch that was counted, by its first file, the worker that did it. */
  const owners = new Map<FileTask, number>();
  let lost = false;
  /** The main thread, as the worker behind the last one. */
  const main = beside === "main-thread" ? mainThread(job, stop) : undefined;
  const threads = main === undefined ? workers : workers + 1;
  /** For each of them the place in its batch of the file that it is on. */
  const places = Array.from({ length: threads }, () => new Int32Array(new SharedArrayBuffer(4)));

  const round = (name: keyof typeof AHEAD, batches: readonly Batch[], signal: AbortSignal) => ({
    ...{ workers: threads, window: threads * AHEAD[name], signal },
    ownerOf: (index: number) => owners.get(batches[index]![0]!),
    ...(main && { mayHave: (worker: number, index: number) => worker < workers || isForMain(batches[index]!) }),
  });
  /** Lets workers know in the middle of a batch, too. */
  const listen = (signal: AbortSignal) => {
    const tell = () => Atomics.store(stop, 0, 1);
    if (signal.aborted) tell();
    else signal.addEventListener("abort", tell, { once: true });
  };

  const run = (worker: number, name: TaskName, task: object): Promise<unknown> =>
    worker < workers ? pools[worker]!.run(task, { name }) : main![name](task as never);

  /** Runs a task over a batch, until it is done or nothing of it is left. Returns the files that were not left out. */
  const perform = async <R>(
    worker: number,
    name: TaskName,
    batch: Batch,
    taskOf: (batch: Batch) => object,
  ): Promise<{ readonly files: Batch; readonly result?: Iterable<R> }> => {
    for (let silent = 0; ; ) {
      const files = batch.filter(({ path }) => !deadly.has(path));
      if (files.length === 0) return { files };
      const at = places[worker]!;
      Atomics.store(at, 0, 0);
      try {
        const task: BatchTask = { ...taskOf(files), files, at };
        const result = await run(worker, name, task);
        // Packed results stay packed until it is their turn.
        return { files, result: name === "clean" ? unpacked(result as PackedResults) : (result as R[]) };
      } catch (error) {
        lost = true;
        const held = files[Atomics.load(at, 0)];
        const death = new CleanError("worker-died", { problem: problemOf(error) }, { cause: error });
        if (held !== undefined) deadly.set(held.path, death);
        else if (++silent > 1) for (const { path } of files) deadly.set(path, death);
      }
    }
  };

  /** Has a task done over all batches and gives what came of each file, in order. */
  async function* each<R>(
    name: keyof typeof AHEAD,
    batches: readonly Batch[],
    taskOf: (batch: Batch) => object,
    signal: AbortSignal,
  ): AsyncGenerator<Done<R | CleanError>> {
    listen(signal);
    const work = (worker: number, index: number) => {
      if (name === "count") owners.set(batches[index]![0]!, worker);
      return perform<R>(worker, name, batches[index]!, taskOf);
    };
    for await (const { index, result } of inOrder(batches.length, round(name, batches, signal), work)) {
      const results = new Map<FileTask, R>();
      let i = 0;
      for (const one of result.result ?? []) results.set(result.files[i++]!, one);
      for (const file of batches[index]!) {
        const done = deadly.get(file.path) ?? results.get(file);
        if (done !== undefined) yield { file, result: done };
      }
    }
  }

  return {
    async *look(batches, expected, signal): AsyncGenerator<Done<Looked>> {
      const taskOf = (files: Batch) => ({ expected: files.map(expected) });
      for await (const { file, result } of each<Looked>("look", batches, taskOf, signal)) {
        const dead = (error: CleanError): Looked => ({ problem: { code: error.code, args: error.args }, same: false });
        yield { file, result: result instanceof CleanError ? dead(result) : result };
      }
    },
    async count(batches, signal) {
      for (;;) {
        lost = false;
        const hashes = new Map<FileTask, string>();
        for await (const { file, result } of each<string | null>("count", batches, () => ({}), signal)) {
          if (typeof result === "string") hashes.set(file, result);
        }
        const parts = await Promise.all(places.map((_, thread) => run(thread, "counted", {})));
        const source = countSource(parts as CounterParts[]);
        // What a worker had counted went with it: all is counted again, without what it died of.
        if (!lost || signal.aborted) return { source, hashes };
        source.close();
      }
    },
    async *clean(batches, { table, known }, signal): AsyncGenerator<Done<CleanedFile>> {
      const taskOf = (files: Batch) => ({ known: files.map(known), ...(table && { table }) });
      for await (const { file, result } of each<CleanedFile>("clean", batches, taskOf, signal)) {
        yield { file, result: result instanceof CleanError ? await refuse(file, result) : result };
      }
    },
    async close() {
      main?.close();
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}

function unpacked<R>(packed: PackedResults): Iterable<R> {
  return unpackResults(packed) as Iterable<unknown> as Iterable<R>;
}

/** What batch-worker exports. */
type TaskName = "look" | "count" | "counted" | "clean";

function problemOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "out of memory" : message;
}

async function refuse(file: FileTask, error: CleanError): Promise<CleanedFile> {
  const { refused } = await import("./hands.js");
  return refused(file, error);
}
