import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../../src/core/edit.js";
import { Text } from "../../src/core/text.js";
import { compileTrusted } from "../../src/match/pattern.js";
import { compileRules, joinRules, RulePool } from "../../src/match/rule-set.js";
import { runRules } from "../../src/match/run-rules.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { foldTexts } from "../core/fold-texts.js";
import { matching } from "./matching.js";

const set = compileRules(bundledRules, compileTrusted);
const hit = fc.constantFrom(...bundledRules).chain(({ pattern }) => matching(new RegExp(pattern, "u")));
const line = fc.oneof(hit, hit, fc.constantFrom("", " ", "他说今天天气很好。"), foldTexts);
const texts = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
const texted = texts.chain((value) => {
  const edit = fc.tuple(fc.nat(value.length), fc.nat(8), fc.constantFrom("", "\n", "甲", "\u0301"));
  const edits = fc.array(edit, { minLength: 1, maxLength: 3 }).map((cuts) => {
    const made: Change[] = [];
    for (const [at, length, replacement] of cuts.sort(([a], [b]) => a - b)) {
      const start = Math.max(at, made.at(-1)?.end ?? 0);
      made.push({ start, end: Math.min(value.length, start + length), replacement });
    }
    return made;
  });
  return fc.tuple(fc.constant(value), edits);
});

/** All that is known of hits but the rules themselves. */
const shown = (text: Text) => runRules(text, set).map(({ rule, ...place }) => ({ id: rule.id, ...place }));

test("hits of a text that was made by edits are those of the text as it stands", () => {
  fc.assert(
    fc.property(texted, ([value, edits]) => {
      const text = new Text(value);
      runRules(text, set);
      const after = text.edited(edits);
      expect(shown(after)).toEqual(shown(new Text(after.value)));
      const again = after.edited(edits.filter(({ end }) => end <= after.value.length).slice(0, 1));
      expect(shown(again)).toEqual(shown(new Text(again.value)));
    }),
    { numRuns: 1500 },
  );
});

test("sets that are searched together find what each finds alone", () => {
  const pool = new RulePool();
  const halves = [0, 1].map((half) => set.rules.filter((_, i) => i % 2 === half));
  const together = halves.map((rules) => joinRules(rules, pool));
  const alone = halves.map((rules) => joinRules(rules));
  fc.assert(
    fc.property(texts, (value) => {
      const text = new Text(value);
      expect(together.map((one) => runRules(text, one))).toEqual(alone.map((one) => runRules(new Text(value), one)));
    }),
    { numRuns: 500 },
  );
});

test("a set that joins others later is found in a text that was gone over before", () => {
  const pool = new RulePool();
  const [rule] = compileRules([{ ...bundledRules[0]!, anchors: ["公众号"], needs: [], at: [] }], () => ({
    matchAll: () => [{ start: 0, end: 3, groups: {} }],
  })).rules;
  const text = new Text("公众号");
  expect(runRules(text, joinRules([rule!], pool))).toHaveLength(1);
  expect(runRules(text, joinRules([rule!], pool))).toHaveLength(1);
});

test("lines that stay the same are not gone over again", () => {
  let runs = 0;
  const matcher = compileTrusted("公众号");
  const rule = { ...bundledRules[0]!, anchors: ["公众号"], needs: [], pattern: "公众号", unit: "line" as const };
  const counted = compileRules([{ ...rule, at: [] }], () => ({
    matchAll(line) {
      runs++;
      return matcher.matchAll(line);
    },
  }));
  const text = new Text("公众号一\n公众号二\n三");
  expect(runRules(text, counted)).toHaveLength(2);
  expect(runs).toBe(2);
  const after = text.edited([{ start: 3, end: 4, replacement: "" }]);
  expect(runRules(after, counted).map(({ start }) => start)).toEqual([0, 4]);
  expect(runs).toBe(3);
});
