import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitsOfText } from "../../../src/core/text-units.js";
import { bundledWording, Wording, type WordingData } from "../../../src/stages/ads/wording.js";

const DATA: WordingData = [
  [-2, "开会通知"],
  [2, "扫码领取"],
  [3, "进群"],
];
const wording = new Wording(DATA);
const of = (text: string) => wording.of(unitsOfText(text));

describe("the mean of what pairs say, with eight that say nothing", () => {
  test.each([
    ["扫码", 2 / 9],
    ["扫码，领取", 4 / 10],
    ["扫码领取", 4 / 11], // 码领 says nothing
    ["扫码开会", 0],
    ["通知", -2 / 9],
    ["扫 码", 0], // no pair
    ["scan", 0],
    ["", 0],
    ["进群".repeat(9), 1], // no more than one
  ])("%s", (text, expected) => expect(of(text)).toBeCloseTo(expected));
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
