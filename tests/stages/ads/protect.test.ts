import { describe, expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { protectedRanges } from "../../../src/stages/ads/protect.js";
import { adsStage, BODY, cleanAds } from "./stage.js";

const body = BODY.map((line) => `${line}\n`).join("");

test.each([
  ["an office's contact", "联系人：李某，联系电话：0000-6123456", true],
  ["a choice", "B. http://www.example.com 扫码关注", true],
  ["a reference", "[4] 某某日报. 某文[EB/OL]. (2020-01-02). http://www.example.com", true],
  ["speech", "他说：“加我微信，回头发你。”", true],
  ["contacts under their heading", "四、咨询方式\n读者QQ群：384100776（入群请备注读者证后四位）", true],
  ["an offer under such a heading", "四、联系方式\n客服QQ：384100776，领取素材", false],
  ["a contact without a heading", "读者QQ群：384100776（入群请备注读者证后四位）", false],
  ["words that are cited", "常见的话术是“添加微信，免费领取大礼包”。", true],
  ["a shop's contact", "代写报告联系电话：13800000000，加微信领取", false],
  ["a brand in quotation marks", "欢迎加入“北窗文库”", false],
])("%s: %s", (_, line, isGuarded) => {
  expect(protectedRanges(new Text(line)).length > 0).toBe(isGuarded);
});

test.each([
  "3．未被列入失信名单（以“信用柏树”网站 www.creditbaishu.gov.cn 查询结果为准）；",
  "请填写报名信息，并加入“急救培训”钉钉群（群号：61700034518），有关事项在群内发布。",
  "典型的说法是“关注公众号，回复关键词领取大礼包”。人来得快，走得也快。",
])("what a notice or a lecture says stays: %s", (line) => {
  expect(cleanAds(`${body}${line}\n${body}`)).toBe(`${body}${line}\n${body}`);
});

test("a line that begins with a body's sentence does not go because an ad stands beside it", () => {
  const line = "记住一个办法：涩的先焯，嫩的后放。老李同款炒锅，微店搜索“老李严选”，第二口半价！";
  const ad = "关注公众号“北窗”，回复“资料”免费领取";
  expect(cleanAds(`${body}${line}\n${ad}\n${body}`)).toContain("涩的先焯，嫩的后放。");
});

test("code in fences is left alone", () => {
  const source = `${body}\`\`\`\n关注公众号“北窗”，回复“资料”免费领取\n\`\`\`\n`;
  expect(cleanAds(source)).toBe(source);
});

describe("lists", () => {
  const ad = "关注公众号“北窗”，回复“资料”免费领取";
  test("what is allowed stays", () => {
    expect(cleanAds(`${body}${ad}\n`, {}, adsStage({ allow: ["公众号“北窗”"] }))).toBe(`${body}${ad}\n`);
  });
  test("what is denied goes, whatever it is", () => {
    expect(cleanAds(`甲\n独家供稿\n乙，独家供稿。\n`, {}, adsStage({ deny: ["独家供稿"] }))).toBe("甲\n乙，。\n");
  });
  test.each([
    [["独家供稿"], ["本报独家供稿"], "甲\n"],
    [["本报独家供稿"], ["独家供稿"], "甲\n本报独家供稿\n"],
    [["独家供稿"], ["独家供稿"], "甲\n本报独家供稿\n"],
  ])("allow %j, deny %j: the longest wins", (allow, deny, expected) => {
    expect(cleanAds("甲\n本报独家供稿\n", {}, adsStage({ allow, deny }))).toBe(expected);
  });
});
