import { workerData } from "node:worker_threads";
import { type BatchTasks, batchTasks } from "./batch-tasks.js";
import { type PackedResults, packResults } from "./packed-results.js";
import type { Job } from "./task.js";

/** What a worker starts from. */
export interface WorkerStart {
  readonly job: Job;
  /** One number on shared memory: 1 once the run is to end. */
  readonly stop: Int32Array;
}

const { job, stop } = workerData as WorkerStart;

const tasks = batchTasks(job, stop);
export const { look, count, counted } = tasks;

export async function clean(task: Parameters<BatchTasks["clean"]>[0]): Promise<PackedResults> {
  return packResults(await tasks.clean(task));
}
