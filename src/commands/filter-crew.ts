import type { Piscina } from "piscina";
import type { LineBatch } from "../io/line-batches.js";
import type { Cleaner } from "../stages/cleaner.js";
import { type FilteredBatch, filterBatch, type RecordOptions } from "./filter-batch.js";
import type { RecordCrew } from "./filter-lines.js";
import type { FilterWorkerStart } from "./filter-worker.js";

/** Bytes that the main thread cleans itself before it calls workers: starting them takes as long as cleaning these. */
const ALONE = 1024 * 1024;
/** Batches for each worker: one to work on and one that waits, so that none is idle. */
const EACH = 2;

/** The crew of a filter, to be closed at the end. */
export interface OpenCrew extends RecordCrew {
  close(): Promise<void>;
}

/**
 * Opens a crew: at first the main thread, and workers once it is plain that there is much to do.
 *
 * @param workers how many; below 2 there are none
 * @param start what a worker needs to make the same cleaner
 */
export function openRecordCrew(
  cleaner: Pick<Cleaner, "clean">,
  options: RecordOptions,
  workers: number,
  start: FilterWorkerStart,
): OpenCrew {
  let bytes = 0;
  let pool: Promise<Piscina> | undefined;
  return {
    get ahead() {
      return pool === undefined ? 1 : workers * EACH;
    },
    filter(batch) {
      bytes += batch.bytes.length;
      if (workers < 2 || bytes < ALONE) return filterBatch(batch, options, cleaner);
      pool ??= openPool(workers, start);
      return handOver(pool, batch);
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}

async function openPool(workers: number, start: FilterWorkerStart): Promise<Piscina> {
  const { Piscina } = await import("piscina");
  return new Piscina({
    filename: new URL("./filter-worker.js", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    workerData: start,
    // A quarter of what lives shortly is enough for a batch, and the memory of several workers adds up.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
}

async function handOver(pool: Promise<Piscina>, batch: LineBatch): Promise<FilteredBatch> {
  return (await pool).run(batch, { transferList: [batch.bytes.buffer] });
}
