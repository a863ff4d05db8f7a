import type { CountTable } from "../core/count-table.js";
import type { CounterParts } from "../io/counts/passage-counter.js";
import type { Batch } from "./batches.js";
import type { Hands } from "./hands.js";
import { look as lookAt } from "./look.js";
import { type PackedResults, resultPacker } from "./packed-results.js";
import type { Expectation, FileTask, Job, Looked } from "./task.js";

/** What a thread can be asked to do with batches of files; it gives what came of each file that was done. */
export interface BatchTasks {
  /** Holds what is known of files against what is there. */
  look(task: BatchTask & { readonly expected: readonly (Expectation | undefined)[] }): Promise<Looked[]>;
  /** Counts the passages of files. Gives the hashes of those that can be read, null for others. */
  count(task: BatchTask): Promise<(string | null)[]>;
  /** What this thread counted. */
  counted(): Promise<CounterParts>;
  clean(
    task: BatchTask & { readonly table?: CountTable; readonly known: readonly (readonly string[])[] },
  ): Promise<PackedResults>;
  close(): void;
}

/** What a thread is given at once. */
export interface BatchTask {
  readonly files: Batch;
  /** One number on shared memory, for the thread to set: the place of the file that it is on. */
  readonly at: Int32Array;
}

/**
 * Makes what a thread does with batches.
 *
 * @param stop one number on shared memory: 1 once the run is to end
 * @param pause called before each file, for a thread that has other things to do, too
 */
export function batchTasks(job: Job, stop: Int32Array, pause?: () => Promise<void> | undefined): BatchTasks {
  let hands: Hands | undefined;
  const packer = resultPacker();
  /** What cleans is loaded when there is something to clean. */
  const open = async (): Promise<Hands> => {
    hands ??= (await import("./hands.js")).createHands(job);
    return hands;
  };
  return {
    look: (task) => each(task, (file, i) => lookAt(file, task.expected[i])),
    async count(task) {
      const { count } = await open();
      return each(task, async (file) => (await count(file)) ?? null);
    },
    async counted() {
      const { counted } = await open();
      return counted();
    },
    async clean(task) {
      const { clean } = await open();
      const { table, known } = task;
      let packed: PackedResults;
      try {
        await each(task, async (file, i) => packer.add(await clean(file, { table, known: known[i]! })));
      } finally {
        packed = packer.take();
      }
      return packed;
    },
    close: () => hands?.close(),
  };

  /**
   * Goes over files and makes known which one it is on, so that it can be named if it takes the thread down. After a
   * stop, only what was done before it is in the result.
   */
  async function each<R>({ files, at }: BatchTask, act: (file: FileTask, i: number) => R | Promise<R>): Promise<R[]> {
    const results: R[] = [];
    for (const [i, file] of files.entries()) {
      const pausing = pause?.();
      if (pausing !== undefined) await pausing;
      if (Atomics.load(stop, 0) === 1) return results;
      Atomics.store(at, 0, i);
      results.push(await act(file, i));
    }
    Atomics.store(at, 0, files.length);
    return results;
  }
}
