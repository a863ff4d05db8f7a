import { describe, expect, test } from "vitest";
import { firstOfLine } from "../../.scripts/patterns/first-units.js";
import { longestLine } from "../../.scripts/patterns/longest-line.js";
import { requiredUnits } from "../../.scripts/patterns/required-units.js";

test.each([
  ["characters, classes and sets", /^加[微薇]\d\p{L}$/u, 4],
  ["what is counted", /^加{2,3}(?:微信){0,2}$/u, 7],
  ["the longest alternative", /^(?:加|微信号)好?$|^加群$/u, 4],
  ["what is looked for beside adds nothing", /^(?=.{0,80}微)(?<!不)加微$/u, 2],
  ["not from the start", /加微$/u, undefined],
  ["not to the end", /^加微/u, undefined],
  ["one alternative that is neither", /^加微$|加群/u, undefined],
  ["no bound", /^加>*微$/u, undefined],
  ["longer than most lines", /^.{0,600}$/u, undefined],
])("the longest line: %s", (_, pattern, expected) => {
  expect(longestLine(pattern)).toBe(expected);
});

test.each([
  ["a character", /^加微/u, "[加]"],
  ["what may be left out, and what follows", /^请?[长扫]?加/u, "[加请]|[长扫]"],
  ["alternatives", /^(?:请|\d加)微|^群/u, "[群请]|\\d"],
  ["a group of which one alternative is nothing", /^(?:请|)加/u, "[加请]"],
  ["behind what is looked for", /^(?=.{0,80}微)(?!他)加/u, "[加]"],
  ["characters that mean something in patterns", /^\^?\.?-?加/u, "[加]|-|\\.|\\^"],
  ["a negated class", /^[^\p{L}]{0,8}加/u, "[加]|[^\\p{L}]"],
  ["not from the start", /加微/u, undefined],
  ["any Han", /^\p{Script=Han}?加/u, undefined],
  ["anything", /^.?加/u, undefined],
  ["nothing", /^加?/u, undefined],
])("the first character of a line: %s", (_, pattern, expected) => {
  expect(firstOfLine(pattern)).toBe(expected);
});

describe("units that are required", () => {
  const frequencies = new Map([["加", 9]]);
  test.each([
    ["those that nothing takes out hold anywhere, others in plain lines", /加[.·]微/u, ["信"], ["微", "加"], [".·"]],
    ["an anchor that says it is left out", /加[.·]微/u, ["微"], ["加"], [".·"]],
    ["the same twice is said once", /加[.·]微[.·]加/u, ["信"], ["微", "加"], [".·"]],
    ["a class of which one may go holds in plain lines", /[·微]加/u, ["信"], ["加"], ["·微"]],
    ["white space tells nothing", /加\s微/u, ["信"], ["微", "加"], []],
  ])("%s", (_, pattern, anchors, anywhere, inPlain) => {
    expect(requiredUnits(pattern, anchors, frequencies)).toEqual({ anywhere, inPlain });
  });
});
