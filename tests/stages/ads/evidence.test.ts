import { describe, expect, test } from "vitest";
import { BODY, cleanAds } from "./stage.js";

const body = BODY.map((line) => `${line}\n`).join("");

/** Kind of evidence, an ad that shows it, and a line that looks like it and is none. */
const TABLE = [
  ["contact label", "商务合作请加微信：hezuo_2021", "他在通知里留了联系电话：0000-6123344。"],
  ["disguised label", "更多范文请加V❤：fanwen_08", "维生素与免疫力的关系一直受到关注。"],
  ["label gone", "有意者请加 ：，（：qh 77、：2 5190），谨防假冒", "时间：上午，地点：三楼，人员：全体。"],
  ["call to scan", "长按识别下方二维码，关注我们", "居民扫码即可打分，每周公布结果。"],
  ["call to reply", "关注公众号“砚台边”，回复“资料”免费领取", "他回复了两个字：可以。"],
  [
    "goods",
    "【远山文稿】每日更新讲话稿、总结三百篇，年卡会员全站下载，加客服微信：yswg_1",
    "材料要一事一档，讲话稿由办公室起草。",
  ],
  [
    "ghost-writing",
    "专业代写述职报告、心得体会，三天出稿，不满意退款，加V：bigan_01",
    "严禁代写、抄袭心得体会，发现一起通报一起。",
  ],
  ["brand frame", "更多公文尽在“北窗文库”，扫码入会", "《北窗》是她办的第一份油印刊物。"],
  ["novel site", "请记住本书首发域名：www.beichuangxs.com", "他在那家网站上连载了三年小说。"],
  ["votes", "求月票，求推荐票，求订阅！", "选票由两名监票人当场清点。"],
  ["price", "内参合集限时9.9元打包，拍下秒发网盘链接，售后加微信 ncw_01", "豆腐每斤涨了五毛钱，老主顾都有些不高兴。"],
  ["app", "下载北窗新闻APP，随时随地看资讯，免费领红包", "学校开发的家校联系APP可以查看课表。"],
] as const;

describe.each(["head", "middle", "tail"] as const)("at the %s", (place) => {
  const put = (line: string) =>
    place === "head" ? `${line}\n${body}` : place === "tail" ? `${body}${line}\n` : `${body}${line}\n${body}`;
  test.each(TABLE)("%s: the ad goes", (_, ad) => expect(cleanAds(put(ad))).toBe(put("").replace(/^\n|(?<=\n)\n/u, "")));
  test.each(TABLE)("%s: the look-alike stays", (_, __, look) => expect(cleanAds(put(look))).toBe(put(look)));
});

describe("disguises", () => {
  test.each([
    "ｗＷｗ．ｂｅｉｃｈｕａｎｇ．ｃОｍ",
    "(www.beichuang.net)",
    "（ w w w . b e i c h u a n g . c c ）",
    "[北窗小说网 wWw.beichuang.Net 首发]",
    "【北窗书屋·备用站 b e i c h u a n g . n e t】",
  ])("%s goes out of a sentence, which closes up", (ad) => {
    const line = (put: string) => `他走到院门口，${put}忽然停住了脚步。\n`;
    expect(cleanAds(body + line(ad) + body)).toBe(body + line("") + body);
  });
  test("an insertion behind a full stop goes, and the sentences stay", () => {
    const line = (put: string) => `他走到院门口。${put}忽然停住了脚步。\n`;
    expect(cleanAds(body + line("（北窗小说网首发，手打更新快 www.beichuang.net）") + body)).toBe(
      body + line("") + body,
    );
  });
  test("a word cut by a site ad closes up", () => {
    expect(cleanAds(`${body}那处钦赐邸(www.beichuang.net)宅早已荒了。\n${body}`)).toBe(
      `${body}那处钦赐邸宅早已荒了。\n${body}`,
    );
  });
  test.each([
    "最⊥新⊥章⊥节⊥请⊥到⊥北⊥窗⊥小⊥说⊥网阅读",
    "扫\u200b描下方二\u200b维码，加\u200b入「北窗读者群」",
    "關注公眾號「北窗」，回覆“資料”免費領取",
    "加q裙　叁⑤八　一零⑥　看番外",
    "薇 亻言：bcwg 18　扣　扣：二九三〇 一七四",
  ])("%s goes", (ad) => expect(cleanAds(`${body}${ad}\n`)).toBe(body));
});

describe("what stood around an ad", () => {
  test.each([
    ["separators on both sides", "========\n更多好书请访问：http://www.beichuangsw.com\n========\n"],
    ["separators at the end of the document", "————————\n扫码关注公众号“北窗”，回复“书单”领取电子书\n————————"],
    ["a picture it points to", "扫描下方二维码，关注我们\n\n![](https://a.cn/b.png)\n"],
    ["a line between", "没看够？\n扫描下方二维码\n即可购买《北窗旧事》全集\n"],
  ])("%s goes with it", (_, tail) => expect(cleanAds(body + tail).trimEnd()).toBe(body.trimEnd()));
  test("a scene break beside an ad stays", () => {
    const source = (ad: string) => `${body}※※※\n${ad}${body}`;
    expect(cleanAds(source("求月票，求推荐票，求订阅！\n"))).toBe(source(""));
  });
});
