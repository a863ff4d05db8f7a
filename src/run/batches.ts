import { statSync } from "node:fs";
import type { FileTask } from "./task.js";

/** What is handed to a worker at once: fewer cost messages, more leave workers idle at the end. */
const FILES = 64;
const BYTES = 4 << 20;

/** Files that are worked on one after the other. */
export type Batch = readonly FileTask[];

/** Files with their sizes in bytes; what is not there counts as empty. */
export interface Sized {
  readonly files: readonly FileTask[];
  readonly sizes: Float64Array;
}

export function sized(files: readonly FileTask[]): Sized {
  const sizes = new Float64Array(files.length);
  for (const [i, { path, problem }] of files.entries()) {
    sizes[i] = problem === undefined ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
  }
  return { files, sizes };
}

/** Cuts files into batches, in order. */
export function cutIntoBatches({ files, sizes }: Sized): Batch[] {
  const batches: FileTask[][] = [];
  let bytes = 0;
  for (const [i, file] of files.entries()) {
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
  for (const [i, { format }] of files.entries()) {
    seconds += PER_FILE + sizes[i]! / (format === "text" || format === "markdown" ? TEXT_SPEED : PAGE_SPEED);
  }
  const workers = Math.min(jobs, Math.floor(seconds / WORTH_A_WORKER));
  return workers < 2 ? 0 : workers;
}
