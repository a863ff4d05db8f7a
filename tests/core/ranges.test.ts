import fc from "fast-check";
import { expect, test } from "vitest";
import { DisjointRanges } from "../../src/core/disjoint-ranges.js";
import { overlaps, type Range } from "../../src/core/edit.js";
import { indexRanges } from "../../src/core/range-index.js";

const range = fc.tuple(fc.nat(30), fc.nat(5)).map(([start, length]): Range => ({ start, end: start + length }));
const contains = (outer: Range, inner: Range) => outer.start <= inner.start && inner.end <= outer.end;

test("an index of ranges answers what looking at each of them answers", () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), range, (set, asked) => {
      const index = indexRanges(set);
      expect(index.meets(asked)).toBe(set.some((one) => overlaps(one, asked)));
      expect(index.isIn(asked)).toBe(set.some((one) => contains(asked, one)));
      expect(index.cuts(asked)).toBe(set.some((one) => overlaps(one, asked) && !contains(asked, one)));
    }),
    { numRuns: 4000 },
  );
});

test("ranges added one by one are compared with all that were added", () => {
  const wide = fc.tuple(fc.nat(6000), fc.nat(4)).map(([start, length]): Range => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(wide, { minLength: 2000, maxLength: 3000 }), (ranges) => {
      const kept = new DisjointRanges();
      const plain: Range[] = [];
      for (const one of ranges) {
        const isThere = (other: Range) => other.start === one.start && other.end === one.end && one.start === one.end;
        const meets = plain.some((other) => overlaps(other, one) || isThere(other));
        if (kept.meets(one) !== meets) expect.fail(`${JSON.stringify(one)} meets: ${!meets}`);
        if (meets) continue;
        kept.add(one);
        plain.push(one);
      }
    }),
    { numRuns: 10 },
  );
});
