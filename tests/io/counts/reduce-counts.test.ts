import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCounts, readCountsHeader, writeCounts, writeCountsTo } from "../../../src/io/counts/counts-file.js";
import { makeCountTable } from "../../../src/io/counts/make-table.js";
import type { CountSource } from "../../../src/io/counts/passage-counter.js";
import { reduceCounts } from "../../../src/io/counts/reduce-counts.js";
import { folderWith } from "../folder.js";

function sourceOf(counts: ReadonlyMap<number, number>, documents: number): CountSource {
  return {
    documents,
    each(emit) {
      for (const [key, count] of [...counts].sort(([a], [b]) => a - b)) emit(key, count);
    },
    close() {},
  };
}

const counts = fc
  .array(fc.tuple(fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 2 ** 48 - 1 })), fc.integer({ min: 1, max: 300 })))
  .map((entries) => new Map(entries));

test("what is reduced makes the same table as all counts, however they are grouped", () => {
  const folder = folderWith({});
  fc.assert(
    fc.property(
      fc.array(counts, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 2, max: 4 }),
      (parts, capacity, fanIn) => {
        const paths = parts.map((part, i) => {
          const path = join(folder, `${i}.counts`);
          writeCounts(path, sourceOf(part, 7));
          return path;
        });
        const temporary = join(folder, "tmp");
        mkdirSync(temporary, { recursive: true });
        const reduced = reduceCounts(paths, 7 * parts.length, temporary, { capacity, fanIn });
        const path = join(folder, "reduced.counts");
        writeCounts(path, reduced);
        reduced.close();
        expect(readdirSync(temporary)).toEqual([]);
        const { from, ...whole } = makeCountTable(openCounts(paths), { capacity });
        const { from: _, ...table } = makeCountTable(openCounts([path]), { capacity });
        expect(table).toEqual(whole);
        expect([...whole.counts].every((count) => count >= Math.min(from, 65_535))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("counts tell which part of a plan they are", () => {
  const folder = folderWith({});
  const path = join(folder, "part");
  const part = { plan: "a".repeat(64), shard: 999_999, of: 999_999, content: "b".repeat(64) };
  writeCountsTo(path, sourceOf(new Map([[5, 4_000_000_000]]), 2 ** 40), part);
  expect(readCountsHeader(path, "whole")).toMatchObject({ documents: 2 ** 40, passages: 1, part });
  expect(openCounts([path]).documents).toBe(2 ** 40);
});
