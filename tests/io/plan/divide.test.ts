import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divide, shardCount } from "../../../src/io/plan/divide.js";
import { rangesOf } from "../../../src/io/plan/ranges.js";

const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;

describe("how many shards", () => {
  test.each([
    ["nothing", [], 16, 1],
    ["one document", [5 * KB], 16, 1],
    ["small files share a shard", Array(1000).fill(KB), 16, 4],
    ["as many as slots", Array(10_000).fill(8 * KB), 16, 16],
    ["several rounds, all slots in each", Array(1000).fill(10 * MB), 16, 48],
    ["not more than documents", [GB, GB, GB], 16, 3],
    ["one slot", Array(100).fill(10 * MB), 1, 4],
  ])("%s", (_, sizes, slots, shards) => {
    expect(shardCount(sizes, slots)).toBe(shards);
  });
});

describe("dividing", () => {
  const sizes = fc.array(fc.integer({ min: -1, max: 100 * KB }), { maxLength: 200 });
  test("ranges follow each other and hold all", () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20 }), (all, shards) => {
        const ends = divide(all, shards);
        expect(ends).toHaveLength(shards);
        expect([...ends].sort((a, b) => a - b)).toEqual(ends);
        expect(ends.at(-1)).toBe(all.length);
      }),
    );
  });

  test("no shard costs more than its share and one document", () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20 }), (all, shards) => {
        const cost = all.map((size) => Math.max(0, size) + 4 * KB);
        const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
        const ends = divide(all, shards);
        for (const [i, end] of ends.entries()) {
          const own = sum(cost.slice(ends[i - 1] ?? 0, end));
          expect(own).toBeLessThanOrEqual(sum(cost) / shards + Math.max(0, ...cost) + 1e-6);
        }
      }),
    );
  });
});

test.each([
  [[], ""],
  [[3], "3"],
  [[1, 2, 3, 5, 7, 8], "1-3,5,7-8"],
])("%j as ranges", (numbers, ranges) => {
  expect(rangesOf(numbers)).toBe(ranges);
});
