import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileError } from "./errors.js";
import { writeAll } from "./write-all.js";
import { refuseProtected } from "./write-protected.js";

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
    if (mode !== undefined) refuseProtected(path, mode);
    mkdirSync(dirname(path), { recursive: true });
    writeFile(part, typeof bytes === "string" ? Buffer.from(bytes) : bytes, sync);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw fileError(error, path, "write");
  }
}

function writeFile(path: string, bytes: Uint8Array, sync: boolean): void {
  const file = openSync(path, "wx");
  try {
    writeAll(file, bytes);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
