import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compose, mapToBase, single } from "../../src/core/compose.js";
import { apply, type Change, invert, type Range } from "../../src/core/edit.js";
import type { CleanError } from "../../src/core/errors.js";
import { change, randomEdits } from "./random-edits.js";

const editsOn = (text: string) => randomEdits(text, fc.string({ maxLength: 4 }), 8);
const textAndEdits = fc
  .string({ unit: "binary", maxLength: 40 })
  .chain((text) => fc.tuple(fc.constant(text), editsOn(text)));
const textAndTwoLists = textAndEdits.chain(([text, first]) =>
  fc.tuple(fc.constant(text), fc.constant(first), editsOn(apply(text, first))),
);

describe("apply", () => {
  test.each<[string, Change[], string]>([
    ["甲乙丙", [], "甲乙丙"],
    ["甲乙丙", [change(1, 2, "")], "甲丙"],
    ["甲乙丙", [change(0, 1, "子"), change(1, 2, "丑")], "子丑丙"],
    ["甲乙丙", [change(1, 1, "一"), change(1, 1, "二"), change(1, 2, "三")], "甲一二三丙"],
  ])("%s with %j is %s", (text, edits, expected) => {
    expect(apply(text, edits)).toBe(expected);
  });

  test.each<[Change[], string]>([
    [[change(0, 9, "")], "edit-out-of-range"],
    [[change(-1, 1, "")], "edit-out-of-range"],
    [[change(2, 1, "")], "edit-out-of-range"],
    [[change(0, 2, ""), change(1, 3, "")], "edits-overlap"],
    [[change(1, 2, ""), change(0, 1, "")], "edits-overlap"],
  ])("refuses %j as %s", (edits, code) => {
    expect(() => apply("甲乙丙", edits)).toThrow(expect.objectContaining({ code }) as CleanError);
  });
});

test("what becomes of the parts of a text stands in a row in what becomes of it", () => {
  fc.assert(
    fc.property(textAndEdits, fc.nat(40), ([text, edits], near) => {
      const cut = edits.find(({ end }) => end >= near)?.end ?? Math.min(near, text.length);
      const early = edits.filter(({ end }) => end <= cut);
      const late = edits.slice(early.length);
      const parts = [apply(text, early, { start: 0, end: cut }), apply(text, late, { start: cut, end: text.length })];
      expect(parts.join("")).toBe(apply(text, edits));
    }),
    { numRuns: 2000 },
  );
  const reaching = () => apply("甲乙丙", [change(1, 3, "")], { start: 1, end: 2 });
  expect(reaching).toThrow(expect.objectContaining({ code: "edit-out-of-range" }) as CleanError);
});

test("an inverse takes every edit back", () => {
  fc.assert(
    fc.property(textAndEdits, ([text, edits]) => {
      expect(apply(apply(text, edits), invert(text, edits))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

describe("compose", () => {
  test("equals applying one after the other", () => {
    fc.assert(
      fc.property(textAndTwoLists, ([text, first, second]) => {
        const both = compose(single(first), second);
        expect(apply(text, both)).toBe(apply(apply(text, first), second));
      }),
      { numRuns: 5000 },
    );
  });

  test("keeps every edit as a part of exactly one", () => {
    fc.assert(
      fc.property(textAndTwoLists, ([, first, second]) => {
        const parts = compose(single(first), second).flatMap((edit) => edit.parts);
        expect(new Set(parts)).toEqual(new Set([...first, ...second]));
        expect(parts).toHaveLength(first.length + second.length);
      }),
    );
  });

  test("leaves edits that only touch apart", () => {
    const both = compose(single([change(2, 4, "ab")]), [change(1, 2, ""), change(2, 2, "x"), change(4, 5, "y")]);
    expect(both.map(({ start, end, replacement }) => [start, end, replacement])).toEqual([
      [1, 2, ""],
      [2, 2, "x"],
      [2, 4, "ab"],
      [4, 5, "y"],
    ]);
  });
});

describe("mapToBase", () => {
  test.each<[Change[], [number, number], [number, number]]>([
    [[], [1, 2], [1, 2]],
    [[change(0, 3, "")], [0, 2], [3, 5]],
    [[change(1, 2, "一二三")], [2, 3], [1, 2]],
    [[change(1, 2, "一二三")], [4, 5], [2, 3]],
    [[change(1, 2, "一二三")], [0, 5], [0, 3]],
    [[change(2, 4, "")], [1, 3], [1, 5]],
  ])("through %j, %j comes from %j", (edits, [start, end], [from, to]) => {
    expect(mapToBase(edits)({ start, end })).toEqual({ start: from, end: to });
  });

  test("a range outside all replacements comes from equal text", () => {
    fc.assert(
      fc.property(textAndEdits, fc.nat(), fc.nat(), ([text, edits], a, b) => {
        const result = apply(text, edits);
        const start = a % (result.length + 1);
        const end = Math.min(result.length, start + (b % 5));
        const base = mapToBase(edits)({ start, end });
        expect(base.start).toBeLessThanOrEqual(base.end);
        const within = edits.filter((edit) => edit.start >= base.start && edit.end <= base.end);
        const local = within.map((edit) => change(edit.start - base.start, edit.end - base.start, edit.replacement));
        expect(apply(text.slice(base.start, base.end), local)).toContain(result.slice(start, end));
      }),
      { numRuns: 2000 },
    );
  });

  test("is the plain way, edit for edit", () => {
    fc.assert(
      fc.property(textAndEdits, fc.nat(), fc.nat(), ([text, edits], a, b) => {
        const { length } = apply(text, edits);
        const start = a % (length + 1);
        const range = { start, end: Math.min(length, start + (b % 7)) };
        expect(mapToBase(edits)(range)).toEqual(plainToBase(edits, range));
      }),
      { numRuns: 4000 },
    );
  });
});

/** Edit by edit, as `mapToBase` is defined. */
function plainToBase(edits: readonly Change[], range: Range): Range {
  let shift = 0;
  let start: number | undefined;
  for (const edit of edits) {
    const from = edit.start + shift;
    const to = from + edit.replacement.length;
    if (start === undefined && range.start < to) start = Math.min(range.start - shift, edit.start);
    if (range.end <= from && range.start < from) return { start: start ?? range.start - shift, end: range.end - shift };
    if (range.end < to) return { start: start ?? edit.start, end: Math.max(edit.end, start ?? edit.start) };
    shift += edit.replacement.length - (edit.end - edit.start);
  }
  return { start: start ?? range.start - shift, end: range.end - shift };
}
