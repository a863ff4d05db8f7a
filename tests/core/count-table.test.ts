import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsFromTable, fingerprintOf, keyOf, reachThreshold } from "../../src/core/count-table.js";

describe("count table", () => {
  test("finds what is in it and nothing else", () => {
    const keys = fc.uniqueArray(fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 2 ** 48 - 1 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(keys, keys, (inside, asked) => {
        const sorted = Float64Array.from(inside).sort();
        const counts = Uint32Array.from(sorted, (_, i) => i + 3);
        const table = countsFromTable({ documents: 9, from: 3, keys: sorted, counts });
        for (const key of [...inside, ...asked]) {
          expect(table.documentsWith(fingerprintOf(key))).toBe(inside.includes(key) ? sorted.indexOf(key) + 3 : 0);
        }
      }),
    );
  });

  test("fingerprints are twelve digits and come back", () => {
    expect(fingerprintOf(0xab)).toBe("0000000000ab");
    expect(keyOf("ffffffffffff")).toBe(2 ** 48 - 1);
  });

  test.each([
    { histogram: [0, 9, 5, 4, 2, 1], capacity: 100, from: 3 },
    { histogram: [0, 9, 5, 4, 2, 1], capacity: 7, from: 3 },
    { histogram: [0, 9, 5, 4, 2, 1], capacity: 6, from: 4 },
    { histogram: [0, 9, 5, 4, 2, 1], capacity: 1, from: 5 },
    { histogram: [0, 9, 5, 4, 2, 1], capacity: 0, from: 6 },
  ])("at most $capacity entries: from $from on", ({ histogram, capacity, from }) => {
    expect(reachThreshold(Uint32Array.from(histogram), capacity)).toBe(from);
  });
});
