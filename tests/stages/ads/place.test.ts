import { expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { filledLines, PLACES, placeOf, withPlace } from "../../../src/stages/ads/place.js";

const namesIn = (text: string, first: number, last = first) =>
  PLACES[placeOf(filledLines(new Text(text)), first, last)]!;
const twenty = `${Array.from({ length: 20 }, (_, i) => `第${i}行`).join("\n\n")}\n`;

test("lines are counted by those with text", () => {
  const { filled, rank } = filledLines(new Text("\n甲\n　\n\u200b\n乙\n"));
  expect(filled).toEqual([1, 3, 4]);
  expect([...rank]).toEqual([-1, 0, -1, 1, 2]);
});

test.each([
  [0, ["place/first"]],
  [2, ["place/head"]],
  [6, ["place/head"]],
  [8, []],
  [18, []],
  [20, ["place/tail"]],
  [32, ["place/tail"]],
  [34, ["place/end"]],
  [38, ["place/end"]],
])("line %d of twenty with blank ones between has %j", (line, names) => {
  expect(namesIn(twenty, line)).toEqual(names);
});

test("a short text is head and end at once, a run of lines stands where its first and its last line do", () => {
  expect(namesIn("甲\n乙\n", 1)).toEqual(["place/head", "place/end"]);
  expect(namesIn(twenty, 6, 20)).toEqual(["place/head", "place/tail"]);
});

test("a blank line stands at both ends", () => {
  expect(namesIn("甲\n\n乙\n", 1)).toEqual(["place/first", "place/end"]);
});

test("features get those of a place, and are left alone where it has none", () => {
  const features = new Map([["call/scan", 1]]);
  const lines = filledLines(new Text(twenty));
  expect(withPlace(features, placeOf(lines, 10, 10))).toBe(features);
  expect([...withPlace(features, placeOf(lines, 0, 0))]).toEqual([
    ["call/scan", 1],
    ["place/first", 1],
  ]);
  expect(features.size).toBe(1);
});
