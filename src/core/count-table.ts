import type { CorpusCounts } from "./stage.js";

/**
 * Passages by the number of documents that hold them, as two arrays of equal length. Plain numbers only, so that it can
 * be shared with workers (made on `SharedArrayBuffer`s it is not even copied).
 */
export interface CountTable {
  /** How many documents were counted. */
  readonly documents: number;
  /** Passages in fewer documents are not in the table. */
  readonly from: number;
  /** The fingerprints' numbers, ascending. */
  readonly keys: Float64Array;
  readonly counts: Uint32Array;
}

/** A passage in two documents may be a quotation; evidence of repetition begins with three. */
export const MIN_REACH = 3;

/** Stages are told no larger count: so many documents or more are `many` to them. */
export const MOST_REACH = 10;

/** The largest count that a histogram tells apart; more documents than this are taken together. */
export const HISTOGRAM_SIZE = 1 << 16;

/** Fingerprints are 48 bits, as twelve hex digits, and so are exact as numbers. */
const DIGITS = 12;
/** The table is divided by the upper 16 bits, so that a look-up searches a few entries only. */
const PARTS = 1 << 16;
const PART_SIZE = 2 ** 32;

/** The number of a fingerprint. */
export function keyOf(fingerprint: string): number {
  return Number.parseInt(fingerprint, 16);
}

/** The fingerprint of a number. */
export function fingerprintOf(key: number): string {
  return key.toString(16).padStart(DIGITS, "0");
}

/** The table as stages ask it. */
export function countsFromTable({ documents, keys, counts }: CountTable): CorpusCounts {
  const starts = partStarts(keys);
  return {
    documents,
    documentsWith(fingerprint) {
      const key = keyOf(fingerprint);
      const part = Math.floor(key / PART_SIZE);
      let low = starts[part] ?? 0;
      let high = (starts[part + 1] ?? 0) - 1;
      while (low <= high) {
        const mid = (low + high) >> 1;
        const found = keys[mid]!;
        if (found === key) return counts[mid]!;
        if (found < key) low = mid + 1;
        else high = mid - 1;
      }
      return 0;
    },
  };
}

/**
 * The smallest count from which on no more than `capacity` passages are left. It depends on the counts alone, so a
 * table cut there is the same in whatever order documents came.
 *
 * @param histogram for each count (the last one: and more) how many passages have it
 */
export function reachThreshold(histogram: Uint32Array | Float64Array, capacity: number, least = MIN_REACH): number {
  let kept = 0;
  for (let count = histogram.length - 1; count >= least; count--) {
    kept += histogram[count]!;
    if (kept > capacity) return count + 1;
  }
  return least;
}

function partStarts(keys: Float64Array): Uint32Array {
  const starts = new Uint32Array(PARTS + 1);
  for (let i = 0; i < keys.length; i++) starts[Math.floor(keys[i]! / PART_SIZE) + 1]!++;
  for (let part = 0; part < PARTS; part++) starts[part + 1]! += starts[part]!;
  return starts;
}
