import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestMatch } from "../../../../.scripts/patterns/longest-match.js";
import { loosened } from "../../../../.scripts/patterns/loosened.js";
import { requiredClauses, requiredLiterals } from "../../../../.scripts/patterns/required-literals.js";
import { Text } from "../../../../src/core/text.js";
import { AGAINST } from "../../../../src/stages/ads/evidence/against.js";
import { againstIn } from "../../../../src/stages/ads/glance/against.js";
import { findSources } from "../../../../src/stages/ads/glance/finds.js";
import { scanLines } from "../../../../src/stages/ads/glance/line-scan.js";
import { SOURCES } from "../../../../src/stages/ads/glance/sources.js";
import { viewOf } from "../../../../src/stages/ads/view.js";
import { matching } from "../../../match/matching.js";
import { anyLine, LINES } from "./texts.js";

const NONE = new Map<string, number>();

describe("the literals of a pattern", () => {
  test.each<[string, RegExp, string[] | undefined]>([
    ["a word is cut to three units", /公众号码/u, ["公众号"]],
    ["alternatives give one each", /扫码|二维码/u, ["二维码", "扫码"]],
    ["what may be missing is passed over", /长?按/u, ["按"]],
    ["the rarer part is chosen", /.{0,4}微信/u, ["微信"]],
    ["the last of many is followed by what follows", /\d+元/u, [..."0123456789"].map((digit) => `${digit}元`)],
    ["small classes are spelled out", /登[录陆]/u, ["登录", "登陆"]],
    ["white space is no part of the tight view", /加[ 　]*:/u, ["加:"]],
    ["separators between Han may be gone", /元\/年/u, ["元/年", "元年"]],
    ["… but not beside others", /a\/b/u, ["a/b"]],
    ["patterns are folded as the text is", /ＶＩＰ/u, ["vip"]],
    ["what must follow counts", /手打(?=网|站)/u, ["手打站", "手打网"]],
    ["… if it must", /手打(?=$|站)/u, ["手打"]],
    ["nothing is required of anything", /.+/u, undefined],
    ["… nor of an empty alternative", /扫码|/u, undefined],
  ])("%s: %s", (_, pattern, expected) => {
    expect(requiredLiterals(pattern, NONE)).toEqual(expected);
  });

  test("the parts that stand in ordinary texts less often are chosen", () => {
    const pattern = /(?:内容|材料).{0,8}(?:尽在|来自)/u;
    expect(requiredLiterals(pattern, new Map([["来自", 9]]))).toEqual(["内容", "材料"]);
    expect(requiredLiterals(pattern, new Map([["内容", 9]]))).toEqual(["尽在", "来自"]);
  });
});

describe("the clauses of a pattern", () => {
  const before = (within: number, ...literals: string[]) => ({ literals, side: "before", within });
  const behind = (within: number, ...literals: string[]) => ({ literals, side: "behind", within });

  test.each<[string, RegExp, unknown[]]>([
    ["a literal alone", /微信/u, [{ literals: ["微信"], span: 2 }]],
    [
      "what goes before it, and how far at most",
      /加.{0,2}微信/u,
      [{ literals: ["微信"], beside: before(4, "加"), span: 5 }],
    ],
    ["what comes behind it", /扫码.{1,2}加群/u, [{ literals: ["扫码"], beside: behind(4, "加群"), span: 6 }]],
    [
      "what is cut off from a longer literal",
      /扫码(?=关注)/u,
      [{ literals: ["扫码关"], beside: behind(1, "码关注"), span: 4 }],
    ],
    [
      "alternatives, each with its span",
      /扫码|关注.{0,9}公众号/u,
      [
        { literals: ["扫码"], span: 2 },
        { literals: ["公众号"], beside: before(12, "关注"), span: 14 },
      ],
    ],
    [
      "no bound",
      /更新.*免费/u,
      [
        {
          literals: ["免费"],
          beside: before(Number.POSITIVE_INFINITY, "更新"),
          span: Number.POSITIVE_INFINITY,
        },
      ],
    ],
    ["halves of a character may be joined", /力.{0,2}微信/u, [{ literals: ["微信"], span: 5 }]],
    ["what may be missing says nothing", /加?.{0,2}微信/u, [{ literals: ["微信"], span: 5 }]],
    [
      "a literal that begins another one is enough",
      /(?:扫|扫码).{0,2}微信/u,
      [{ literals: ["微信"], beside: before(5, "扫"), span: 6 }],
    ],
  ])("%s: %s", (_, pattern, expected) => {
    expect(requiredClauses(pattern, NONE)).toEqual(expected);
  });

  test("what stands in ordinary texts less often is asked for", () => {
    const pattern = /的.{0,2}微信.{0,2}加/u;
    const often = new Map([["的", 90]]);
    expect(requiredClauses(pattern, often)).toEqual([{ literals: ["微信"], beside: behind(4, "加"), span: 8 }]);
  });
});

test.each([
  ["edges go", /^加$/u, "加"],
  ["what must not stand beside goes", /(?<!不)加(?!了)/u, "加"],
  ["what must stand beside stays", /(?<=:)加(?=微)/u, "(?<=:)加(?=微)"],
  ["… unless an edge may do", /加(?=微|$)/u, "加"],
])("freed of assertions: %s", (_, pattern, expected) => {
  expect(loosened(pattern)).toBe(expected);
});

test.each([
  ["characters and gaps", /加.{0,2}微/u, 4],
  ["numbers do not count", /加\d+元/u, 2],
  ["what must stand beside counts", /(?<=群号)\d+(?=元)(?!年)/u, 3],
  ["the longest alternative", /加|微信号/u, 3],
  ["no bound", /加.*/u, Number.POSITIVE_INFINITY],
])("the longest match: %s", (_, pattern, expected) => {
  expect(longestMatch(pattern)).toBe(expected);
});

const sources = SOURCES.flatMap(({ pattern, bySigns, ...source }, owner) =>
  bySigns ? [] : [{ ...source, owner, pattern: new RegExp(pattern.source, "u") }],
);

test.each(sources)("a line that $name matches holds one of its literals", ({ pattern, view }) => {
  const literals = requiredLiterals(pattern, NONE)!;
  const loose = new RegExp(loosened(pattern), "u");
  const check = (line: string) => {
    const views = viewOf(line);
    if (!pattern.test(views[view])) return;
    expect(loose.test(views[view])).toBe(true);
    expect(literals.some((literal) => views.tight.includes(literal))).toBe(true);
  };
  LINES.forEach(check);
  fc.assert(fc.property(anyLine, check), { numRuns: 50 });
});

/** What stands beside a match: nothing, or what folding and cutting may trip over. */
const beside = fc.oneof(fc.constantFrom("", "。", " ", "：", "（", "”", "·", "+", "　", "第3章"), anyLine);

test.each(sources)("a glance finds $name in texts made from its pattern", ({ owner, pattern, view }) => {
  fc.assert(
    fc.property(beside, matching(pattern), beside, (before, match, after) => {
      const line = `${before}${match}${after}`.replace(/[\r\n]/g, " ");
      if (!pattern.test(viewOf(line.trim())[view])) return;
      const owners: number[] = [];
      scanLines(new Text(line), (glanced) => owners.push(...(findSources(line, glanced)?.owners ?? [])));
      expect(owners).toContain(owner);
    }),
    { numRuns: 200 },
  );
});

test.each(AGAINST)("what may speak against an ad holds $name in texts made from its pattern", ({ name, pattern }) => {
  const own = new RegExp(pattern.source, "u");
  fc.assert(
    fc.property(beside, matching(pattern), beside, (before, match, after) => {
      const { tight } = viewOf(`${before}${match}${after}`);
      if (own.test(tight)) expect(againstIn(tight).map((row) => row.name)).toContain(name);
    }),
    { numRuns: 200 },
  );
});
