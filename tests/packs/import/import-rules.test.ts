import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CleanError } from "../../../src/core/errors.js";
import { compileSafe } from "../../../src/match/compile-safe.js";
import { checkPack, runAlone } from "../../../src/packs/check.js";
import { importRules } from "../../../src/packs/import/import-rules.js";
import { loadPack } from "../../../src/packs/load.js";

const take = (rules: unknown) => importRules(JSON.stringify(rules), "rules.json", "imported", ["a\nb"]);
const compiled = (rules: unknown) => checkPack(loadPack(take(rules).pack!, "pack.yaml"), compileSafe);

describe("rules import", () => {
  test.each([
    {
      what: "a literal",
      rule: { name: "尾巴", pattern: "本站永久地址请牢记", isRegex: false },
      cases: [
        ["下雨了。本站永久地址请牢记", "下雨了。"],
        ["本站永久地址請牢記\n下雨了。", "下雨了。"],
        ["本站地址", undefined],
      ],
    },
    {
      what: "a literal with metacharacters",
      rule: { pattern: "(看书就来.某某小站)", isRegex: false },
      cases: [
        ["雨停了(看书就来.某某小站)。", "雨停了。"],
        ["雨停了(看书就来x某某小站)。", undefined],
      ],
    },
    {
      what: "a regex",
      rule: { name: "手打", pattern: "(?:更新最快|首发)[^。]{0,10}小说网\\s*[wW]{3}\\.\\w+\\.com", isRegex: true },
      cases: [
        ["雨。更新最快就在小说网 www.ab12.com完", "雨。完"],
        ["小说网www.ab12.com", undefined],
      ],
    },
    {
      what: "Java's escapes",
      rule: { pattern: "记住\\p{IsHan}{1,4}网址\\u300a[\\u4e00-\\u9fa5]+\\x{300b}" },
      cases: [["好。记住我们网址《某某》", "好。"]],
    },
    {
      what: "groups in the replacement",
      rule: { pattern: "(不)(观)点网友说(好|坏)", replacement: ["$1看$3$", "{3}\\$"].join("") },
      cases: [["人不观点网友说坏了", "人不看坏坏$了"]],
    },
    {
      what: "a line of its own",
      rule: { pattern: "^请收藏本站备用域名.*$" },
      cases: [
        ["雨。\n请收藏本站备用域名 a.b", "雨。"],
        ["雨请收藏本站备用域名", undefined],
      ],
    },
    {
      what: "fields of older apps",
      rule: { replaceSummary: "旧", regex: "点击加入书签继续看", replacement: "", enable: true, isRegex: false },
      cases: [["雨点击加入书签继续看。", "雨。"]],
    },
    {
      what: "letters in any case",
      rule: { pattern: "(?i)novelsite\\.example" },
      cases: [["雨NovelSite.Example。", "雨。"]],
    },
  ])("$what", ({ rule, cases }) => {
    const [turned] = compiled([rule]);
    for (const [from, to] of cases) expect(runAlone(turned!, from!)).toBe(to);
  });

  test.each([
    ["not-a-rule", 5],
    ["not-a-rule", null],
    ["not-a-rule", ["x"]],
    ["no-pattern", {}],
    ["no-pattern", { pattern: "" }],
    ["no-pattern", { pattern: 7 }],
    ["disabled", { pattern: "某个广告语句在此", isEnabled: false }],
    ["disabled", { regex: "某个广告语句在此", enable: false }],
    ["script", { pattern: "某个广告语句在此", replacement: "@js:result" }],
    ["script", { pattern: "<js>java.log(1)</js>" }],
    ["title-only", { pattern: "第.*章某个广告", scopeTitle: true, scopeContent: false }],
    ["too-long", { pattern: "广告".repeat(2001) }],
    ["syntax", { pattern: "广告(" }],
    ["syntax", { pattern: "广告)" }],
    ["syntax", { pattern: "*广告" }],
    ["syntax", { pattern: "[广告" }],
    ["syntax", { pattern: "广告\\" }],
    ["look-around", { pattern: "(?<=请)收藏本站备用" }],
    ["look-around", { pattern: "收藏(?!夹)本站备用" }],
    ["back-reference", { pattern: "(收藏)本站备用\\1" }],
    ["unsupported", { pattern: "收藏本站备用++" }],
    ["unsupported", { pattern: "(?>收藏)本站备用" }],
    ["unsupported", { pattern: "收藏本站{2000}" }],
    ["spans-lines", { pattern: "收藏本站\\n备用域名" }],
    ["spans-lines", { pattern: "收藏本站\n备用域名", isRegex: false }],
    ["empty-match", { pattern: "(?:收藏本站)*" }],
    ["empty-match", { pattern: "^$" }],
    ["no-anchor", { pattern: "[a-z]+[0-9]{3,}x" }],
    ["no-anchor", { pattern: "广" }],
    ["no-anchor", { pattern: "★☆", isRegex: false }],
    ["no-anchor", { pattern: "收藏本站|\\d{9}" }],
    ["hits-ordinary-text", { pattern: ".*会议.*" }],
    ["hits-ordinary-text", { pattern: "二维码", isRegex: false }],
    ["bad-replacement", { pattern: "收藏(本站)备用", replacement: "$2" }],
    ["no-example", { pattern: "收藏本站$备用域名" }],
  ])("%s (row %#)", (code, rule) => {
    const { pack, refused } = take([rule]);
    expect(refused.map(({ refusal }) => refusal.code)).toEqual([code]);
    expect(pack).toBeUndefined();
  });

  test("the same rule twice is taken once, and one refused does not stop the others", () => {
    const rule = { name: "甲", pattern: "请牢记备用网址某某", isRegex: false };
    const { turned, refused } = take([rule, { pattern: "(" }, { ...rule, name: "乙" }]);
    expect(turned).toBe(1);
    expect(refused.map(({ number, name, refusal }) => [number, name, refusal.code])).toEqual([
      [2, "(", "syntax"],
      [3, "乙", "duplicate"],
    ]);
  });

  test("one object is one rule, a byte order mark is no fault", () => {
    const source = `\ufeff${JSON.stringify({ pattern: "请牢记备用网址某某" })}`;
    expect(importRules(source, "a.json", "imported", []).turned).toBe(1);
  });

  test.each([
    { pattern: "牢记网址", why: "loose" },
    { pattern: "牢记本站备用网址.*", why: "loose" },
    { pattern: "请牢记备用网址某某", scope: "某书", why: "scoped" },
  ])("$pattern only reports: $why", ({ why, ...rule }) => {
    expect(take([rule]).onlyReport).toEqual([{ number: 1, name: rule.pattern, why }]);
    expect(compiled([rule])[0]!.confidence).toBe(0.6);
  });

  test.each([
    ["", "1:1"],
    ["[\n  {]", "2:4"],
    ['"text"', "1:1"],
    ["null", "1:1"],
  ])("%j is refused at %s", (source, at) => {
    expect(() => importRules(source, "a.json", "imported", [])).toThrow(CleanError);
    expect(() => importRules(source, "a.json", "imported", [])).toThrow(`at=${at}`);
  });

  const odd = fc.oneof(fc.jsonValue(), fc.constant({ pattern: "x" }));
  const regexPart = fc.constantFrom(
    "收藏",
    "本站",
    "网址",
    "a",
    "\\d",
    "+",
    "*",
    "?",
    "(",
    ")",
    "[",
    "]",
    "|",
    "^",
    "$",
    ".",
    "\\",
    "{2}",
    "-",
    "{",
    "\\p{Han}",
    "(?:",
    "\\n",
    "𠮷",
  );
  test("whatever it is given, it refuses or writes a pack that loads", () => {
    const rule = fc.record(
      {
        name: odd,
        pattern: fc.oneof(
          fc.array(regexPart, { maxLength: 9 }).map((parts) => parts.join("")),
          odd,
        ),
        replacement: fc.oneof(fc.constantFrom("", "$1", "$0", "好", "\\", "$", "$<g1>"), odd),
        isRegex: fc.oneof(fc.boolean(), odd),
        isEnabled: fc.oneof(fc.constant(true), odd),
        scope: odd,
      },
      { requiredKeys: ["pattern"] },
    );
    let turned = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: rule }, odd), { maxLength: 6 }), (rules) => {
        const imported = take(rules);
        expect(imported.turned + imported.refused.length).toBe(rules.length);
        if (imported.pack !== undefined) turned += checkPack(loadPack(imported.pack, "pack.yaml"), compileSafe).length;
      }),
      { numRuns: 400 },
    );
    expect(turned).toBeGreaterThan(20);
  });
});
