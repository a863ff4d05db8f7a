import { setImmediate } from "node:timers/promises";
import { countSource } from "../io/counts/passage-counter.js";
import { orderedMap } from "../io/ordered-map.js";
import type { Batch } from "./batches.js";
import type { Crew, Done } from "./crew.js";
import type { Hands } from "./hands.js";
import { look } from "./look.js";
import { BYTES, HASHES, openSourceReader } from "./source-reader.js";
import type { CleanedFile, FileTask, Job, Looked } from "./task.js";

/** How many files are open at once beside those being worked on: reading one hides behind cleaning another. */
const READ_AHEAD = 4;
/** So long, in milliseconds, a signal may have to wait beside the work on one file. */
const TURN = 20;

/** The main thread as a crew: for work that is done before a worker has started. */
export function inlineCrew(job: Job, jobs: number): Crew {
  let hands: Hands | undefined;
  const open = async () => {
    // What cleans is loaded when there is something to clean.
    hands ??= (await import("./hands.js")).createHands(job);
    return hands;
  };
  let turned = performance.now();
  const readBytes = openSourceReader(BYTES);
  const readHash = openSourceReader(HASHES);

  /** Goes over files; work on what is in memory leaves signals no gap, so they are let in between. */
  async function* each<T>(
    batches: readonly Batch[],
    readSource: (file: FileTask) => Promise<T | undefined>,
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly file: FileTask; readonly source?: T | undefined }> {
    const read = async (file: FileTask) => {
      if (file.problem !== undefined || hands?.keeps(file)) return { file };
      return { file, source: await readSource(file) };
    };
    for await (const one of orderedMap(filesOf(batches), jobs + READ_AHEAD, read, () => signal.aborted)) {
      if (performance.now() - turned > TURN) {
        await setImmediate();
        turned = performance.now();
      }
      if (signal.aborted) return;
      yield one;
    }
  }

  return {
    async *look(batches, expected, signal): AsyncGenerator<Done<Looked>> {
      for await (const { file, source } of each(batches, readHash, signal)) {
        yield { file, result: look(file, expected(file), source) };
      }
    },
    async count(batches, signal) {
      const { count, counted } = await open();
      const hashes = new Map<FileTask, string>();
      for await (const { file, source } of each(batches, readBytes, signal)) {
        const hash = await count(file, source);
        if (hash !== undefined) hashes.set(file, hash);
      }
      return { source: countSource([counted()]), hashes };
    },
    async *clean(batches, { table, known }, signal): AsyncGenerator<Done<CleanedFile>> {
      if (batches.length === 0) return;
      const { clean } = await open();
      const { withBytes } = await import("./hands.js");
      for await (const { file, source } of each(batches, readBytes, signal)) {
        yield { file, result: withBytes(await clean(file, { table, known: known(file) }, source)) };
      }
    },
    close: async () => hands?.close(),
  };
}

function* filesOf(batches: readonly Batch[]): Generator<FileTask> {
  for (const batch of batches) yield* batch;
}
