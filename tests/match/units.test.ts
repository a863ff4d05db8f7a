import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../src/core/text.js";
import { unitSet } from "../../src/core/unit-set.js";
import { cutBehind, splitSentences } from "../../src/match/units.js";

const texts = fc
  .array(fc.constantFrom(..."甲a。！？!?…；;｜|”’」』）)】》\"' \n", "\u{20000}"), { maxLength: 30 })
  .map((units) => units.join(""));

test("a text is cut as the pattern of its sentences cuts it", () => {
  const plain = /[^。！？!?…；;]*(?:[。！？!?…；;]+[”’」』）)】》"']*|$)/gu;
  fc.assert(
    fc.property(texts, (source) => {
      const pieces = splitSentences(new Text(source), { start: 0, end: source.length });
      const wanted = Array.from(source.matchAll(plain), ([piece]) => piece).filter((piece) => piece !== "");
      expect(pieces.map(({ start, end }) => source.slice(start, end))).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});

test("stops are those that are asked for", () => {
  expect(cutBehind("甲|乙。”丙", unitSet("|"))).toEqual([
    { start: 0, end: 2 },
    { start: 2, end: 6 },
  ]);
});
