import { workerData } from "node:worker_threads";
import type { CountTable } from "../core/count-table.js";
import type { CounterParts } from "../io/counts/passage-counter.js";
import type { Batch } from "./batches.js";
import { createHands } from "./hands.js";
import type { CleanedFile, FileTask, Job } from "./task.js";

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
const hands = createHands(job);

/** Counts the passages of a batch of files. */
export async function count(task: BatchTask): Promise<void> {
  await each(task, (file) => hands.count(file));
}

/** What this worker counted. */
export function counted(): CounterParts {
  return hands.counted();
}

/** Cleans a batch of files. After a stop, only the files before it are in the result. */
export async function clean(task: BatchTask & { readonly table?: CountTable }): Promise<CleanedFile[]> {
  const results: CleanedFile[] = [];
  await each(task, async (file) => {
    results.push(await hands.clean(file, task.table));
  });
  return results;
}

/** Goes over files and makes known which one it is on, so that it can be named if it takes the worker down. */
async function each({ files, at }: BatchTask, act: (file: FileTask) => Promise<void>): Promise<void> {
  for (const [i, file] of files.entries()) {
    if (Atomics.load(stop, 0) === 1) return;
    Atomics.store(at, 0, i);
    await act(file);
  }
  Atomics.store(at, 0, files.length);
}
