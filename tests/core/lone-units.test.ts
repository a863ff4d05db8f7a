import fc from "fast-check";
import { expect, test } from "vitest";
import { FOLD_KINDS, type FoldKind, fold, foldOneByOne, foldProgram } from "../../src/core/fold.js";
import { foldsAlone, loneFolds, NOT_ALONE } from "../../src/core/lone-units.js";
import { unitsOfText } from "../../src/core/text-units.js";
import { foldTexts } from "./fold-texts.js";

/** Whether every unit of a line folds by itself. */
function isPlain(line: string): boolean {
  const units = unitsOfText(line);
  return units.every((unit, at) => loneFolds()[unit] !== NOT_ALONE || foldsAlone(units, at, 0, units.length));
}

const lines = foldTexts.map((text) => text.replace(/[\r\n]/g, ""));
const sets = fc
  .subarray<FoldKind>(["decoration", "spaced"])
  .map((more): FoldKind[] => ["zero-width", "nfkc", "case", "traditional", ...more]);

test("a line of units that fold by themselves folds unit for unit, whatever looks at what stands around them", () => {
  let plain = 0;
  fc.assert(
    fc.property(lines, sets, (line, kinds) => {
      if (!isPlain(line)) return;
      plain++;
      const folded = fold(line, kinds);
      const { table } = foldProgram(FOLD_KINDS);
      expect(Array.from(folded.units)).toEqual(Array.from(unitsOfText(line), (unit) => table[unit]! & 0xffff));
      const oneByOne = foldOneByOne(line, unitsOfText(`前${line}`), 1, FOLD_KINDS);
      expect(oneByOne.text).toBe(folded.text);
      for (let from = 0; from <= line.length; from++)
        for (const to of [from, Math.min(from + 1, line.length), line.length])
          expect(oneByOne.toSource(from, to)).toEqual(folded.toSource(from, to));
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(300);
});

test.each([
  ["关注，ＡＢＣ", true],
  ["回覆可見", true],
  ["　　段首两格，VIP 会员", true],
  ["第3.5节，2023-05-01，a/b", true],
  ["他说。-完", true],
  ["最★新章节", false],
  ["会*员", false],
  ["3.*5", false],
  ["共 产 党", false],
  ["㎏为单位", false],
  ["隐\u200b藏", false],
  ["e\u0301", false],
])("%s: %s", (line, expected) => {
  expect(isPlain(line)).toBe(expected);
});

test("a long line is folded one by one, too", () => {
  const line = "ＡＢ會員".repeat(1000);
  expect(foldOneByOne(line, unitsOfText(line), 0, FOLD_KINDS).text).toBe("ab会员".repeat(1000));
});

test("every unit is told that needs a closer look", () => {
  const { table } = foldProgram(FOLD_KINDS);
  expect(Array.from(loneFolds())).toEqual(Array.from(table, (entry) => Math.min(entry, NOT_ALONE)));
});
