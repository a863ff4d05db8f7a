import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { isChinese } from "../../../src/stages/ads/is-chinese.js";

/** The plain way: all letters, one by one. */
function plain(text: string): boolean {
  const letters = text.match(/\p{L}|\p{Script=Han}/gu) ?? [];
  return letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length >= 0.05 * letters.length;
}

test.each([
  ["山风从谷口吹进来", true],
  ["only words", false],
  [`${"word ".repeat(20)}一二三四`, false],
  [`${"word ".repeat(20)}一二三四五`, true],
  ["Привет, мир", false],
  ["12 34 …", true],
  ["", true],
])("%s: %s", (text, expected) => {
  expect(isChinese(new Text(text))).toBe(expected);
  expect(plain(text)).toBe(expected);
});

test("wherever a text's Chinese stands, and however much of it is read", () => {
  const piece = fc.constantFrom(
    "山",
    "風",
    "𠀀",
    "abcdefghij",
    "Привет",
    "𝒳",
    "12 ",
    "é",
    "々",
    "！",
    "한국어",
    " ".repeat(9),
  );
  const counted = fc.tuple(piece, fc.integer({ min: 1, max: 20 })).map(([one, times]) => one.repeat(times));
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      expect(isChinese(new Text(text))).toBe(plain(text));
    }),
    { numRuns: 2000 },
  );
});
