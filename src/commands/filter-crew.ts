import { setImmediate } from "node:timers/promises";
import type { Piscina } from "piscina";
import type { LineBatch } from "../io/line-batches.js";
import { tuneForLongRun } from "../run/long-run.js";
import type { Cleaner } from "../stages/cleaner.js";
import { type FilteredBatch, filterBatch, type RecordOptions } from "./filter-batch.js";
import type { RecordCrew } from "./filter-lines.js";
import type { FilterWorkerStart } from "./filter-worker.js";

/**
 * Bytes that are worth a worker: until it has made its own code fast, it takes more from the main thread than it gives. Of
 * less the main thread alone is done sooner: 10 MB take it 1.0 s instead of 1.5, 65 MB 4.1 instead of 3.5 (measured, two
 * processors).
 */
const WORTH_A_WORKER = 32 * 1024 * 1024;
/** Of an input that may end at any time, so much is cleaned before workers are called. */
const ALONE = 16 * 1024 * 1024;
/** Batches for each worker: one to work on and one that waits, so that none is idle while the main thread cleans. */
const EACH = 3;
/** Results of the main thread that may wait for those of workers: the first ones of each take long. */
const OWN = 40;

/** The crew of a filter, to be closed at the end. */
export interface OpenCrew extends RecordCrew {
  close(): Promise<void>;
}

/**
 * Opens a crew: the main thread, and workers beside it where it is plain that there is much to do. It goes on cleaning
 * what finds all of them at work: it has warmed up already, and each further thread takes some 60 MB.
 *
 * @param jobs how many threads are to clean
 * @param start what a worker needs to make the same cleaner
 * @param expected how many bytes there are, if that is known
 */
export function openRecordCrew(
  cleaner: Pick<Cleaner, "run">,
  options: RecordOptions,
  jobs: number,
  start: FilterWorkerStart,
  expected?: number,
): OpenCrew {
  const workers = expected === undefined || expected >= WORTH_A_WORKER ? jobs - 1 : 0;
  const alone = expected === undefined ? ALONE : 0;
  let bytes = 0;
  let handedOver = 0;
  let pool: Promise<Piscina> | undefined;
  let turn = Promise.resolve();
  return {
    get ahead() {
      return pool === undefined ? 1 : workers * EACH + OWN;
    },
    async filter(batch) {
      bytes += batch.bytes.length;
      if (workers < 1 || bytes < alone) return filterBatch(batch, options, cleaner);
      pool ??= openPool(workers, start);
      if (handedOver === workers * EACH) {
        // What workers are done with is only known after a turn of the event loop: one for each batch.
        turn = turn.then(() => setImmediate());
        await turn;
      }
      if (handedOver === workers * EACH) return filterBatch(batch, options, cleaner);
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
  await tuneForLongRun("records");
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
