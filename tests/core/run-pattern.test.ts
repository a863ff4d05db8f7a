import { expect, test } from "vitest";
import { compileOnce } from "../../src/core/machine-code.js";
import { countMatches, eachMatch, occursIn } from "../../src/core/run-pattern.js";

const found = (expression: RegExp, text: string) => {
  const matches: [string, number][] = [];
  eachMatch(expression, text, ({ 0: match, index }) => matches.push([match, index]));
  return matches;
};

test.each([
  [
    "in order, without overlap",
    /关注|注册/gu,
    "关注册关注",
    [
      ["关注", 0],
      ["关注", 3],
    ],
  ],
  [
    "empty ones, too",
    /a*/gu,
    "aab",
    [
      ["aa", 0],
      ["", 2],
      ["", 3],
    ],
  ],
  ["none", /x/gu, "关注", []],
] as const)("matches are found %s", (_, expression, text, expected) => {
  // Twice: what is compiled first must not leave its mark.
  expect(found(expression, text)).toEqual(expected);
  expect(found(expression, text)).toEqual(expected);
  expect(countMatches(expression, text)).toBe(expected.length);
});

test.each([
  ["a pattern for all matches", () => /关注/gu],
  ["a pattern for one", () => /关注/u],
])("whether %s matches does not depend on where it was", (_, make) => {
  const expression = make();
  expression.lastIndex = 2;
  expect([occursIn(expression, "关注"), occursIn(expression, "关")]).toEqual([true, false]);
  expression.lastIndex = 2;
  expect(occursIn(expression, "关注")).toBe(true);
});

test("compiling starts a pattern over the first time only", () => {
  const expression = /\p{Script=Han}/gu;
  expression.lastIndex = 3;
  compileOnce(expression);
  expect(expression.lastIndex).toBe(0);
  expression.lastIndex = 3;
  compileOnce(expression);
  expect(expression.lastIndex).toBe(3);
});
