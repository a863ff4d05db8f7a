import { workerData } from "node:worker_threads";
import type { CountTable } from "../core/count-table.js";
import type { CounterParts } from "../io/counts/passage-counter.js";
import type { Batch } from "./batches.js";
import type { Hands } from "./hands.js";
import { look as lookAt } from "./look.js";
import { type PackedResults, packResults } from "./packed-results.js";
import type { Expectation, FileTask, Job, Looked } from "./task.js";

/** What a worker starts from. */
export interface WorkerStart {
  readonly job: Job;
  /** One number on shared memory: 1 once the run is to end. */
  readonly stop: Int32Array;
}

/** What a worker is given at once. */
export interface BatchTask {
  readonly files: Batch;
  /** One number on shared memory, for the worker to set: the place of the file that it is on. */
  readonly at: Int32Array;
}

const { job, stop } = workerData as WorkerStart;
let hands: Hands | undefined;

/** What cleans is loaded when there is something to clean. */
async function open(): Promise<Hands> {
  hands ??= (await import("./hands.js")).createHands(job);
  return hands;
}

/** Holds what is known of a batch of files against what is there. */
export function look(task: BatchTask & { readonly expected: readonly (Expectation | undefined)[] }): Promise<Looked[]> {
  return each(task, (file, i) => lookAt(file, task.expected[i]));
}

/** Counts the passages of a batch of files. Gives the hashes of those that can be read, null for others. */
export async function count(task: BatchTask): Promise<(string | null)[]> {
  const { count } = await open();
  return each(task, async (file) => (await count(file)) ?? null);
}

/** What this worker counted. */
export async function counted(): Promise<CounterParts> {
  const { counted } = await open();
  return counted();
}

/** Cleans a batch of files. */
export async function clean(
  task: BatchTask & { readonly table?: CountTable; readonly known: readonly (readonly string[])[] },
): Promise<PackedResults> {
  const { clean } = await open();
  const results = await each(task, (file, i) => clean(file, { table: task.table, known: task.known[i]! }));
  return packResults(results);
}

/**
 * Goes over files and makes known which one it is on, so that it can be named if it takes the worker down. After a stop,
 * only what was done before it is in the result.
 */
async function each<R>({ files, at }: BatchTask, act: (file: FileTask, i: number) => R | Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [i, file] of files.entries()) {
    if (Atomics.load(stop, 0) === 1) return results;
    Atomics.store(at, 0, i);
    results.push(await act(file, i));
  }
  Atomics.store(at, 0, files.length);
  return results;
}
