import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, type Edit, type Range } from "../../src/core/edit.js";
import { type Cause, resolve } from "../../src/core/resolve.js";

const edit = (start: number, end: number, more: Partial<Edit> = {}): Edit => ({
  start,
  end,
  replacement: "",
  rule: "ads/a/b",
  reason: { code: "follow-bait", args: {} },
  confidence: 0.9,
  ...more,
});
const policy = { apply: 0.8, report: 0.4 };
const text = "零一二三四五六七八九";

describe("resolve", () => {
  test.each<[string, Edit[], object, [number, number][], Cause[]]>([
    [
      "keeps what does not overlap",
      [edit(4, 6), edit(0, 2)],
      {},
      [
        [0, 2],
        [4, 6],
      ],
      [],
    ],
    ["prefers the longer", [edit(0, 2), edit(1, 5)], {}, [[1, 5]], ["overlap"]],
    ["prefers the surer of equal length", [edit(0, 3), edit(1, 4, { confidence: 0.95 })], {}, [[1, 4]], ["overlap"]],
    [
      "compares with what was kept, not with what lost",
      [edit(0, 4), edit(3, 6), edit(5, 8, { confidence: 0.8 })],
      {},
      [
        [0, 4],
        [5, 8],
      ],
      ["overlap"],
    ],
    ["takes one of two equal ones", [edit(0, 2), edit(0, 2)], {}, [[0, 2]], ["duplicate"]],
    ["declines what is not sure", [edit(0, 2, { confidence: 0.5 })], {}, [], ["below-threshold"]],
    ["declines notes", [edit(0, 2, { replacement: "零一" })], {}, [], ["note"]],
    [
      "declines what touches a protected range",
      [edit(0, 3), edit(4, 5)],
      { protected: [{ start: 2, end: 4 }] },
      [[4, 5]],
      ["protected"],
    ],
    [
      "declines what lies in an allowed range",
      [edit(2, 3), edit(4, 6)],
      { allowed: [{ start: 2, end: 5 }] },
      [[4, 6]],
      ["allowed"],
    ],
    [
      "lets edits touch",
      [edit(0, 2), edit(2, 4), edit(4, 4, { replacement: "x" })],
      {},
      [
        [0, 2],
        [2, 4],
        [4, 4],
      ],
      [],
    ],
    [
      "takes one of two insertions at a place",
      [edit(3, 3, { replacement: "x" }), edit(3, 3, { replacement: "y" })],
      {},
      [[3, 3]],
      ["overlap"],
    ],
  ])("%s", (_, edits, more, applied, causes) => {
    const result = resolve(text, edits, { ...policy, ...more });
    expect(result.applied.map(({ start, end }) => [start, end])).toEqual(applied);
    expect(result.declined.map(({ because }) => because)).toEqual(causes);
  });

  const anyEdit = fc
    .tuple(
      fc.nat(10),
      fc.nat(4),
      fc.constantFrom("", "x", "yy"),
      fc.constantFrom("ads/a", "ads/b"),
      fc.constantFrom(0.3, 0.5, 0.8, 0.9),
    )
    .map(([start, length, replacement, rule, confidence]) =>
      edit(start, Math.min(10, start + length), { replacement, rule, confidence }),
    );
  const ranges: fc.Arbitrary<Range[]> = fc.array(
    fc.tuple(fc.nat(9), fc.nat(3)).map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 2 },
  );

  test("does not depend on the order of its input", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), ranges, fc.nat(), (edits, guarded, seed) => {
        const shuffled = edits
          .map((e, i) => ({ e, key: (i * 7919 + seed) % 13 }))
          .sort((a, b) => a.key - b.key)
          .map(({ e }) => e);
        const more = { ...policy, protected: guarded };
        expect(resolve(text, shuffled, more)).toEqual(resolve(text, edits, more));
      }),
      { numRuns: 2000 },
    );
  });

  test("what it applies can be applied, and nothing proposed is lost", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), ranges, (edits, guarded) => {
        const { applied, declined } = resolve(text, edits, { ...policy, protected: guarded });
        expect(() => apply(text, applied)).not.toThrow();
        expect(applied.length + declined.length).toBe(edits.length);
        for (const one of applied)
          for (const range of guarded) expect(one.start < range.end && range.start < one.end).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
