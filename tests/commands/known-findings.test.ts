import { describe, expect, test } from "vitest";
import { keyOf, openKnownFindings } from "../../src/commands/known-findings.js";
import type { DocumentRecord, LocatedFinding } from "../../src/core/document.js";
import type { Baseline } from "../../src/io/baseline.js";

const finding = (found: string, line: number): LocatedFinding => ({
  ...{ stage: "ads", rule: "ads/x", reason: { code: "ad", args: {} }, confidence: 0.9, band: "applied" },
  ...{ start: line, end: line + found.length, found, replacement: "", line, column: 1, endLine: line, endColumn: 9 },
  ...{ before: "", after: "" },
});
const KEY = { A: keyOf(finding("A", 1)), B: keyOf(finding("B", 1)) };
/** Letters are passages: `AAB` is a file with two findings of A and one of B. */
const document = (path: string, passages: string) => {
  const findings = [...passages].map((found, i) => finding(found, i + 1));
  return { record: { path, findings } as unknown as DocumentRecord };
};
const baselineOf = (files: Readonly<Record<string, string>>): Baseline =>
  new Map(
    Object.entries(files).map(([file, passages]) => {
      const counts = new Map<string, number>();
      for (const passage of passages) {
        const key = KEY[passage as "A" | "B"];
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return [file, counts];
    }),
  );
const lettersOf = (baseline: Baseline) =>
  Object.fromEntries(
    [...baseline]
      .map(([file, counts]) => [
        file,
        (["A", "B"] as const).map((letter) => letter.repeat(counts.get(KEY[letter]) ?? 0)).join(""),
      ])
      .filter(([, letters]) => letters !== "")
      .sort(),
  );

/** The findings that are new, by file, and what has expired and stays known after a run over `files`. */
function run(known: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>, there: string[] = []) {
  const names = Object.keys(files);
  const options = {
    reason: "b",
    files: names,
    nameOf: (path: string) => path,
    exists: (file: string) => there.includes(file),
  };
  const findings = openKnownFindings(baselineOf(known), options);
  const out = [...names.flatMap((name) => findings.take(document(name, files[name]!))), ...findings.rest()];
  expect(out.map(({ record }) => record.path)).toEqual(names);
  const fresh = out.map(({ record }) => [
    record.path,
    record.findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map(({ found }) => found)
      .join(""),
  ]);
  return {
    fresh: Object.fromEntries(fresh.filter(([, letters]) => letters !== "")),
    expired: lettersOf(findings.expired()),
    pruned: lettersOf(findings.pruned()),
  };
}

describe("known findings", () => {
  test.each([
    ["what stands there is known", { a: "AB" }, { a: "AB" }, {}, {}],
    ["in any order", { a: "AB" }, { a: "BA" }, {}, {}],
    ["once more is new", { a: "A" }, { a: "AA" }, { a: "A" }, {}],
    ["another passage is new", { a: "A" }, { a: "B" }, { a: "B" }, { a: "A" }],
    ["a moved file is known", { a: "AB" }, { z: "AB" }, {}, {}],
    ["text moved to a later file is known", { a: "A", b: "B" }, { a: "", b: "BA" }, {}, {}],
    ["text moved to an earlier file is known", { a: "A", b: "B" }, { a: "AB", b: "" }, {}, {}],
    ["a copy in an earlier file is new there", { b: "A" }, { a: "A", b: "A" }, { a: "A" }, {}],
    ["a copy in a later file is new there", { a: "A" }, { a: "A", b: "A" }, { b: "A" }, {}],
    ["what is gone has expired", { a: "AB" }, { a: "A" }, {}, { a: "B" }],
  ] as [string, Record<string, string>, Record<string, string>, object, object][])(
    "%s",
    (_, known, files, fresh, expired) => {
      expect(run(known, files)).toMatchObject({ fresh, expired });
    },
  );

  test("what is known of a file outside the run waits for it", () => {
    expect(run({ a: "A", b: "A" }, { a: "AA" }, ["b"])).toEqual({
      fresh: { a: "A" },
      expired: {},
      pruned: { a: "A", b: "A" },
    });
  });

  test("pruning forgets what has expired and follows what moved", () => {
    expect(run({ a: "AB", old: "A" }, { a: "A", fresh: "A" }).pruned).toEqual({ a: "A", fresh: "A" });
  });
});

test("the key knows no place and no width", () => {
  expect(keyOf(finding("ＱＱ群 123", 1))).toBe(keyOf(finding("qq群123\n", 77)));
});
