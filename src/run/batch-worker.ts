import { workerData } from "node:worker_threads";
import { sharedParts } from "../io/counts/passage-counter.js";
import { batchTasks } from "./batch-tasks.js";
import type { Job } from "./task.js";

/** What a worker starts from. */
export interface WorkerStart {
  readonly job: Job;
  /** One number on shared memory: 1 once the run is to end. */
  readonly stop: Int32Array;
}

const { job, stop } = workerData as WorkerStart;

const tasks = batchTasks(job, stop);

export const { look, count, clean } = tasks;

export const counted = async () => sharedParts(await tasks.counted());
