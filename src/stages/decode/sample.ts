/** A part of a file that is enough to tell its encoding. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** Whether it is the file from an even offset on, without gaps: only then may it be read as UTF-16. */
  readonly isStart: boolean;
}

/** Four windows of 512 bytes hold a thousand characters; of the labelled texts, 64 told the encoding every time. */
const WINDOW = 512;
const WINDOWS = 4;

/**
 * Takes windows where bytes beyond ASCII are, because pages begin with long stretches that tell nothing. A window
 * begins behind a byte below 0x30, which no encoding but UTF-16 has inside a character.
 */
export function sampleBytes(bytes: Uint8Array): Sample {
  const first = nextHigh(bytes, 0);
  const from = first - (first % 2);
  if (bytes.length - from <= WINDOW * WINDOWS) return { bytes: bytes.subarray(from), isStart: true };
  const pieces: Uint8Array[] = [];
  for (let at = from; pieces.length < WINDOWS && at < bytes.length; ) {
    pieces.push(bytes.subarray(at, at + WINDOW));
    at = nextHigh(bytes, nextBoundary(bytes, at + WINDOW));
  }
  if (pieces.length < WINDOWS) return { bytes: bytes.subarray(from, from + WINDOW * WINDOWS), isStart: true };
  return { bytes: asLines(pieces), isStart: false };
}

function asLines(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    bytes[at++] = 0x0a;
  }
  return bytes;
}

function nextHigh(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  return at;
}

function nextBoundary(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at - 1]! >= 0x30) at++;
  return at;
}
