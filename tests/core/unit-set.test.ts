import { expect, test } from "vitest";
import { firstsOf, isIn, isOf, unitSet } from "../../src/core/unit-set.js";

test.each([
  [
    "single units, at both ends of all there are",
    "\0汉\uffff",
    ["\0", "汉", "\uffff"],
    ["\u0001", "汊", "\ufffe", "a"],
  ],
  ["a range", "b-d", ["b", "c", "d"], ["a", "e", "-"]],
  [
    "ranges that cross words of the table",
    "\u001e-\u0041一-三",
    ["\u001e", " ", "?", "@", "A", "一", "三"],
    ["\u001d", "B", "上"],
  ],
  ["a hyphen at the end", "a-", ["a", "-"], ["b"]],
  ["halves of surrogate pairs", "\udc00-\udfff", ["\udc00", "\udfff"], ["\udbff", "\ue000"]],
  ["nothing", "", [], ["\0", "-", "汉"]],
])("%s", (_, list, members, others) => {
  const set = unitSet(list);
  for (const unit of members) expect([unit, isIn(set, unit.charCodeAt(0))]).toEqual([unit, true]);
  for (const unit of others) expect([unit, isIn(set, unit.charCodeAt(0))]).toEqual([unit, false]);
});

test("no unit stands before a text or behind it", () => {
  const set = unitSet("\u0001-\uffff");
  expect([-1, 0, 1, 2].map((at) => isOf(set, "汉a", at))).toEqual([false, true, true, false]);
});

test("the first units of alternatives", () => {
  expect(firstsOf("关注|扫码|a")).toBe("关扫a");
});
