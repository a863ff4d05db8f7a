import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";

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

/** @throws what `openSync` throws */
export function openBatchedFile(path: string): BatchedFile {
  const file = openSync(path, "w");
  const hash = createHash("sha256");
  let waiting: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  let open = true;
  const flush = () => {
    const bytes = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    total += bytes.length;
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  const content = () => {
    flush();
    return { bytes: total, sha256: hash.copy().digest("hex") };
  };
  return {
    content,
    add(piece) {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      waiting.push(bytes);
      size += bytes.length;
      if (size >= BYTES) flush();
    },
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
