import { readFoundSync, readWhole } from "../io/read-whole.js";
import type { FileTask } from "./task.js";

/** Larger files are read when it is their turn: memory holds one of them. */
const LARGEST_AHEAD = 1 << 20;
/** What a file takes that lies in the system's memory is a tenth of this, in milliseconds. */
const QUICK = 1;
/** So many milliseconds are waited in all before files are taken for slow. */
const PATIENCE = 20;

/** How files are read, and the time, in milliseconds. */
export interface ReaderTools {
  readonly now: () => number;
  readonly readSync: (path: string, size: number) => Uint8Array;
  readonly read: (path: string, largest: number) => Promise<Uint8Array>;
}

/**
 * Makes what reads the next files for the main thread, which cleans them itself. While they lie in the system's memory
 * the thread waits for them: 500 texts of 18 KB take 0.87 of the time (measured). Once they take long to come, from a
 * network or a slow disk, they are read beside the work.
 *
 * @returns gives the bytes of a file, or nothing where whoever works on it is to read it: what is wrong with it is said there
 */
export function openSourceReader(
  { now, readSync, read }: ReaderTools = { now: () => performance.now(), readSync: readFoundSync, read: readWhole },
): (file: FileTask) => Promise<Uint8Array | undefined> {
  let waited = 0;
  let files = 0;
  // Once it is so it stays so: nothing is waited for any more.
  const isSlow = () => waited > PATIENCE && waited > QUICK * files;
  return async ({ path, size }) => {
    try {
      if (isSlow() || size === undefined || size > LARGEST_AHEAD) return await read(path, LARGEST_AHEAD);
      const began = now();
      const bytes = readSync(path, size);
      waited += now() - began;
      files += 1;
      return bytes;
    } catch {
      return undefined;
    }
  };
}
