import type { Piscina } from "piscina";
import type { LineBatch } from "../io/line-batches.js";
import { tuneForLongRun } from "../run/long-run.js";
import type { Cleaner } from "../stages/cleaner.js";
import { type FilteredBatch, filterBatch, type RecordOptions } from "./filter-batch.js";
import type { RecordCrew } from "./filter-lines.js";
import type { FilterWorkerStart } from "./filter-worker.js";

/** Bytes that the main thread cleans itself before it calls workers: starting them takes as long as cleaning these. */
const ALONE = 1024 * 1024;
/** Batches for each worker: one to work on and one that waits, so that none is idle while the main thread cleans. */
const EACH = 3;
/** Results of the main thread that may wait for those of workers. */
const OWN = 5;

/** The crew of a filter, to be closed at the end. */
export interface OpenCrew extends RecordCrew {
  close(): Promise<void>;
}

/**
 * Opens a crew: at first the main thread, and workers beside it once it is plain that there is much to do. It goes on
 * cleaning what finds all of them at work: it has warmed up already, and each further thread takes some 60 MB.
 *
 * @param jobs how many threads are to clean
 * @param start what a worker needs to make the same cleaner
 */
export function openRecordCrew(
  cleaner: Pick<Cleaner, "clean">,
  options: RecordOptions,
  jobs: number,
  start: FilterWorkerStart,
): OpenCrew {
  const workers = jobs - 1;
  let bytes = 0;
  let handedOver = 0;
  let pool: Promise<Piscina> | undefined;
  return {
    get ahead() {
      return pool === undefined ? 1 : workers * EACH + OWN;
    },
    filter(batch) {
      bytes += batch.bytes.length;
      if (workers < 1 || bytes < ALONE || handedOver === workers * EACH) return filterBatch(batch, options, cleaner);
      pool ??= openPool(workers, start);
      handedOver += 1;
      return handOver(pool, batch).finally(() => {
        handedOver -= 1;
      });
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}

async function openPool(workers: number, start: FilterWorkerStart): Promise<Piscina> {
  const { Piscina } = await import("piscina");
  tuneForLongRun();
  return new Piscina({
    filename: new URL("./filter-worker.js", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    // What waits does so in the worker: here, it would wait for the main thread, too.
    concurrentTasksPerWorker: EACH,
    workerData: start,
    // A quarter of what lives shortly is enough for a batch, and the memory of several workers adds up.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
}

async function handOver(pool: Promise<Piscina>, batch: LineBatch): Promise<FilteredBatch> {
  return (await pool).run(batch, { transferList: [batch.bytes.buffer] });
}
