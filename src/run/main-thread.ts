import { setImmediate } from "node:timers/promises";
import { isText } from "../core/stage.js";
import { type BatchTasks, batchTasks } from "./batch-tasks.js";
import type { Batch } from "./batches.js";
import type { Job } from "./task.js";

/** So long, in milliseconds, what workers and signals say may have to wait beside the work on one file. */
const TURN = 1;

/** The main thread as one that works on batches beside workers: it has loaded and compiled what they have to first. */
export function mainThread(job: Job, stop: Int32Array): BatchTasks {
  let turned = performance.now();
  const letOthers = async () => {
    await setImmediate();
    turned = performance.now();
  };
  return batchTasks(job, stop, () => (performance.now() - turned > TURN ? letOthers() : undefined));
}

/** Larger texts are for workers, in bytes. */
const LARGEST = 1 << 20;

/**
 * Whether the main thread may work on a batch: nothing but short texts. What has to be taken apart may be broken so badly
 * that it takes its thread down, and what is long keeps it from all else.
 */
export function isForMain(batch: Batch): boolean {
  return batch.every(
    ({ format, size = 0, problem }) => problem !== undefined || (isText({ format }) && size <= LARGEST),
  );
}
