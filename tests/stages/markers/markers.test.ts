import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply } from "../../../src/core/edit.js";
import { Text } from "../../../src/core/text.js";
import { compileTrusted } from "../../../src/match/pattern.js";
import { compileRules } from "../../../src/match/rule-set.js";
import { bundledRules } from "../../../src/packs/bundled.js";
import { createMarkersStage } from "../../../src/stages/markers/markers.js";

const stage = createMarkersStage(compileRules(bundledRules, compileTrusted).rules);
const context = { name: "a.txt", format: "text" } as const;
const propose = (source: string) => stage.propose(new Text(source), context);
const clean = (source: string) =>
  apply(
    source,
    propose(source).filter(({ confidence }) => confidence >= stage.apply),
  );

describe("markers go and what they enclose stays", () => {
  test.each([
    ["甲\n##paidbegin##\n乙\n##paidend##\n丙\n", "甲\n乙\n丙\n"],
    ["甲$$paidbegin$$乙$$paidend$$丙", "甲乙丙"],
    ["＜ＰＡＩＤ＞乙＜／paid＞", "乙"],
    ["&lt;paid&gt;乙&lt;/paid&gt;", "乙"],
    ["#\u200b#paidbegin##乙", "乙"],
    ["上页。\n##pagebreak##\n下页。", "上页。\n下页。"],
    ["甲\r\n<!-- nextpage -->\r\n乙", "甲\r\n乙"],
    ["甲\n——【试读结束，购买后可阅读剩余 60% 内容】——\n乙", "甲\n乙"],
    ["甲\n…… 以下内容需要登录后查看 ……\n乙", "甲\n乙"],
    ["甲\n还有8页未读，点击继续阅读\n乙", "甲\n乙"],
    ["[hide]乙[/hide]", "乙"],
  ])("%j → %j", (source, expected) => expect(clean(source)).toBe(expected));
});

describe("the document's own words stay", () => {
  test.each([
    "他付费读完了全书，又买了一套送人。",
    "请登录后在个人中心查看成绩，逾期不再受理。",
    "函数 paid() 返回已付金额。",
    "试读会定在周六下午。",
    "还有三页未读，他睡着了。",
    "##标题##",
    "若 a<b，则 {x|a<x<b} 不为空集，共 2^n-1 个真子集。",
  ])("%s", (source) => expect(propose(source)).toEqual([]));
});

test.each([
  ["##paidbegin##甲", ["marker-unpaired"]],
  ["甲##paidend##", ["marker-unpaired"]],
  ["##paidbegin##甲##paidend##", ["paid-marker", "paid-marker"]],
  ["##paidbegin##甲##paidbegin##乙##paidend##丙##paidend##", Array(4).fill("paid-marker")],
  ["＜PAID＞甲</paid>", ["paid-marker", "paid-marker"]],
  ["&lt;paid&gt;甲</paid>", ["paid-marker", "paid-marker"]],
  ["<paid>甲##paidbegin##乙##paidend##丙</paid>", Array(4).fill("paid-marker")],
  ["<paid>甲##paidbegin##乙</paid>丙##paidend##", Array(4).fill("marker-crossing")],
  ["##paidbegin##甲</paid>", ["marker-unpaired", "marker-unpaired"]],
])("pairs of %s", (source, codes) => {
  expect(propose(source).map(({ reason }) => reason.code)).toEqual(codes);
});

describe("strings against copying", () => {
  const jam = ["x% {+ S2 Q7 v!", "& k9 @W~ p3 _T", "; G5 ^a $r 8Z? b"];
  test("three of them go, alone on a line or behind a paragraph", () => {
    const source = `第一段。${jam[0]}\n${jam[1]}\n第二段。\n第三段。${jam[2]}\n`;
    expect(clean(source)).toBe("第一段。\n第二段。\n第三段。\n");
  });
  test("one alone is only reported", () => {
    const edits = propose(`第一段。${jam[0]}\n`);
    expect(edits.map(({ confidence }) => confidence < stage.apply && confidence >= stage.report)).toEqual([true]);
  });
  test.each(["解得 x = 3, y = -2 (m/s).", "邮箱 a.b@c.cn; Tel: 021-5", "const a = b?.c ?? {};"])("%s stays", (line) =>
    expect(propose(`甲。${line}\n乙。${line}\n丙。${line}\n`)).toEqual([]),
  );
});

test("nothing is left to do on a cleaned text", () => {
  const piece = fc.constantFrom(
    "##paidbegin##",
    "##paidend##",
    "<paid>",
    "</paid>",
    "##pagebreak##",
    "甲",
    "。",
    "\n",
    "#",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      let text = pieces.join("");
      for (let round = 0; round < 6; round++) text = clean(text);
      expect(clean(text)).toBe(text);
    }),
  );
});
