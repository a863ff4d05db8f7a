import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitsOfText } from "../../../src/core/text-units.js";
import { bundledWording, isTelling, Wording, type WordingData, wordingScale } from "../../../src/stages/ads/wording.js";

const PAIRS: WordingData["pairs"] = [
  [-2, "开会通知"],
  [2, "扫码领取"],
  [3, "进群"],
];
const wording = new Wording({ bias: 0, pairs: PAIRS });
const of = (text: string) => wording.of(unitsOfText(text));

describe("what pairs say, of the more pairs the less each, with eight that say nothing", () => {
  test.each([
    ["扫码", (2 * wordingScale(1)) / 5],
    ["扫码开会领取", (2 * wordingScale(5)) / 5], // 码开 and 会领 say nothing
    ["扫，码，领，取，扫码", (2 * wordingScale(1)) / 5],
    ["扫码开会", 0],
    ["通知", (-2 * wordingScale(1)) / 5],
    ["扫 码", 0], // no pair
    ["scan", 0],
    ["", 0],
    ["进群".repeat(9), 1], // no more than one
    ["通知".repeat(9), -1],
  ])("%s", (text, expected) => expect(of(text)).toBeCloseTo(expected));

  test("what holds for passages at large is added where there are words", () => {
    const biased = new Wording({ bias: -1, pairs: PAIRS });
    expect(biased.of(unitsOfText("www.beichuang.net"))).toBeCloseTo(0);
    expect(biased.of(unitsOfText("扫码"))).toBeCloseTo((2 * wordingScale(1) - 1 / 9) / 5);
    expect(biased.of(unitsOfText("天地玄黄".repeat(20)))).toBeCloseTo(-79 / 87 / 5);
  });
});

describe("the words of a line are an ad's", () => {
  const tells = (text: string) => isTelling(of(text), unitsOfText(text), 0, text.length);
  test.each([
    ["进群扫码领取进群扫码领取", true],
    ["扫码", false], // one word is not enough
    ["进群扫码领取进群扫码领取。", false], // a whole sentence
    ["进群扫码领取".repeat(11), false], // a paragraph
    ["开会通知开会通知", false],
    ["", false],
  ])("%s: %s", (text, expected) => expect(tells(text)).toBe(expected));
});

test("a part of a passage says what it says alone", () => {
  expect(wording.of(unitsOfText("开会扫码领取通知"), 2, 6)).toBe(of("扫码领取"));
});

test("marks at its ends change nothing", () => {
  const han = fc.array(fc.constantFrom(..."扫码领取进群开会通知的了"), { maxLength: 12 }).map((list) => list.join(""));
  const marks = fc.array(fc.constantFrom(..."，。！【】→ a1"), { maxLength: 4 }).map((list) => list.join(""));
  fc.assert(fc.property(marks, han, marks, (before, text, after) => of(before + text + after) === of(text)));
});

test("what was learned tells promos from notices", () => {
  const said = (text: string) => bundledWording().of(unitsOfText(text));
  expect(said("扫码添加小编微信，免费领取全套资料")).toBeGreaterThan(0.3);
  expect(said("会议要求各单位认真学习，抓好落实")).toBeLessThan(-0.2);
});
