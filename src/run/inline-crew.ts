import { setImmediate } from "node:timers/promises";
import { countSource } from "../io/counts/passage-counter.js";
import { orderedMap } from "../io/ordered-map.js";
import { readWhole } from "../io/read-whole.js";
import type { Batch } from "./batches.js";
import type { Cleaned, Crew } from "./crew.js";
import { createHands } from "./hands.js";
import type { FileTask, Job } from "./task.js";

/** How many files are open at once beside those being worked on: reading one hides behind cleaning another. */
const READ_AHEAD = 4;
/** Larger files are read when it is their turn: memory holds one of them. */
const LARGEST_AHEAD = 1 << 20;
/** So long, in milliseconds, a signal may have to wait beside the work on one file. */
const TURN = 20;

/** The main thread as a crew: for work that is done before a worker has started. */
export function inlineCrew(job: Job, jobs: number): Crew {
  const hands = createHands(job);
  const ahead = jobs + READ_AHEAD;
  const read = async (file: FileTask) => {
    if (file.problem !== undefined || hands.keeps(file)) return { file };
    // What goes wrong is said by whoever works on the file.
    return { file, bytes: await readWhole(file.path, LARGEST_AHEAD).catch(() => undefined) };
  };
  let turned = performance.now();
  /** Lets signals in: the work on files that are in memory leaves them no gap. */
  const turn = async () => {
    if (performance.now() - turned < TURN) return;
    await setImmediate();
    turned = performance.now();
  };
  return {
    async count(batches, signal) {
      for await (const { file, bytes } of orderedMap(filesOf(batches), ahead, read, () => signal.aborted)) {
        await turn();
        if (signal.aborted) break;
        await hands.count(file, bytes);
      }
      return countSource([hands.counted()]);
    },
    async *clean(batches, table, signal): AsyncGenerator<Cleaned> {
      for await (const { file, bytes } of orderedMap(filesOf(batches), ahead, read, () => signal.aborted)) {
        await turn();
        if (signal.aborted) return;
        yield { file, result: await hands.clean(file, table, bytes) };
      }
    },
    close: async () => hands.close(),
  };
}

function* filesOf(batches: readonly Batch[]): Generator<FileTask> {
  for (const batch of batches) yield* batch;
}
