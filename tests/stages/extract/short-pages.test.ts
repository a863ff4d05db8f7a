import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/stages/extract/extract.js";

const LINKS = ["元旦放假安排", "春节值班安排", "少儿馆招募小志愿者", "阅览室调整座位"];
const NAV = `<div class="nav"><a href="/">首页</a> <a href="/news">新闻</a> <a href="/about">关于我们</a></div>`;
const LIST = `<div class="hot"><h3>最新文章</h3><ul>${LINKS.map((text, at) => `<li><a href="/${at}">${text}</a></li>`).join("")}</ul></div>`;
const FOOT = `<div class="footer"><p>版权所有 © 2024 某某市图书馆 京ICP备12345678号</p><p>地址：人民路1号 电话：010-12345678</p></div>`;
/** Buttons without links, in a table for layout. */
const TOOLS = "<table><tr><td>打印</td><td>收藏</td></tr><tr><td>分享</td><td>关闭窗口</td></tr></table>";

/** Frames of sites around a text. */
const FRAMES = {
  bare: (text: string) => text,
  box: (text: string) => `${NAV}<div class="main"><div class="content">${text}</div></div>${FOOT}`,
  article: (text: string) => `<header>${NAV}</header><main><article>${text}</article></main>${FOOT}`,
  tools: (text: string) => `${NAV}<div class="con">${text}${TOOLS}</div>${LIST}${FOOT}`,
  layout: (text: string) =>
    `<table><tr><td>${NAV}</td></tr></table><table><tr><td>${LIST}</td><td>${text}</td></tr></table><table><tr><td>${FOOT}</td></tr></table>`,
};

const paragraph = (text: string) => `<p>${text}</p>`;
const list = (...items: string[]) => `<ol>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`;
const table = (...rows: string[]) =>
  `<table>${rows.map((row) => `<tr>${row.replace(/[^ ]+ ?/g, (cell) => `<td>${cell.trim()}</td>`)}</tr>`).join("")}</table>`;

/** A headline, the parts of the text below it, and the lines of it all, in which ` | ` stands between cells. */
const PAGES: readonly (readonly [title: string, parts: readonly string[]])[] = [
  [
    "价目表",
    [
      paragraph("本馆复印服务收费标准如下，请读者按需使用。"),
      table("项目 单价", "黑白复印 0.2元", "彩色复印 1元", "扫描 0.5元"),
      paragraph("以上价格自即日起执行。"),
    ],
  ],
  [
    "打印服务收费",
    [
      paragraph("为方便读者，一楼大厅设有自助打印机，使用微信付款即可取件，收费如下表所示。"),
      table("服务 价格", "打印 每页2角", "扫描 每页5角", "分享 免费"),
      paragraph("机器故障请联系前台。"),
    ],
  ],
  [
    "暑期培训班课程安排",
    [
      paragraph("为丰富学生的暑期生活，学校将于七月举办书法、绘画和合唱三个培训班，欢迎报名。"),
      table("班次 时间 地点", "书法 周一下午 二楼教室", "绘画 周三下午 三楼教室", "合唱 周五下午 音乐教室"),
      paragraph("报名截止日期为六月三十日。"),
    ],
  ],
  [
    "春季借阅情况通报",
    [
      paragraph("今年春季，图书馆共接待读者一万余人次，比去年同期略有增加。"),
      paragraph("从各月情况看，三月份借书最多，二月份受春节影响有所下降。"),
      paragraph("具体数字见下表。"),
      table("月份 借书册数 到馆人次", "一月 1204 3560", "二月 980 2871", "三月 1533 4102"),
    ],
  ],
  ["闭馆通知", [paragraph("本馆因电路检修，本周三全天闭馆一天，周四恢复正常开放。"), paragraph("敬请谅解。")]],
  [
    "停水通知",
    [
      paragraph("接市自来水公司通知，因管道检修，本小区将于明天上午八时至下午六时停水，请各位住户提前储水。"),
      paragraph("如有疑问，请到物业服务中心咨询。"),
      paragraph("物业服务中心"),
      paragraph("2024年6月3日"),
    ],
  ],
  [
    "番茄炒蛋的做法",
    [
      paragraph("番茄炒蛋是最常见的家常菜，酸甜开胃，做起来也不难。"),
      "<h2>用料</h2>",
      table("番茄 两个", "鸡蛋 三个", "盐 适量", "葱花 少许"),
      "<h2>做法</h2>",
      list("番茄洗净切块，鸡蛋打散。", "锅中放油，油热后倒入蛋液，炒熟盛出。", "再下番茄炒软出汁，倒入鸡蛋翻匀。"),
      paragraph("趁热吃味道最好。"),
    ],
  ],
];

const linesOf = (parts: readonly string[]) =>
  parts.flatMap((part) =>
    part
      .replaceAll("</td><td>", " | ")
      .split(/<[^>]+>/)
      .filter((line) => line !== ""),
  );

describe.each(Object.entries(FRAMES))("a short text in a frame is taken whole: %s", (_, frame) => {
  test.each(PAGES)("%s", (title, parts) => {
    const body = frame(`<h1>${title}</h1>${parts.join("")}`);
    const { text } = extractPage(`<html><head><title>${title}</title></head><body>${body}</body></html>`);
    expect(text).toBe(`${[title, ...linesOf(parts)].join("\n")}\n`);
  });
});
