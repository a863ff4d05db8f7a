import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { writeAll } from "../write-all.js";
import { ENTRY_BYTES, writeEntry } from "./cursor.js";

/** Writes entries one behind the other into a new file. */
export interface EntryWriter {
  add(key: number, count: number): void;
  /** Writes what is left, then `header` at the start of the file, and waits until all of it is on the disk. */
  finish(header?: (body: Body) => Buffer): void;
  /** Closes the file; it is safe to do so twice. */
  close(): void;
}

/** What was written. */
export interface Body {
  readonly entries: number;
  /** SHA-256 (hex) of the entries' bytes. */
  readonly sha256: string;
}

const BUFFER_BYTES = 1024 * 1024;

/**
 * Opens a file for entries.
 *
 * @param offset bytes left free at the start for a header
 * @throws what `openSync` throws
 */
export function openEntryWriter(path: string, offset = 0): EntryWriter {
  const file = openSync(path, "w");
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  const hash = offset > 0 ? createHash("sha256") : undefined;
  let position = offset;
  let at = 0;
  let entries = 0;
  let open = true;
  const flush = () => {
    hash?.update(buffer.subarray(0, at));
    writeAll(file, buffer.subarray(0, at), position);
    position += at;
    at = 0;
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    add(key, count) {
      if (at + ENTRY_BYTES > BUFFER_BYTES) flush();
      at = writeEntry(buffer, at, key, count);
      entries++;
    },
    finish(header) {
      flush();
      if (header !== undefined && hash !== undefined) {
        writeAll(file, header({ entries, sha256: hash.digest("hex") }), 0);
        fsyncSync(file);
      }
      close();
    },
    close,
  };
}
