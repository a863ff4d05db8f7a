import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { fileError } from "./errors.js";
import { writeAll } from "./write-all.js";

/** A file of text that is written piece by piece and hashed on the way. */
export interface HashedFile {
  /** @param text not ending within a surrogate pair */
  write(text: string): void;
  /** Ends the file and tells its SHA-256 (hex) and its length in bytes. */
  finish(): { readonly sha256: string; readonly bytes: number };
  /** Ends the file if it was not; what it holds is not to be used then. */
  close(): void;
}

/** UTF-16 units collected before they are encoded and written. */
const BATCH = 1 << 18;

/**
 * Opens a new file for text in UTF-8.
 *
 * @throws CleanError `unwritable`, and so do the functions of the file
 */
export function openHashedFile(path: string): HashedFile {
  const hash = createHash("sha256");
  const file = guarded(() => openSync(path, "wx"));
  let waiting: string[] = [];
  let length = 0;
  let bytes = 0;
  let isOpen = true;
  const flush = () => {
    const part = Buffer.from(waiting.join(""));
    hash.update(part);
    guarded(() => writeAll(file, part));
    bytes += part.length;
    waiting = [];
    length = 0;
  };
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(text) {
      waiting.push(text);
      length += text.length;
      if (length >= BATCH) flush();
    },
    finish() {
      flush();
      close();
      return { sha256: hash.digest("hex"), bytes };
    },
    close,
  };

  function guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw fileError(error, path, "write");
    }
  }
}
