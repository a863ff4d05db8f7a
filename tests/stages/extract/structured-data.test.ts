import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/stages/extract/extract.js";
import { readStructuredData } from "../../../src/stages/extract/structured-data.js";
import * as pages from "./pages.js";

const script = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const article = (body: string, headline = "老街的早点铺") => ({ "@type": "NewsArticle", headline, articleBody: body });
const withData = (html: string, data: unknown) => html.replace("</head>", `${script(data)}</head>`);
const whole = pages.prose.join("\n");
const codes = (html: string) => extractPage(html).notes.map(({ code }) => code);

/** A page that shows its first paragraph and a wall. */
const cutOff = pages.article.replace(
  pages.paragraphs,
  `<p>${pages.prose[0]}</p><div class="paywall">登录后即可阅读全文</div>`,
);
/** A page that a script fills in. */
const empty = `<html><head><title>老街的早点铺</title></head><body><div id="app"></div><div>请打开脚本</div></body></html>`;

describe("reads", () => {
  test.each([
    ["one object", [JSON.stringify(article("甲。\n乙。"))], ["甲。", "乙。"]],
    ["a graph", [JSON.stringify({ "@graph": [{ "@type": "WebSite" }, article("甲。")] })], ["甲。"]],
    ["the longer of two", [JSON.stringify(article("甲。")), JSON.stringify(article("乙，丙。"))], ["乙，丙。"]],
    ["line ends inside strings", ['{"@type":"Article","articleBody":"甲。\n乙。"}'], ["甲。 乙。"]],
    [
      "markup and entities",
      [JSON.stringify(article("<p>甲&amp;乙。</p><script>1</script><p>丙。</p>"))],
      ["甲&乙。", "丙。"],
    ],
    [
      "the posts of a thread",
      [JSON.stringify({ "@type": ["Question"], text: "问？", suggestedAnswer: [{ "@type": "Answer", text: "答。" }] })],
      ["问？", "答。"],
    ],
    ["nothing of broken JSON", ["{"], []],
    ["nothing of other types", [JSON.stringify({ "@type": "Product", articleBody: "甲。" })], []],
    ["nothing that is no string", [JSON.stringify({ "@type": "Article", articleBody: { a: 1 } })], []],
  ])("%s", (_, scripts, paragraphs) => {
    expect(readStructuredData(scripts.map((text) => ({ text, source: 0 }))).paragraphs).toEqual(paragraphs);
  });

  test("what is nested too deep, in bounded time", () => {
    const deep = `${'{"a":['.repeat(3000)}1${"]}".repeat(3000)}`;
    expect(readStructuredData([{ text: deep, source: 0 }]).paragraphs).toEqual([]);
  });
});

describe("completes", () => {
  test("a page that breaks off", () => {
    const html = withData(cutOff, article(whole));
    expect(extractPage(html).text).toBe(`老街的早点铺\n${whole}\n`);
    expect(codes(html)).toEqual(["structured-data-taken", "login-wall"]);
    expect(extractPage(html).cuts.some(({ text }) => text.includes(pages.prose[0]!))).toBe(false);
    expect(extractPage(html, { format: "md" }).text).toBe(`# 老街的早点铺\n\n${pages.prose.join("\n\n")}\n`);
  });

  test("a page that shows nothing", () => {
    expect(extractPage(withData(empty, article(whole))).text).toBe(`老街的早点铺\n${whole}\n`);
  });

  test("and ties every line to the script it came from", () => {
    const html = withData(empty, article(whole));
    for (const { source } of extractPage(html).origins) expect(html.slice(source)).toMatch(/^\{"@type"/);
  });
});

describe("replaces nothing", () => {
  const spam = "本站提供各类优惠，欢迎选购，数量有限，先到先得，价格公道。".repeat(12);
  test.each([
    ["text that the page shows in full", pages.article, article(whole)],
    ["by a longer text about something else", pages.article, article(spam, "大减价")],
    ["by a longer text under the page's headline", pages.article, article(spam)],
    ["by one that is cut short", pages.article, article(`${pages.prose[0]}……`)],
    ["by a list of words", pages.article, article("早点 豆浆 油条 包子 老街 ".repeat(60))],
    ["for the user's selectors", pages.article, article(whole + spam)],
  ])("%s", (name, html, data) => {
    const options = name.startsWith("for") ? { keep: [".article-content"] } : {};
    expect(extractPage(withData(html, data), options).text).toBe(`老街的早点铺\n${whole}\n`);
  });

  test("on a page without text, by a text about something else", () => {
    expect(extractPage(withData(empty, article(spam, "大减价"))).text).not.toContain("优惠");
  });
});
