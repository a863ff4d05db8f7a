import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";

let counter = 0;

/**
 * Writes a file so that a reader sees the old one or the new one and never a part: a temporary file on the same file
 * system, then a rename. A target that is write-protected is left alone.
 *
 * @param temporary the folder for the temporary file
 * @param sync also waits until the bytes are on the disk, for files that others depend on
 * @throws CleanError `write-protected`, `unwritable`
 */
export function writeAtomic(
  path: string,
  bytes: Uint8Array | string,
  temporary: string,
  { sync = false }: { readonly sync?: boolean } = {},
): void {
  const part = join(temporary, `${process.pid}-${counter++}.part`);
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o222) === 0) throw new CleanError("write-protected", { path });
    mkdirSync(dirname(path), { recursive: true });
    writeAll(part, typeof bytes === "string" ? Buffer.from(bytes) : bytes, sync);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw fileError(error, path, "write");
  }
}

function writeAll(path: string, bytes: Uint8Array, sync: boolean): void {
  const file = openSync(path, "wx");
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
