import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";

/** Bytes of a part: larger ones are no faster, and several parts are held at once. */
const PART = 1 << 20;

/** A part of a file; its buffer is used again for the next one. */
export interface FilePart {
  readonly bytes: Buffer;
  readonly place: "inner" | "last";
}

/**
 * Reads a file part by part; an empty file is one empty part.
 *
 * @throws CleanError `not-a-file`, `vanished`, `unreadable`
 */
export function* readParts(path: string): Generator<FilePart> {
  const file = guarded(path, () => openSync(path, "r"));
  try {
    if (!guarded(path, () => fstatSync(file)).isFile()) throw new CleanError("not-a-file", { path });
    const fill = (buffer: Buffer) => {
      let length = 0;
      while (length < buffer.length) {
        const read = guarded(path, () => readSync(file, buffer, length, buffer.length - length, null));
        if (read === 0) break;
        length += read;
      }
      return buffer.subarray(0, length);
    };
    // Only who has read on knows which part is the last one.
    const buffers = [Buffer.allocUnsafeSlow(PART), Buffer.allocUnsafeSlow(PART)] as const;
    let bytes = fill(buffers[0]);
    for (let turn = 1; ; turn = 1 - turn) {
      const next = bytes.length < PART ? bytes.subarray(bytes.length) : fill(buffers[turn]!);
      yield { bytes, place: next.length === 0 ? "last" : "inner" };
      if (next.length === 0) return;
      bytes = next;
    }
  } finally {
    closeSync(file);
  }
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fileError(error, path, "read");
  }
}
