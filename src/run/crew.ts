import type { CountTable } from "../core/count-table.js";
import type { CountSource } from "../io/counts/passage-counter.js";
import type { Batch } from "./batches.js";
import type { CleanedFile, FileTask } from "./task.js";

/**
 * Those who work on the files of a run: workers, or the main thread alone. What comes of a file does not depend on it.
 * Once a signal is aborted, no further file is begun, and what was done until then is given.
 */
export interface Crew {
  /** Counts the passages of files. */
  count(batches: readonly Batch[], signal: AbortSignal): Promise<CountSource>;
  /** Cleans files and gives what came of them, in order. */
  clean(batches: readonly Batch[], table: CountTable | undefined, signal: AbortSignal): AsyncGenerator<Cleaned>;
  close(): Promise<void>;
}

export interface Cleaned {
  readonly file: FileTask;
  readonly result: CleanedFile;
}
