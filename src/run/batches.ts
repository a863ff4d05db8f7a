import { isText } from "../core/stage.js";
import type { FileTask } from "./task.js";

/**
 * What is handed to a worker at once, some 100 ms of work: fewer cost messages and waiting for whoever hands them out, more
 * leave workers idle at the end.
 */
const FILES = 256;
const BYTES = 1 << 20;

/** Files that are worked on one after the other. */
export type Batch = readonly FileTask[];

/** Files with their sizes in bytes; what is not there counts as empty. */
export interface Sized {
  readonly files: readonly FileTask[];
  readonly sizes: Float64Array;
}

export function sized(files: readonly FileTask[]): Sized {
  return { files, sizes: Float64Array.from(files, ({ size = 0 }) => size) };
}

/** Cuts files into batches, in order. */
export function cutIntoBatches({ files, sizes }: Sized): Batch[] {
  const batches: FileTask[][] = [];
  let bytes = 0;
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!;
    const size = sizes[i]!;
    const last = batches.at(-1);
    if (last === undefined || last.length === FILES || bytes + size > BYTES) {
      batches.push([file]);
      bytes = size;
    } else {
      last.push(file);
      bytes += size;
    }
  }
  return batches;
}

/**
 * What is worth a worker, which makes its own code fast before it gains anything: so many files, or so many bytes of text, or
 * of what must be taken apart before it is text, or parts of these. Two workers begin to win at some 2,400 texts of half a
 * KB, 1,200 of 18 KB, 320 pages of 32 KB (measured, two processors).
 */
const FILES_A_WORKER = 1200;
const TEXT_A_WORKER = 20e6;
const PAGES_A_WORKER = 7e6;

/**
 * How many workers the work is worth; 0 stands for none beside the main thread.
 *
 * @param jobs the most that may work at once
 */
export function workersFor({ files, sizes }: Sized, jobs: number): number {
  let worth = files.length / FILES_A_WORKER;
  for (let i = 0; i < files.length; i++) {
    worth += sizes[i]! / (isText(files[i]!) ? TEXT_A_WORKER : PAGES_A_WORKER);
  }
  const workers = Math.min(jobs, Math.floor(worth));
  return workers < 2 ? 0 : workers;
}

/** Fewer files and bytes than these are cleaned in less time than it takes to wonder at a new folder. */
const WORTH_FILES = 100;
const WORTH_BYTES = 4 << 20;

/** Whether the results of a run are worth keeping for the next one. */
export function isWorthCaching({ files, sizes }: Sized): boolean {
  return files.length >= WORTH_FILES || sizes.reduce((sum, size) => sum + size, 0) >= WORTH_BYTES;
}
