import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { unitSet } from "../../../../src/core/unit-set.js";
import { cutBehind } from "../../../../src/match/units.js";
import { ADDRESS_IN_TEXT } from "../../../../src/stages/ads/evidence/domains.js";
import { cutsIn } from "../../../../src/stages/ads/glance/cuts.js";
import { type GlancedLine, scanLines } from "../../../../src/stages/ads/glance/line-scan.js";
import { SIGNS } from "../../../../src/stages/ads/glance/signs.js";
import { partsOfLine } from "../../../../src/stages/ads/passages.js";
import { anyLine, LINES } from "./texts.js";

const UNTOLD = SIGNS.hard | SIGNS.target | SIGNS.undressed | SIGNS.oddSentences;
const stops = unitSet("。！？!?…；;｜|");

/** Calls back with a line whose sentences its units tell, if the text is one. */
function withLine(value: string, act: (line: GlancedLine, text: Text) => void): void {
  const text = new Text(value);
  scanLines(text, (line) => {
    if ((line.signs & UNTOLD) === 0) act(line, text);
  });
}

const line = fc.oneof(
  anyLine,
  fc.constantFrom(...LINES),
  fc
    .array(
      fc.constantFrom(
        "他说",
        "关注",
        "回复",
        "下载",
        "领取",
        "】",
        "”——",
        "9.9",
        "abc",
        "点击",
        "【资料】",
        "群里",
        "，",
        "。",
        "　",
        "扫码",
      ),
      {
        maxLength: 14,
      },
    )
    .map((pieces) => pieces.join("")),
);

test("insertions into sentences begin and end at the cuts found", () => {
  let insertions = 0;
  fc.assert(
    fc.property(line, (value) => {
      withLine(value.replace(/[\r\n]/g, ""), (glanced, text) => {
        const { origins, length } = glanced;
        const at = (offset: number) => {
          let position = 0;
          while (position < length && origins[position]! < offset) position++;
          return position;
        };
        const addresses = [...text.value.matchAll(ADDRESS_IN_TEXT)].map(({ index }) => index);
        const sentences = cutBehind(text.value, stops);
        for (const { kind, start, end } of partsOfLine(text, { start: 0, end: text.value.length })) {
          if ((kind !== "insert" && kind !== "inner") || addresses.includes(start)) continue;
          insertions++;
          const sentence = sentences.find((one) => one.start <= start && end <= one.end)!;
          const [from, to] = [at(sentence.start), at(sentence.end)];
          const { begins, ends } = cutsIn(glanced, from, to);
          const isBegun = begins.includes(at(start));
          const isEnded = ends.includes(at(end));
          if (kind === "inner") expect([isBegun, isEnded]).toEqual([true, true]);
          else expect(isBegun || isEnded).toBe(true);
        }
      });
    }),
    { numRuns: 3000 },
  );
  expect(insertions).toBeGreaterThan(500);
});

test.each([
  ["他走进来，点击下载，就走了", [], [9]],
  ["他看了第3章，回复我们", [], [5, 9]],
  ["“好。”——他说", [4], [4, 6]],
  ["他说，扫码看【资料】", [3, 6], [10]],
  ["风从谷口吹进来", [], []],
])("%s", (value, begins, ends) => {
  withLine(value, (glanced) => {
    const found = cutsIn(glanced, 0, glanced.length);
    expect([...found.begins].sort((a, b) => a - b)).toEqual(begins);
    expect([...found.ends].sort((a, b) => a - b)).toEqual(ends);
  });
});

test("ends that count behind a beginning only are not looked for without one", () => {
  let [without, begun] = [0, 0];
  fc.assert(
    fc.property(line, (value) => {
      withLine(value.replace(/[\r\n]/g, ""), (glanced) => {
        const all = cutsIn(glanced, 0, glanced.length);
        const between = cutsIn(glanced, 0, glanced.length, "between");
        if (all.begins.length > 0) begun++;
        else if (all.ends.length > 0) without++;
        expect(between).toEqual(all.begins.length > 0 ? all : { begins: [], ends: [] });
      });
    }),
  );
  expect(without).toBeGreaterThan(0);
  expect(begun).toBeGreaterThan(0);
});
