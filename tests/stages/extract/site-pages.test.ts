import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/stages/extract/extract.js";
import { prose } from "./pages.js";
import * as sites from "./site-pages.js";

describe("articles of large sites and widespread content managers", () => {
  test.each([
    ["Baijiahao", sites.baijiahao, ["老街的早点铺", ...prose]],
    [
      "CSDN, without the numbers beside the code",
      sites.csdn,
      ["用脚本数豆浆", prose[0], "bowls = 0", "for cup in shop:", "    bowls += 1", prose[1], prose[2]],
    ],
    ["TRS, with who signed it and when", sites.trs, ["关于早点铺改造的通知", ...prose, "街道办事处", "2024年3月5日"]],
  ])("%s", (_, html, lines) => {
    expect(extractPage(html).text).toBe(`${lines.join("\n")}\n`);
  });
});

describe("threads keep every post, and nothing of what stands beside them", () => {
  test.each([
    ["Zhihu", sites.zhihu, ["早点铺为什么越来越少？", "老街上的铺子一家家关了。", ...prose]],
    ["Zhidao", sites.zhidao, ["豆浆放多久会坏", prose[0], prose[1], prose[2]]],
    ["Tieba", sites.tieba, ["老街哪家早点好吃？", prose[0], ...sites.replies]],
    ["Discuz", sites.discuz, ["老街哪家早点好吃", prose[0], ...sites.replies]],
    ["Flarum", sites.flarum, ["老街哪家早点好吃", prose[0], ...sites.replies]],
  ])("%s", (_, html, lines) => {
    expect(extractPage(html)).toMatchObject({ kind: "thread", text: `${lines.join("\n")}\n` });
  });
});
