import { firstIndex } from "./binary-search.js";
import type { Range } from "./edit.js";
import { overlaps } from "./edit.js";

/** So many ranges lie in one block at most: moving them costs less than looking for them. */
const BLOCK = 512;

/**
 * Ranges free of overlap, added in any order. They lie in order in blocks of bounded size, so that adding one to a
 * million costs moving a block, not all behind it.
 */
export class DisjointRanges {
  readonly #blocks: Range[][] = [[]];

  /** Whether a range overlaps one that was added, or is an insertion where one already stands. */
  meets(range: Range): boolean {
    let { block, at } = this.#place(range.start);
    if (at > 0) at--;
    else if (block > 0) {
      block--;
      at = this.#blocks[block]!.length - 1;
    }
    for (; block < this.#blocks.length; block++, at = 0) {
      for (const ranges = this.#blocks[block]!; at < ranges.length; at++) {
        const other = ranges[at]!;
        if (overlaps(other, range) || isSameInsertion(other, range)) return true;
        if (other.start > range.end) return false;
      }
    }
    return false;
  }

  /** Adds a range that meets none. */
  add(range: Range): void {
    const place = this.#place(range.start);
    const { block } = place;
    let { at } = place;
    // An insertion that stands where the range starts stays before it, so that each range ends behind the ones before.
    const next = this.#blocks[block]![at];
    if (next !== undefined && range.end > range.start && next.start === range.start) at++;
    const ranges = this.#blocks[block]!;
    if (at === ranges.length) ranges.push(range);
    else ranges.splice(at, 0, range);
    if (ranges.length > BLOCK) {
      // A full block in order, as most are filled, stays full: only its last range begins the next one.
      const kept = at === ranges.length - 1 ? BLOCK : BLOCK / 2;
      this.#blocks.splice(block + 1, 0, ranges.splice(kept));
    }
  }

  /** The place of the first range that starts at an offset or behind it. */
  #place(start: number): { block: number; at: number } {
    const block = firstIndex(this.#blocks.length - 1, (i) => this.#blocks[i]!.at(-1)!.start >= start);
    const ranges = this.#blocks[block]!;
    return { block, at: firstIndex(ranges.length, (i) => ranges[i]!.start >= start) };
  }
}

function isSameInsertion(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end && a.start === a.end;
}
