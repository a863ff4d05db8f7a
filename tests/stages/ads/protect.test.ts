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
  ["a shop's contact", "代写报告联系电话：13800000000，加微信领取", false],
  ["a brand in quotation marks", "欢迎加入“北窗文库”", false],
])("%s: %s", (_, line, isGuarded) => {
  expect(protectedRanges(new Text(line)).length > 0).toBe(isGuarded);
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
