import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync } from "node:fs";
import { fileError } from "./errors.js";
import { writeAll } from "./write-all.js";

/** A new file that is written piece by piece; small pieces are collected, since each costs a system call otherwise. */
export interface BatchedFile {
  add(bytes: Uint8Array | string): void;
  /** What was added until now. */
  content(): Content;
  /** Writes what is left, waits until all of it is on the disk, and closes the file. */
  finish(): Content;
  /** Closes the file; it is safe to do so twice. */
  close(): void;
}

/** What a file holds. */
export interface Content {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

const BYTES = 256 * 1024;

/** @throws what `openSync` throws; what is added later, CleanError `unwritable` */
export function openBatchedFile(path: string): BatchedFile {
  const file = openSync(path, "w");
  const hash = createHash("sha256");
  // What is added is copied: small pieces that wait as they are outlive what they were made with, and pile up in memory.
  const buffer = Buffer.allocUnsafeSlow(BYTES);
  let size = 0;
  let total = 0;
  let open = true;
  const put = (bytes: Uint8Array) => {
    total += bytes.length;
    hash.update(bytes);
    try {
      writeAll(file, bytes);
    } catch (error) {
      throw fileError(error, path, "write");
    }
  };
  const flush = () => {
    put(buffer.subarray(0, size));
    size = 0;
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  const content = () => {
    flush();
    return { bytes: total, sha256: hash.copy().digest("hex") };
  };
  const add = (piece: Uint8Array | string): void => {
    // No UTF-16 unit takes more than three bytes.
    const most = typeof piece === "string" ? piece.length * 3 : piece.length;
    if (size + most > BYTES) flush();
    if (most > BYTES) put(typeof piece === "string" ? Buffer.from(piece) : piece);
    else if (typeof piece === "string") size += buffer.write(piece, size);
    else {
      buffer.set(piece, size);
      size += piece.length;
    }
  };
  return {
    content,
    add,
    finish() {
      const whole = content();
      fsyncSync(file);
      close();
      return whole;
    },
    close,
  };
}

/** The content of a file, read piece by piece. */
export function contentOf(path: string): Content {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    let bytes = 0;
    for (let read = 1; read > 0; bytes += read) {
      read = readSync(file, buffer, 0, buffer.length, null);
      hash.update(buffer.subarray(0, read));
    }
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    closeSync(file);
  }
}
