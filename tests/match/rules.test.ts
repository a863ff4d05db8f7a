import { describe, expect, test } from "vitest";
import { Text } from "../../src/core/text.js";
import { compileSafe } from "../../src/match/compile-safe.js";
import { compileTrusted } from "../../src/match/pattern.js";
import type { RuleSpec } from "../../src/match/rule.js";
import { compileRules, isStableAnchor } from "../../src/match/rule-set.js";
import { runRules } from "../../src/match/run-rules.js";
import { lineAround, sentenceAround, wholeLine } from "../../src/match/units.js";

describe.each([
  ["trusted", compileTrusted],
  ["safe", compileSafe],
])("%s patterns", (_, compile) => {
  test.each<[string, string, [number, number][]]>([
    [
      "党[员委]",
      "😀党员和党委",
      [
        [2, 4],
        [5, 7],
      ],
    ],
    ["a*", "baa", [[1, 3]]],
    ["^.$", "😀", [[0, 2]]],
    ["\\p{Script=Han}+", "ab汉字c", [[2, 4]]],
  ])("%s on %s", (source, text, expected) => {
    expect(
      compile(source)
        .matchAll(text)
        .map(({ start, end }) => [start, end]),
    ).toEqual(expected);
  });

  test("give their groups by name", () => {
    expect(compile("(?<left>甲)(?<right>乙)?").matchAll("甲")[0]!.groups).toEqual({ left: "甲", right: undefined });
  });
});

test("a user's pattern that would explode runs through at once", () => {
  expect(compileSafe("^(a+)+$").matchAll(`${"a".repeat(50_000)}b`)).toEqual([]);
});

const spec = (changes: Partial<RuleSpec>): RuleSpec => ({
  id: "ads/test/rule",
  stage: "ads",
  fold: ["zero-width", "nfkc", "case"],
  anchors: ["公众号"],
  pattern: "关注公众号",
  unit: "line",
  at: [],
  action: "delete-match",
  replacement: "",
  confidence: 0.9,
  reason: "follow-bait",
  ...changes,
});

describe("runRules", () => {
  const long = (line: string) =>
    [
      ...Array.from({ length: 20 }, (_, i) => `第${i}行`),
      line,
      ...Array.from({ length: 20 }, (_, i) => `又${i}行`),
    ].join("\n");

  test.each<[string, Partial<RuleSpec>, string, string[]]>([
    ["plain", {}, "请关注公众号。", ["关注公众号"]],
    ["through invisible characters", {}, "请关\u200b注公\u200b众号。", ["关\u200b注公\u200b众号"]],
    ["spaced", { fold: ["spaced"] }, "请 关 注 公 众 号。", ["关 注 公 众 号"]],
    ["with an anchor but no match", {}, "公众号在此", []],
    ["at the start", { at: ["start"] }, "　关注公众号吧\n请关注公众号", ["关注公众号"]],
    ["at the end", { at: ["end"] }, "关注公众号吧\r\n请关注公众号 \r\n", ["关注公众号"]],
    ["in the head", { at: ["head"] }, long("关注公众号"), []],
    ["in the tail of a short text", { at: ["tail"] }, "关注公众号\n\n\n", ["关注公众号"]],
    [
      "whole sentences",
      { unit: "sentence", pattern: "^请关注公众号。$" },
      "好。请关注公众号。好。",
      ["请关注公众号。"],
    ],
    ["once for two anchors in a line", { anchors: ["公众号", "关注"] }, "关注公众号", ["关注公众号"]],
  ])("%s", (_, changes, text, expected) => {
    const hits = runRules(new Text(text), compileRules([spec(changes)], compileTrusted));
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

test.each<[string, boolean]>([
  ["公众号", true],
  ["paidbegin", true],
  ["会员群+网盘", false],
  ["学.科", true],
  ["·学科", false],
  ["a b", false],
  ["", false],
  ["【", true],
])("anchor %j can be searched for: %s", (anchor, expected) => {
  expect(isStableAnchor(anchor)).toBe(expected);
});

describe("units", () => {
  const text = new Text("甲。乙！”丙\r\n丁……戊\n己");
  const slice = ({ start, end }: { start: number; end: number }) => text.value.slice(start, end);
  test.each<[string, string, string, string]>([
    ["甲", "甲。", "甲。乙！”丙", "甲。乙！”丙\r\n"],
    ["乙", "乙！”", "甲。乙！”丙", "甲。乙！”丙\r\n"],
    ["丙", "丙", "甲。乙！”丙", "甲。乙！”丙\r\n"],
    ["戊", "戊", "丁……戊", "丁……戊\n"],
    ["己", "己", "己", "\n己"],
  ])("around %s", (part, sentence, line, whole) => {
    const start = text.value.indexOf(part);
    const range = { start, end: start + part.length };
    expect(slice(sentenceAround(text, range))).toBe(sentence);
    expect(slice(lineAround(text, range))).toBe(line);
    expect(slice(wholeLine(text, range))).toBe(whole);
  });
});
