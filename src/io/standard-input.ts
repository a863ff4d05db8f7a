import { createReadStream, fstatSync } from "node:fs";
import type { Readable } from "node:stream";

/**
 * Bytes of a piece of a file. `process.stdin` reads half of it at once, each time by way of a thread; twice as
 * much has its memory mapped anew each time (300,000 records take 0.95 of the time, and 1.15 of it; measured).
 */
const PIECE = 128 * 1024;
const STANDARD_INPUT = 0;

/** Standard input as a stream, in larger pieces than `process.stdin` where it is a file. */
export function standardInput(): Readable {
  if (!isFile(STANDARD_INPUT)) return process.stdin;
  return createReadStream("", { fd: STANDARD_INPUT, autoClose: false, highWaterMark: PIECE });
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false; // closed: reading it will tell
  }
}
