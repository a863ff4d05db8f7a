import { type CountTable, HISTOGRAM_SIZE, MIN_REACH, reachThreshold } from "../../core/count-table.js";
import type { CountSource } from "./passage-counter.js";

/** Entries of a table: twelve bytes each, 48 MB. */
export const TABLE_CAPACITY = 1 << 22;

export interface TableOptions {
  /** The most entries; beyond that the passages in the fewest documents are left out. */
  readonly capacity?: number;
  /** Passages in fewer documents are left out in any case. */
  readonly least?: number;
}

/**
 * Makes the table of the passages that stand in several documents, in two passes over the counts: the first one finds
 * from which count on they fit.
 */
export function makeCountTable(source: CountSource, options: TableOptions = {}): CountTable {
  const { capacity = TABLE_CAPACITY, least = MIN_REACH } = options;
  const histogram = new Uint32Array(HISTOGRAM_SIZE);
  source.each((_, count) => {
    histogram[Math.min(count, HISTOGRAM_SIZE - 1)]!++;
  });
  const from = reachThreshold(histogram, capacity, least);
  const size = histogram.subarray(Math.min(from, HISTOGRAM_SIZE)).reduce((sum, n) => sum + n, 0);
  const keys = new Float64Array(new SharedArrayBuffer(size * 8));
  const counts = new Uint32Array(new SharedArrayBuffer(size * 4));
  let at = 0;
  source.each((key, count) => {
    if (Math.min(count, HISTOGRAM_SIZE - 1) < from) return;
    keys[at] = key;
    counts[at++] = count;
  });
  return { documents: source.documents, from, keys, counts };
}
