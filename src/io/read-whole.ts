import { readFileSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";

/** Node reads no more than this into one buffer and makes no longer string; larger files need a splitting tool. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Reads a file.
 *
 * @param largest bytes of the largest file that is read
 * @throws CleanError `not-a-file`, `too-large`, `vanished`, `unreadable`
 */
export async function readWhole(path: string, largest = LARGEST): Promise<Uint8Array> {
  try {
    refuse(path, await stat(path), largest);
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path, "read");
  }
}

/** The same while the thread waits: in a worker, that is the quickest. */
export function readWholeSync(path: string): Uint8Array {
  try {
    refuse(path, statSync(path), LARGEST);
    return readFileSync(path);
  } catch (error) {
    throw fileError(error, path, "read");
  }
}

/**
 * The same for what was a file of so many bytes a moment ago.
 *
 * @throws CleanError `too-large`, `vanished`, `unreadable`
 */
export function readFoundSync(path: string, size: number): Uint8Array {
  try {
    refuseSize(path, size, LARGEST);
    return readFileSync(path);
  } catch (error) {
    throw fileError(error, path, "read");
  }
}

function refuse(path: string, info: { isFile(): boolean; readonly size: number }, largest: number): void {
  if (!info.isFile()) throw new CleanError("not-a-file", { path });
  refuseSize(path, info.size, largest);
}

function refuseSize(path: string, size: number, largest: number): void {
  if (size > largest) throw new CleanError("too-large", { path, bytes: size });
}
