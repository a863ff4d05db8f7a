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

/** What a file costs before its first byte, in seconds: it is found, opened, written, renamed and recorded. */
const PER_FILE = 150e-6;
/** Bytes a second: of text, and of what must be taken apart before it is text. */
const TEXT_SPEED = 40e6;
const PAGE_SPEED = 5e6;
/** Work of this many seconds is worth a second worker, whose start takes a good part of one. */
const WORTH_A_WORKER = 0.75;

/**
 * How many workers the work is worth; 0 stands for none beside the main thread. With two processors two workers begin to
 * win at some 2,500 files of 18 KB (measured: they lose below 1,000 and take 0.72 of the time at 10,000).
 *
 * @param jobs the most that may work at once
 */
export function workersFor({ files, sizes }: Sized, jobs: number): number {
  let seconds = 0;
  for (let i = 0; i < files.length; i++) {
    const { format } = files[i]!;
    seconds += PER_FILE + sizes[i]! / (format === "text" || format === "markdown" ? TEXT_SPEED : PAGE_SPEED);
  }
  const workers = Math.min(jobs, Math.floor(seconds / WORTH_A_WORKER));
  return workers < 2 ? 0 : workers;
}

/** Fewer files and bytes than these are cleaned in less time than it takes to wonder at a new folder. */
const WORTH_FILES = 100;
const WORTH_BYTES = 4 << 20;

/** Whether the results of a run are worth keeping for the next one. */
export function isWorthCaching({ files, sizes }: Sized): boolean {
  return files.length >= WORTH_FILES || sizes.reduce((sum, size) => sum + size, 0) >= WORTH_BYTES;
}
