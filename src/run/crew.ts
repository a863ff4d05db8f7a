import type { CountTable } from "../core/count-table.js";
import type { CountSource } from "../io/counts/passage-counter.js";
import type { Batch } from "./batches.js";
import type { CleanedFile, Expectation, FileTask, Looked } from "./task.js";

/**
 * Those who work on the files of a run: workers, or the main thread alone. What comes of a file does not depend on it.
 * Once a signal is aborted, no further file is begun, and what was done until then is given.
 */
export interface Crew {
  /** Holds what is known of files against what is there. */
  look(batches: readonly Batch[], expected: Expected, signal: AbortSignal): AsyncGenerator<Done<Looked>>;
  /** Counts the passages of files. */
  count(batches: readonly Batch[], signal: AbortSignal): Promise<Counted>;
  /** Cleans files and gives what came of them, in order. */
  clean(batches: readonly Batch[], cleaning: Cleaning, signal: AbortSignal): AsyncGenerator<Done<CleanedFile>>;
  close(): Promise<void>;
}

/** What cleaning needs beside the files. */
export interface Cleaning {
  readonly table?: CountTable;
  /** The hashes of what earlier runs wrote under the name of a file's output. */
  known(file: FileTask): readonly string[];
}

export type Expected = (file: FileTask) => Expectation | undefined;

/** A file with what came of it. */
export interface Done<R> {
  readonly file: FileTask;
  readonly result: R;
}

export interface Counted {
  readonly source: CountSource;
  /** SHA-256 (hex) of the files that can be read. */
  readonly hashes: ReadonlyMap<FileTask, string>;
}
