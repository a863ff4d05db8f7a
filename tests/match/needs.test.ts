import fc from "fast-check";
import { expect, test } from "vitest";
import { CHARACTER_KINDS, FOLD_KINDS } from "../../src/core/fold.js";
import { Text } from "../../src/core/text.js";
import { compileTrusted } from "../../src/match/pattern.js";
import type { PlainFacts, RuleSpec } from "../../src/match/rule.js";
import { compileRules } from "../../src/match/rule-set.js";
import { runRules } from "../../src/match/run-rules.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { matching } from "./matching.js";

const around = fc.constantFrom("", "他说", "。", "，", " ", "\n", "【", "a", "記者");
const needy = bundledRules.filter(({ needs = [] }) => needs.length > 0);
const known = bundledRules.filter(({ needs = [], plain }) => needs.length > 0 || plain !== undefined);

test("most rules have needs, and of many more is known", () => {
  expect(needy.length).toBeGreaterThan(bundledRules.length / 2);
  const facts = bundledRules.flatMap(({ plain = {} }) => Object.keys(plain));
  for (const fact of ["needs", "longest", "first"]) expect(facts).toContain(fact);
});

test.each(known)("what is known of $id holds wherever it matches", ({ needs: _, plain: _plain, ...rule }) => {
  const asked = compileRules(
    known.filter(({ id }) => id === rule.id),
    compileTrusted,
  );
  const plain = compileRules([rule], compileTrusted);
  fc.assert(
    fc.property(around, matching(new RegExp(rule.pattern, "u")), around, (before, match, after) => {
      const ranges = (set: typeof plain) =>
        runRules(new Text(`${before}${match}${after}`), set).map(({ start, end }) => [start, end]);
      expect(ranges(asked)).toEqual(ranges(plain));
    }),
    { numRuns: 200 },
  );
});

const matches = (rule: RuleSpec, line: string) => runRules(new Text(line), compileRules([rule], compileTrusted)).length;

test("lines as long as a pattern matches, of characters of two units, too", () => {
  const { needs: _, ...rule } = needy[0]!;
  const spec: RuleSpec = { ...rule, anchors: ["付费"], pattern: "^付费[^a]{2,4}$", plain: { longest: 6 } };
  expect(["付费𠮷𠮷", "付费𠮷𠮷𠮷𠮷", "付费一二三四", "付费一二三四五"].map((line) => matches(spec, line))).toEqual([
    1, 1, 1, 0,
  ]);
  // The most of the bundled one.
  const wall = bundledRules.find(({ id }) => id.endsWith("/wall-line"))!;
  expect(matches(wall, `付费内容${"温馨提示".repeat(98)}`)).toBe(1);
});

test("what is known of plain lines is not asked of others", () => {
  const { needs: _, ...rule } = needy[0]!;
  // Here the mark is taken out, so that it is no part of what the pattern is run on.
  const spec: RuleSpec = { ...rule, fold: FOLD_KINDS, anchors: ["付费"], pattern: "^付费", plain: { first: "付" } };
  expect(["付费", "付★费", "\u200b付费", "他付费"].map((line) => matches(spec, line))).toEqual([1, 1, 1, 0]);
});

test.each<[string, PlainFacts]>([
  ["the first character", { first: "[开]" }],
  ["its length", { longest: 5 }],
  ["its units", { needs: ["·|"] }],
])("a plain line that does not match by %s is not looked at", (_, plain) => {
  const matcher = {
    matchAll: () => {
      throw new Error("the pattern ran");
    },
  };
  const rule: RuleSpec = { ...needy[0]!, fold: CHARACTER_KINDS, anchors: ["教育"], needs: [], plain };
  const set = compileRules([rule], () => matcher);
  expect(runRules(new Text("教育改革开放"), set)).toEqual([]);
  expect(() => runRules(new Text("开·教育"), set)).toThrow("the pattern ran");
});

test("a line without them is not looked at", () => {
  const matcher = {
    matchAll: () => {
      throw new Error("the pattern ran");
    },
  };
  const set = compileRules([{ ...needy[0]!, anchors: ["教育"], needs: ["网"] }], () => matcher);
  expect(runRules(new Text("教育改革\n上网"), set)).toEqual([]);
  expect(() => runRules(new Text("上网接受教育"), set)).toThrow("the pattern ran");
});

test("anchors that stand at a line end are passed, one after the other", () => {
  const set = compileRules([{ ...needy[0]!, anchors: ["\n"], needs: [] }], compileTrusted);
  expect(runRules(new Text("甲\n\n乙\n"), set)).toEqual([]);
});
