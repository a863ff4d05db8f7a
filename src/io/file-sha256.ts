import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";
import { sha256 } from "./sha256.js";

/** Bytes read at once: a shorter file is hashed by one call. */
const PIECE = 128 * 1024;

/** Opening what is no file must not wait for who writes into it. Windows has no such flag, and no such thing. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Used again for each file: to be given new memory takes the system as long as to read 18 KB. */
let piece: Buffer | undefined;

/**
 * The SHA-256 (hex) of a file of any size, while the thread waits.
 *
 * @throws CleanError `not-a-file`, `vanished`, `unreadable`
 */
export function fileSha256(path: string): string {
  piece ??= Buffer.allocUnsafeSlow(PIECE);
  try {
    const file = openSync(path, READ);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) throw new CleanError("not-a-file", { path });
      return hashOf(file, stats.size, piece);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileError(error, path, "read");
  }
}

/** The same; undefined where the file is gone or cannot be read. */
export function fileSha256IfThere(path: string): string | undefined {
  try {
    return fileSha256(path);
  } catch {
    return undefined;
  }
}

function hashOf(file: number, size: number, buffer: Buffer): string {
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(file, buffer, length, buffer.length - length, null);
    length += read;
    // Some files that the system makes up say that they are empty.
    if (read === 0 || length === size) return sha256(buffer.subarray(0, length));
  }
  const hash = createHash("sha256").update(buffer);
  for (;;) {
    const read = readSync(file, buffer, 0, buffer.length, null);
    if (read === 0) return hash.digest("hex");
    hash.update(buffer.subarray(0, read));
  }
}
