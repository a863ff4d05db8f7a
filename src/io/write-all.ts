import { writeSync } from "node:fs";

/**
 * Writes all of some bytes: one call of the system may write less.
 *
 * @param position where in the file; behind what was written last if it is left out
 */
export function writeAll(file: number, bytes: Uint8Array, position?: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(file, bytes, at, bytes.length - at, position === undefined ? null : position + at);
}
