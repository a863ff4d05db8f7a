import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** A new file that is written piece by piece; small pieces are collected, since each costs a system call otherwise. */
export interface BatchedFile {
  add(bytes: Uint8Array): void;
  /** Writes what is left, waits until all of it is on the disk, and closes the file. */
  finish(): void;
  /** Closes the file; it is safe to do so twice. */
  close(): void;
}

const BYTES = 256 * 1024;

/** @throws what `openSync` throws */
export function openBatchedFile(path: string): BatchedFile {
  const file = openSync(path, "w");
  let waiting: Uint8Array[] = [];
  let size = 0;
  let open = true;
  const flush = () => {
    const bytes = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    add(bytes) {
      waiting.push(bytes);
      size += bytes.length;
      if (size >= BYTES) flush();
    },
    finish() {
      flush();
      fsyncSync(file);
      close();
    },
    close,
  };
}
