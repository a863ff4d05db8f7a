import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countsFromTable, fingerprintOf } from "../../../src/core/count-table.js";
import { CleanError } from "../../../src/core/errors.js";
import { countFolder, passageKeys } from "../../../src/io/counts/count-folder.js";
import { openCounts, writeCounts } from "../../../src/io/counts/counts-file.js";
import { makeCountTable } from "../../../src/io/counts/make-table.js";
import { type CountSource, createPassageCounter } from "../../../src/io/counts/passage-counter.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "qingwen-counts-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Documents as sets of passages: few different ones, so that many meet, and some of the widest numbers. */
const key = fc.oneof(fc.nat({ max: 30 }), fc.integer({ min: 2 ** 48 - 20, max: 2 ** 48 - 1 }));
const documents = fc.array(fc.uniqueArray(key, { maxLength: 12 }), { maxLength: 250 });

function counted(parts: readonly (readonly number[])[], held: number): CountSource {
  const counter = createPassageCounter(folder, held);
  for (const part of parts) counter.add(part);
  return counter.finish();
}

function entries(source: CountSource): [number, number][] {
  const found: [number, number][] = [];
  source.each((passage, count) => found.push([passage, count]));
  return found;
}

function exactly(parts: readonly (readonly number[])[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const passage of parts.flat()) counts.set(passage, (counts.get(passage) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

describe("counting in bounded memory", () => {
  test("gives what an exact count in memory gives, however little is held", () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 40 }), (parts, held) => {
        const source = counted(parts, held);
        expect(entries(source)).toEqual(exactly(parts));
        expect(entries(source)).toEqual(exactly(parts));
        expect(source.documents).toBe(parts.length);
        source.close();
      }),
      { numRuns: 60 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("runs of several levels are merged", () => {
    const parts = Array.from({ length: 4200 }, (_, i) => [i % 777, 1000 + (i % 5)]);
    const source = counted(parts, 2);
    expect(entries(source)).toEqual(exactly(parts));
    source.close();
  });

  test("counts of a folder do not depend on the order or on how many are read at once", async () => {
    const texts = ["第一章的开头在这里。\n关注我们领取资料包", "另有别的内容在这里。\n关注我们领取资料包！", "都没有"];
    const run = async (inputs: readonly string[], concurrency: number) => {
      const options = { concurrency, temporary: folder };
      return entries(await countFolder(inputs, async (text) => text, options));
    };
    const once = await run(texts, 1);
    expect(once.filter(([, count]) => count === 2)).toHaveLength(1);
    expect(await run([...texts].reverse(), 7)).toEqual(once);
  });

  test("a document that cannot be read is not counted", async () => {
    const options = { concurrency: 2, temporary: folder };
    const source = await countFolder([1, 2, 3], async (n) => (n === 2 ? undefined : "这一行有足够的字"), options);
    expect(source.documents).toBe(2);
    expect(entries(source).map(([, count]) => count)).toEqual([2]);
  });

  test("a passage repeated in one document counts once", () => {
    expect(passageKeys("这一行有足够的字\n这一行有足够的字\n").length).toBe(1);
  });
});

describe("files of counts", () => {
  test("parts counted apart and merged are, byte for byte, what is counted at once", () => {
    fc.assert(
      fc.property(documents, documents, documents, (a, b, c) => {
        const paths = [a, b, c].map((part, i) => {
          const path = join(folder, `part-${i}.counts`);
          writeCounts(path, counted(part, 7));
          return path;
        });
        const whole = join(folder, "whole.counts");
        const merged = join(folder, "merged.counts");
        writeCounts(whole, counted([...c, ...a, ...b], 1000));
        writeCounts(merged, openCounts(paths));
        expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
        expect(entries(openCounts([merged]))).toEqual(exactly([...a, ...b, ...c]));
      }),
      { numRuns: 25 },
    );
  });

  test("large counts keep their value", () => {
    const path = join(folder, "large.counts");
    const wanted: [number, number][] = [127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 - 1].map((n, i) => [i, n]);
    const each = (emit: (passage: number, count: number) => void) => {
      for (const [passage, count] of wanted) emit(passage, count);
    };
    writeCounts(path, { documents: 5, each, close() {} });
    expect(entries(openCounts([path]))).toEqual(wanted);
  });

  test.each([
    { what: "a missing file", bytes: undefined, code: "path-missing" },
    { what: "an empty file", bytes: () => Buffer.alloc(0), code: "counts-invalid" },
    { what: "any other file", bytes: () => Buffer.from("这不是计数文件\n".repeat(40)), code: "counts-invalid" },
    { what: "a file cut short", bytes: (good: Buffer) => good.subarray(0, good.length - 3), code: "counts-invalid" },
    { what: "a header cut short", bytes: (good: Buffer) => good.subarray(0, 100), code: "counts-invalid" },
    {
      what: "a changed byte",
      bytes: (good: Buffer) => Buffer.concat([good.subarray(0, -1), Buffer.of(good.at(-1)! ^ 1)]),
      code: "counts-invalid",
    },
    {
      what: "a later format",
      bytes: (good: Buffer) => Buffer.from(good.toString("latin1").replace('"v":2', '"v":1'), "latin1"),
      code: "counts-version",
    },
  ])("$what is refused", ({ bytes, code }) => {
    const path = join(folder, "good.counts");
    writeCounts(path, counted([[1, 2, 3], [2]], 10));
    const bad = join(folder, "bad.counts");
    rmSync(bad, { force: true });
    if (bytes !== undefined) writeFileSync(bad, bytes(readFileSync(path)));
    expect(() => openCounts([path, bad])).toThrow(CleanError);
    expect(() => openCounts([path, bad])).toThrow(code);
  });
});

describe("the table of repeated passages", () => {
  test("holds what stands in three documents or more, with exact counts", () => {
    fc.assert(
      fc.property(documents, (parts) => {
        const counts = countsFromTable(makeCountTable(counted(parts, 50)));
        for (const [passage, count] of exactly(parts)) {
          expect(counts.documentsWith(fingerprintOf(passage))).toBe(count >= 3 ? count : 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("holds more than are held while they are counted", () => {
    const many = Array.from({ length: 70_000 }, (_, i) => i * 3);
    const parts = [many, many.filter((key) => key % 2 === 0), many, [1, 4], [1], [1]];
    const table = makeCountTable(counted(parts, 50_000));
    expect([...table.keys]).toEqual([0, 1, ...many.filter((key) => key > 0 && key % 2 === 0)]);
    expect(table.counts.every((count) => count === 3)).toBe(true);
  });

  test("keeps the most repeated ones when they are too many, in any order of documents", () => {
    const parts = [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2], [1, 2], [1]];
    const table = makeCountTable(counted(parts, 50), { capacity: 2 });
    expect([...table.keys]).toEqual([1, 2]);
    expect([...table.counts]).toEqual([6, 5]);
    expect(table.from).toBe(4);
    expect(makeCountTable(counted([...parts].reverse(), 3), { capacity: 2 })).toEqual(table);
  });
});
