import fc from "fast-check";
import { expect, test } from "vitest";
import { BEGINS, ENDS, eachMark, type Marks } from "../../../src/stages/ads/insertion-marks.js";
import { anyLine, LINES } from "./glance/texts.js";

const found = (marks: Marks, sentence: string) => {
  const all: string[] = [];
  eachMark(marks, sentence, (index, length) => all.push(`${index} ${sentence.slice(index, index + length)}`) > 0);
  return all;
};

test.each([
  ["立即下载正文", ["2 下载"]],
  ["他关注着，2026年 a", ["1 关注", "8 6"]],
  ["【锣声】——下一段", ["3 】", "4 ——"]],
  ["锣声——下一段", []],
  ["好☜☜」", ["1 ☜", "2 ☜", "3 」"]],
  [">>去>", ["0 >>"]],
  ["", []],
])("%s ends insertions at %j", (sentence, expected) => {
  expect(found(ENDS, sentence)).toEqual(expected);
});

test.each([
  ["山风更多好书", ["2 更多", "4 好书"]],
  ["看https://a.test", ["1 https:"]],
  ["看www.a.test", ["1 www"]],
  ["他说——更多", ["2 ——", "4 更多"]],
  ["他说——走", []],
  ["求票_甲_a", ["0 求票", "2 _"]],
])("%s begins insertions at %j", (sentence, expected) => {
  expect(found(BEGINS, sentence)).toEqual(expected);
});

test("no more is looked for than is asked", () => {
  let calls = 0;
  eachMark(ENDS, "】】】", () => ++calls < 2);
  expect(calls).toBe(2);
});

test("a mark is found wherever its pattern matches", () => {
  const odd = fc.constantFrom(...">＞☜»—_[(hw”’」关注分享公众号免费下整册打包");
  const sentences = fc.oneof(
    anyLine,
    fc.constantFrom(...LINES),
    fc.array(odd).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(sentences, fc.constantFrom(ENDS, BEGINS), (sentence, marks) => {
      const { source } = marks.pattern;
      const expected = Array.from(
        sentence.matchAll(new RegExp(source, "gu")),
        ({ index, 0: mark }) => `${index} ${mark}`,
      );
      expect(found(marks, sentence)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
