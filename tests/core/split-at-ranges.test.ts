import fc from "fast-check";
import { expect, test } from "vitest";
import { splitAtRanges } from "../../src/core/split-at-ranges.js";

test("gives what is outside of ranges, and the ranges in their places, however the text is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 6 }), { maxLength: 12 }),
      fc.array(fc.nat(60), { maxLength: 12 }),
      (pieces, points) => {
        const text = pieces.join("");
        const sorted = points.map((at) => Math.min(at, text.length)).sort((a, b) => a - b);
        const ranges = sorted.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: sorted[i + 1] ?? start }] : []));
        const parts = [...splitAtRanges(pieces, ranges)];
        const shown = (part: string | number) =>
          typeof part === "number" ? `<${text.slice(ranges[part]!.start, ranges[part]!.end)}>` : part;
        let wanted = "";
        let at = 0;
        for (const { start, end } of ranges) {
          wanted += `${text.slice(at, start)}<${text.slice(start, end)}>`;
          at = end;
        }
        expect(parts.map(shown).join("")).toBe(wanted + text.slice(at));
        expect(parts.filter((part) => typeof part === "number")).toEqual(ranges.map((_, i) => i));
      },
    ),
    { numRuns: 500 },
  );
});
