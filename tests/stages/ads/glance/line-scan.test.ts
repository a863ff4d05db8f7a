import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { HOLLOW_BY_SPACES } from "../../../../src/stages/ads/evidence/contact.js";
import { scanLines } from "../../../../src/stages/ads/glance/line-scan.js";
import { SIGNS } from "../../../../src/stages/ads/glance/signs.js";
import { partsOfLine } from "../../../../src/stages/ads/passages.js";
import { viewOf } from "../../../../src/stages/ads/view.js";
import { anyLine, LINES } from "./texts.js";

interface Seen {
  readonly index: number;
  readonly tight: string;
  readonly origins: readonly number[];
  readonly gaps: readonly number[];
  readonly slots: readonly number[];
  readonly stops: readonly number[];
  readonly signs: number;
}

function scan(text: string): Seen[] {
  const seen: Seen[] = [];
  scanLines(new Text(text), (line) => {
    const { index, units, origins, length, gaps, gapCount, slots, slotCount, stops, stopCount, signs } = line;
    const tight = String.fromCharCode(...units.subarray(0, length));
    const places = { origins: [...origins.subarray(0, length)], gaps: [...gaps.subarray(0, gapCount)] };
    const marks = { slots: [...slots.subarray(0, slotCount)], stops: [...stops.subarray(0, stopCount)] };
    seen.push({ index, tight, ...places, ...marks, signs });
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

test("the tight view of a part of a line is that part of its units, where no decoration was taken out of it or beside it", () => {
  let told = 0;
  fc.assert(
    fc.property(fc.oneof(anyLine, fc.constantFrom(...LINES)), (line) => {
      const [seen] = scan(line);
      if (seen === undefined || (seen.signs & (SIGNS.hard | SIGNS.target)) !== 0) return;
      const firstFrom = (offset: number) => seen.origins.filter((origin) => origin < offset).length;
      for (const { start, end } of partsOfLine({ value: line }, { start: 0, end: line.length })) {
        const [from, to] = [firstFrom(start), firstFrom(end)];
        if (seen.gaps.some((gap) => gap >= from && gap <= to)) continue;
        told++;
        expect(seen.tight.slice(from, to)).toBe(viewOf(line.slice(start, end).trim()).tight);
      }
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(0);
});

test.each([
  ["每公里·日运客", 0],
  ["考霸·网", SIGNS.hanDot],
  ["考霸·题库.网", SIGNS.hanDot],
  ["考霸·在线", SIGNS.hanDot],
  ["ab⊥.com", SIGNS.hanDot | SIGNS.latinDot],
])("the dots that went from %s tell %d", (line, expected) => {
  const [seen] = scan(line);
  expect(seen!.signs & SIGNS.undressed).not.toBe(0);
  expect(seen!.signs & (SIGNS.hanDot | SIGNS.latinDot)).toBe(expected);
});

test("gaps stand where decoration was taken out", () => {
  expect(scan("最⊥新·章节，岭 上")[0]).toMatchObject({ tight: "最新章节,岭上", gaps: [1, 2] });
  expect(scan("山风从谷口吹进来")[0]!.gaps).toEqual([]);
});

test("slots stand before the unit that follows their space, unless decoration was taken out", () => {
  expect(scan("名 ， 姓 号")[0]).toMatchObject({ tight: "名,姓号", slots: [1, 2, 3] });
  expect(scan("力 口 ，去")[0]).toMatchObject({ tight: "加,去", slots: [1] });
  expect(scan("名，姓 氏")[0]!.slots).toEqual([]);
  let told = 0;
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyLine, fc.constantFrom(" ，", "， 元", " 号", " ")), { maxLength: 4 }),
      (pieces) => {
        const line = pieces.join("").trim();
        const [seen] = scan(line);
        if (seen === undefined || (seen.signs & (SIGNS.hard | SIGNS.target | SIGNS.undressed)) !== 0) return;
        const { folded } = viewOf(line);
        for (const { index, 0: found } of folded.matchAll(new RegExp(HOLLOW_BY_SPACES, "gu"))) {
          const behind = index + found.search(/[ 　]/u) + /[ 　]+/u.exec(found)![0].length;
          told++;
          expect(seen.slots).toContain(viewOf(folded.slice(0, behind)).tight.length);
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(0);
});

test("sentences begin behind stops", () => {
  expect(scan("甲。乙！丙…丁；")[0]!.stops).toEqual([2, 4, 8, 10]);
  fc.assert(
    fc.property(fc.oneof(anyLine, fc.constantFrom(...LINES)), (line) => {
      const [seen] = scan(line);
      if (seen === undefined || (seen.signs & (SIGNS.hard | SIGNS.undressed)) !== 0) return;
      const isLast = (_: number, i: number) => seen.origins[i + 1] !== seen.origins[i];
      const ends = seen.origins.flatMap((origin, i) =>
        "。！？!?…；;｜|".includes(line[origin]!) && isLast(origin, i) ? [i + 1] : [],
      );
      expect(seen.stops).toEqual(ends);
    }),
    { numRuns: 2000 },
  );
});

const numbers = SIGNS.hanNumber | SIGNS.longNumber;

test.each([
  ["编号二八三0一七", SIGNS.hanNumber],
  ["编号２８三０１７号", SIGNS.hanNumber],
  ["编号283017", 0],
  ["编号二八三一，七五", 0],
  ["编号二八三。〇一七", 0],
  ["编号二八三 〇一七", SIGNS.hanNumber],
  ["编号1380013800和0", 0],
  ["编号13800138000", SIGNS.longNumber],
  ["编号1380013 8000", SIGNS.longNumber],
  ["编号a1380013八000", numbers],
])("the numbers of %s tell %d", (line, expected) => {
  expect(scan(line)[0]!.signs & numbers).toBe(expected);
});

test.each([
  ["甲。com", 0],
  ["ab。com", SIGNS.latinDot],
  ["ab；com", 0],
  ["甲1。2b", 0],
  ["甲a。com", SIGNS.latinDot],
])("the stop of %s tells %d of an address", (line, expected) => {
  expect(scan(line)[0]!.signs & SIGNS.latinDot).toBe(expected);
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
  ["看⬇️", "dress"],
  ["剧终。】——看", "dress"],
  ["他说，——看", "dress"],
  ["他说“好”了——看", "dress"],
  ["他看——更多", "dress"],
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
  expect(scan("山风从谷口吹进来——带着一点松脂的气味。")[0]!.signs & SIGNS[sign]).toBe(0);
});
