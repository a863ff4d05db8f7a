import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../src/core/text.js";
import { compileTrusted } from "../../src/match/pattern.js";
import { compileRules } from "../../src/match/rule-set.js";
import { runRules } from "../../src/match/run-rules.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { matching } from "./matching.js";

const around = fc.constantFrom("", "他说", "。", "，", " ", "\n", "【", "a", "記者");
const needy = bundledRules.filter(({ needs = [] }) => needs.length > 0);

test("most rules have needs", () => {
  expect(needy.length).toBeGreaterThan(bundledRules.length / 2);
});

test.each(needy)("what $id needs stands wherever it matches", ({ needs: _, ...rule }) => {
  const asked = compileRules(
    needy.filter(({ id }) => id === rule.id),
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
