import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { scanLines } from "../../../../src/stages/ads/glance/line-scan.js";
import { SIGNS } from "../../../../src/stages/ads/glance/signs.js";
import { viewOf } from "../../../../src/stages/ads/view.js";
import { anyLine, LINES } from "./texts.js";

interface Seen {
  readonly index: number;
  readonly tight: string;
  readonly origins: readonly number[];
  readonly signs: number;
}

function scan(text: string): Seen[] {
  const seen: Seen[] = [];
  scanLines(new Text(text), ({ index, units, origins, length, signs }) => {
    const tight = String.fromCharCode(...units.subarray(0, length));
    seen.push({ index, tight, origins: [...origins.subarray(0, length)], signs });
  });
  return seen;
}

const isHard = ({ signs }: Seen) => (signs & SIGNS.hard) !== 0;

test("the units of a line are those of its tight view", () => {
  fc.assert(
    fc.property(fc.oneof(anyLine, fc.constantFrom(...LINES)), (line) => {
      const [seen] = scan(line);
      if (seen === undefined) expect(viewOf(line).tight).toBe("");
      else if (!isHard(seen)) expect(seen.tight).toBe(viewOf(line).tight);
    }),
    { numRuns: 2000 },
  );
});

test("hardly a line of the project's texts is hard", () => {
  expect(LINES.filter((line) => scan(line).some(isHard)).length).toBeLessThan(LINES.length / 50);
});

test.each([
  ["lines are counted as a text counts them", "甲\r\n\r\n乙\r丙\n", [0, 2, 3]],
  ["blank lines are passed over", " \n　\n\u200b\n甲", [3]],
  ["an empty text has none", "", []],
])("%s", (_, text, indices) => {
  expect(scan(text).map(({ index }) => index)).toEqual(indices);
});

test("each unit knows where it came from", () => {
  expect(scan("甲\n最⊥新 Ａ…")[1]).toMatchObject({ tight: "最新a...", origins: [2, 4, 6, 7, 7, 7] });
});

test.each([
  ["名 ， 姓", "hollowSpace"],
  ["12 34", "splitLatin"],
  ["a.com", "latinDot"],
  ["岭上松.com", "hanDot"],
  ["☞看", "dress"],
  ["好！", "exclaim"],
  ["（好）", "wrap"],
  ["最⊥新", "undressed"],
  ["甲  乙", "oddSentences"],
  ["а", "hard"],
  ["[甲](b)", "target"],
  ["----", "block"],
  ["二八三〇一七四", "hanNumber"],
  ["13800000000", "longNumber"],
] as const)("%s has the sign %s, and plain text has not", (line, sign) => {
  expect(scan(line)[0]!.signs & SIGNS[sign]).not.toBe(0);
  expect(scan("山风从谷口吹进来，带着一点松脂的气味。")[0]!.signs & SIGNS[sign]).toBe(0);
});
