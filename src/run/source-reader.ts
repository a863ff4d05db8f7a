import { fileSha256 } from "../io/file-sha256.js";
import { readFoundSync, readWhole } from "../io/read-whole.js";
import { sha256 } from "../io/sha256.js";
import type { FileTask } from "./task.js";

/** Larger files are read when it is their turn: memory holds one of them. */
const LARGEST_AHEAD = 1 << 20;
/** What a file takes that lies in the system's memory is a tenth of this, in milliseconds. */
const QUICK = 1;
/** So many milliseconds are waited in all before files are taken for slow. */
const PATIENCE = 20;

/** How what is wanted of files is read, and the time, in milliseconds. */
export interface ReaderTools<T> {
  readonly now: () => number;
  readonly readSync: (path: string, size: number) => T;
  readonly read: (path: string, largest: number) => Promise<T>;
}

const now = () => performance.now();
export const BYTES: ReaderTools<Uint8Array> = { now, readSync: readFoundSync, read: readWhole };
/** SHA-256 (hex). */
export const HASHES: ReaderTools<string> = {
  ...{ now, readSync: fileSha256 },
  read: async (path, largest) => sha256(await readWhole(path, largest)),
};

/**
 * Makes what reads the next files for the main thread, which cleans them itself. While they lie in the system's memory
 * the thread waits for them: 500 texts of 18 KB take 0.87 of the time (measured). Once they take long to come, from a
 * network or a slow disk, they are read beside the work.
 *
 * @returns gives what is wanted of a file, or nothing where whoever works on it is to read it: what is wrong with it is said there
 */
export function openSourceReader<T>({
  now,
  readSync,
  read,
}: ReaderTools<T>): (file: FileTask) => Promise<T | undefined> {
  let waited = 0;
  let files = 0;
  // Once it is so it stays so: nothing is waited for any more.
  const isSlow = () => waited > PATIENCE && waited > QUICK * files;
  return async ({ path, size }) => {
    try {
      if (isSlow() || size === undefined || size > LARGEST_AHEAD) return await read(path, LARGEST_AHEAD);
      const began = now();
      const result = readSync(path, size);
      waited += now() - began;
      files += 1;
      return result;
    } catch {
      return undefined;
    }
  };
}
