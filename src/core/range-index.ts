import { firstIndex } from "./binary-search.js";
import { byPlace, type Range } from "./edit.js";

/** Answers which ranges meet one of a set, in logarithmic time. */
export interface RangeIndex {
  /** Whether the range shares a character with one of the set. */
  meets(range: Range): boolean;
  /** Whether an end of the range lies within one of the set: it would take a part of it, or change within. */
  cuts(range: Range): boolean;
  /** Whether one of the set lies inside the range. */
  isIn(range: Range): boolean;
}

/** Prepares a set of ranges, in any order; they may overlap. */
export function indexRanges(ranges: readonly Range[]): RangeIndex {
  return ranges.length === 0 ? NO_RANGES : indexOf(ranges);
}

/** Asked for of nearly every text. */
const NO_RANGES: RangeIndex = { meets: () => false, cuts: () => false, isIn: () => false };

function indexOf(ranges: readonly Range[]): RangeIndex {
  const sorted = [...ranges].sort(byPlace);
  const furthest: number[] = []; // the furthest end of the ranges up to this one
  const nearest = new Array<number>(sorted.length); // the nearest end of the ranges from this one on
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  let least = Number.POSITIVE_INFINITY;
  for (let i = sorted.length - 1; i >= 0; i--) {
    least = Math.min(least, sorted[i]!.end);
    nearest[i] = least;
  }
  const firstFrom = (start: number) => firstIndex(sorted.length, (i) => sorted[i]!.start >= start);
  const isInside = (offset: number) => {
    const before = firstFrom(offset) - 1;
    return before >= 0 && furthest[before]! > offset;
  };
  return {
    meets({ start, end }) {
      const before = firstFrom(end) - 1;
      return before >= 0 && furthest[before]! > start;
    },
    cuts: ({ start, end }) => isInside(start) || isInside(end),
    isIn({ start, end }) {
      const first = firstFrom(start);
      return first < sorted.length && nearest[first]! <= end;
    },
  };
}
