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

/** So many entries are held while it is not yet known from which count on they fit. */
const HELD = 1 << 16;

/**
 * Makes the table of the passages that stand in several documents. A pass over the counts finds from which count on they
 * fit; if there are many, a second one takes them.
 */
export function makeCountTable(source: CountSource, options: TableOptions = {}): CountTable {
  const { capacity = TABLE_CAPACITY, least = MIN_REACH } = options;
  const histogram = new Uint32Array(HISTOGRAM_SIZE);
  const held: { readonly keys: number[]; readonly counts: number[] } = { keys: [], counts: [] };
  let several = 0;
  source.each((key, count) => {
    histogram[Math.min(count, HISTOGRAM_SIZE - 1)]!++;
    if (count < least || ++several > HELD) return;
    held.keys.push(key);
    held.counts.push(count);
  });
  const from = reachThreshold(histogram, capacity, least);
  const size = histogram.subarray(Math.min(from, HISTOGRAM_SIZE)).reduce((sum, n) => sum + n, 0);
  const keys = new Float64Array(new SharedArrayBuffer(size * 8));
  const counts = new Uint32Array(new SharedArrayBuffer(size * 4));
  let at = 0;
  const take = (key: number, count: number) => {
    if (Math.min(count, HISTOGRAM_SIZE - 1) < from) return;
    keys[at] = key;
    counts[at++] = count;
  };
  if (several > HELD) source.each(take);
  else for (let i = 0; i < several; i++) take(held.keys[i]!, held.counts[i]!);
  return { documents: source.documents, from, keys, counts };
}
