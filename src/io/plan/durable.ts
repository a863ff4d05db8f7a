import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import pLimit from "p-limit";
import { fileError } from "../errors.js";
import { type Places, temporaryPrefix } from "./places.js";

/** Files handed to the disk at once: together they cost little more than one. */
const AT_ONCE = 16;

/**
 * Waits until files that were written are on the disk, and their folders, too: a part that says they are done must not
 * outlive them.
 *
 * @throws CleanError `unwritable`
 */
export async function flushFiles(paths: readonly string[]): Promise<void> {
  const limit = pLimit(AT_ONCE);
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  await Promise.all(paths.map((path) => limit(flush, path)));
  await Promise.all(folders.map((path) => limit(flush, path)));
}

/** Puts a finished temporary file in place, for good. */
export function putInPlace(part: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    renameSync(part, path);
    const folder = openSync(dirname(path), "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    throw fileError(error, path, "write");
  }
}

/** Makes a folder for the temporary files of one try, takes it away in the end. */
export async function withTemporary<T>({ temporary }: Places, use: (folder: string) => Promise<T>): Promise<T> {
  let folder: string;
  try {
    mkdirSync(temporary, { recursive: true });
    folder = mkdtempSync(join(temporary, temporaryPrefix()));
  } catch (error) {
    throw fileError(error, temporary, "write");
  }
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function flush(path: string): Promise<void> {
  try {
    const file = await open(path, "r");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, path, "write");
  }
}
