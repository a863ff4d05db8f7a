import type { BufferStock } from "./buffer-stock.js";

/** Whole lines of an input, with their line feeds; only the last line of the input may lack it. */
export interface LineBatch {
  /** The number of the first line, from 1. */
  readonly firstLine: number;
  /** In a buffer of its own, which may be larger, so that it can be handed to a worker. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Set for a single line too long to be held: it was passed over, and `bytes` is empty. */
  readonly isLong?: boolean;
}

/** What lines are read from: chunks of bytes and, where it is known, how many bytes wait already. */
export interface ByteInput extends AsyncIterable<Buffer> {
  readonly readableLength?: number;
}

export interface LineBatchOptions {
  /** Bytes of the longest line that is held. */
  readonly longest: number;
  /** Bytes of a batch, about. It is smaller when the input pauses, so that what comes slowly is not held back. */
  readonly batch: number;
  /** Where the buffers come from. */
  readonly buffers: BufferStock;
}

const NEWLINE = 10;
const MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Splits a stream of bytes into batches of whole lines; a carriage return is part of its line, a byte order mark at the
 * start is not. What the stream gives is asked for only when the batches before are taken, and no more than a batch and
 * a line are held.
 */
export async function* readLineBatches(
  input: ByteInput,
  { longest, batch, buffers }: LineBatchOptions,
): AsyncGenerator<LineBatch> {
  const ready = new Pieces();
  const open = new Pieces();
  let line = 1;
  let isPassing = false; // in the middle of a line too long to be held

  const take = (pieces: Pieces): LineBatch => {
    const bytes = pieces.take(buffers);
    const firstLine = line;
    line += Math.max(1, countNewlines(bytes));
    const isMarked = firstLine === 1 && MARK.every((byte, i) => bytes[i] === byte);
    return { firstLine, bytes: isMarked ? bytes.subarray(MARK.length) : bytes };
  };
  const passOver = (): LineBatch => {
    isPassing = false;
    return { firstLine: line++, bytes: new Uint8Array(), isLong: true };
  };

  for await (const chunk of input) {
    let at = 0;
    if (isPassing || open.size > 0) {
      const end = chunk.indexOf(NEWLINE) + 1;
      if (isPassing && end > 0) yield passOver();
      else if (end > 0) ready.add(...open.release(), chunk.subarray(0, end));
      at = end > 0 ? end : chunk.length;
      if (end === 0 && !isPassing) open.add(chunk);
    }
    const last = chunk.lastIndexOf(NEWLINE) + 1;
    if (last > at) ready.add(chunk.subarray(at, last));
    if (Math.max(at, last) < chunk.length) open.add(chunk.subarray(Math.max(at, last)));
    const isTooLong = open.size > longest;
    if (ready.size > 0 && (isTooLong || ready.size >= batch || input.readableLength === 0)) yield take(ready);
    if (isTooLong) {
      open.release();
      isPassing = true;
    }
  }
  if (ready.size > 0) yield take(ready);
  if (isPassing) yield passOver();
  else if (open.size > 0) yield take(open);
}

/** Bytes that belong together, in the pieces in which they came. */
class Pieces {
  #pieces: Buffer[] = [];
  size = 0;

  add(...pieces: readonly Buffer[]): void {
    this.#pieces.push(...pieces);
    for (const { length } of pieces) this.size += length;
  }

  /** Gives the pieces and keeps none. */
  release(): Buffer[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.size = 0;
    return pieces;
  }

  /** Gives the bytes in a buffer of their own and keeps none. */
  take(buffers: BufferStock): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(buffers.take(this.size), 0, this.size);
    let at = 0;
    for (const piece of this.release()) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
