import { readFile, stat } from "node:fs/promises";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";

/** Node reads no more than this into one buffer and makes no longer string; larger files need a splitting tool. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Reads a file.
 *
 * @throws CleanError `not-a-file`, `too-large`, `vanished`, `unreadable`
 */
export async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new CleanError("not-a-file", { path });
    if (info.size > LARGEST) throw new CleanError("too-large", { path, bytes: info.size });
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path, "read");
  }
}
