import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/stages/extract/extract.js";
import * as pages from "./pages.js";

const whole = pages.prose.join("\n");

describe("the article, the whole article, nothing but the article", () => {
  test.each([
    ["an article with navigation and a tail", pages.article, `老街的早点铺\n${whole}\n`],
    ["a WeChat article hidden by style", pages.wechat, `老街的早点铺\n${whole}\n`],
    ["a VSB page in a form", pages.vsb, `老街的早点铺\n${whole}\n`],
    ["a table page with <br>", pages.breaks, `老街的早点铺\n${whole}\n`],
  ])("%s", (_, html, expected) => {
    expect(extractPage(html).text).toBe(expected);
  });

  test("keeps a short news flash and nothing of the column beside it", () => {
    const { text } = extractPage(pages.flash);
    expect(text).toMatch(/^周记早点铺今日重新开张\n/);
    expect(text).toContain("卖出了三百多碗豆浆。");
    expect(text).not.toContain("热点");
    expect(text).not.toContain("ICP");
  });

  test("keeps a preformatted page with its lines", () => {
    const { text } = extractPage(pages.preformatted);
    expect(text).toContain(pages.prose.join("\n\n"));
    expect(text).not.toContain("上一篇");
  });

  test("keeps all posts of a thread and calls it one", () => {
    const { text, kind } = extractPage(pages.thread);
    expect(kind).toBe("thread");
    for (const post of pages.prose) expect(text).toContain(post);
    expect(text).not.toContain("举报");
  });

  test.each(["原标题：早点铺里的三代人", "原標題:早点铺里的三代人"])(
    "puts no second headline before %s",
    (original) => {
      const html = pages.article.replace('<div class="article-content">', `$&<p>${original}</p>`);
      expect(html).toContain(original);
      expect(extractPage(html).text).toBe(`${original}\n${whole}\n`);
    },
  );

  test("puts the headline before a text that speaks of 原标题 further down", () => {
    const told = "原标题是编辑起的，他后来改了两次，觉得还是头一个好。";
    const html = pages.article.replace('<div class="article-content">', `$&<p>${told}</p>`);
    expect(extractPage(html).text).toBe(`老街的早点铺\n${told}\n${whole}\n`);
  });

  test("takes no article for a thread because its headline is called a topic", () => {
    const html = pages.article.replace("<h1>", '<h1 id="article_topic">');
    expect(extractPage(html)).toMatchObject({ kind: "article", text: `老街的早点铺\n${whole}\n` });
  });

  test("leaves out the comments of a blog whose classes speak of threads and posts", () => {
    const comment = '<li class="comment thread-odd"><p>这家店我从小吃到大，每次回家都要去，味道一点没变。</p></li>';
    const html = pages.article
      .replace(
        '<div class="article-content">',
        '<article id="post-12" class="post-12 post"><div class="entry-content">',
      )
      .replace(
        '<div class="editor">',
        `<div id="comments"><ol>${comment.repeat(9)}</ol></div></article><div class="editor">`,
      );
    expect(extractPage(html)).toMatchObject({ kind: "article", text: `老街的早点铺\n${whole}\n` });
  });

  test("writes nested lists without gaps and escapes bars in Markdown cells", () => {
    const list = "<ul><li>头灯<ul><li>电池</li></ul></li><li>水壶</li></ul>";
    const table = "<table><tr><th>路段</th><th>时间</th></tr><tr><td>东坡</td><td>三|四小时</td></tr></table>";
    const html = pages.article.replace(pages.paragraphs, `${pages.paragraphs}${list}${table}`);
    const { text } = extractPage(html, { format: "md", keep: [".article-content"] });
    expect(text).toContain("\n\n- 头灯\n  - 电池\n- 水壶\n\n");
    expect(text).toContain("| 路段 | 时间 |\n| --- | --- |\n| 东坡 | 三\\|四小时 |");
  });

  test.each([
    ["Read more: Ten bakeries that open before dawn", false],
    ["Don’t miss", false],
    ["版权声明：本文为老街网原创，未经许可不得转载，违者必究。", false],
    ["免责声明：本文仅供参考，不构成投资建议，据此操作风险自担。", true],
    ["More than forty people were waiting at the door when the shop opened again.", true],
    ["声明：老周说，这口锅是他父亲留下来的，谁也不许碰。", true],
    ["本版文字为《老街晚报》所有，未经书面许可请勿转载。", false],
    ["乙方未经甲方书面同意，不得将铺面转租他人。", true],
    ["来信寄至 laojie@example.com 申请加入老街作者团", false],
    ["他写信给街道，申请加入早市志愿服务队。", true],
    ["Published 9:15 PM CST Mar 3, 2021", false],
    ["Monday 3 March 2021 7:05 am", false],
    ["Published in 2021 by a small house in Bath, the book went through nine printings.", true],
    ["Sign up for our weekly newsletter and never miss a bakery.", false],
    ["Have a tip? Write to Ann Lee at ann@example.com.", false],
    ["Follow the lane on foot and you come to a bakery.", true],
    ["Sign up for the race at the town hall before Friday.", true],
    ["12 Comments | Back to top", false],
    ["Comments from the neighbours were read aloud.", true],
    ["This article is subject to copyright. No part may be reproduced.", false],
    ["大 中 小", false],
    ["T + -", false],
    ["大小", true],
    ["+关注", false],
    ["关注早市的人越来越多了", true],
    ["编辑", false],
  ])("takes the line %j inside an article: %s", (line, stays) => {
    const [first, ...rest] = pages.prose.map((text) => `<p>${text}</p>`);
    const html = pages.article.replace(pages.paragraphs, [first, `<p>${line}</p>`, ...rest].join("\n"));
    expect(extractPage(html).text.includes(line)).toBe(stays);
  });

  test.each(["相关新闻：", "延伸閱讀", "READ MORE:", "Explore further"])("leaves out the links below %s", (label) => {
    const links =
      '<ul><li><h4><a href="/b">城南的书市又开了</a></h4></li><li><h4><a href="/c">北门桥修好了</a> [图]</h4></li></ul>';
    const [first, ...rest] = pages.prose.map((text) => `<p>${text}</p>`);
    const html = pages.article.replace(pages.paragraphs, [first, `<h4>${label}</h4>${links}`, ...rest].join("\n"));
    expect(extractPage(html).text).toBe(`老街的早点铺\n${whole}\n`);
  });

  test.each([
    ["<p>相关新闻：</p><p>书市的消息是<a href='/b'>昨天</a>传开的。</p>", "书市的消息是昨天传开的。"],
    ["<p>附件：</p><p><a href='/b.doc'>城南书市摊位登记表</a></p>", "城南书市摊位登记表"],
  ])("keeps what is no list of links to articles: %s", (line, kept) => {
    const html = pages.article.replace(pages.paragraphs, `${pages.paragraphs}${line}`);
    expect(extractPage(html).text).toContain(kept);
  });

  test("keeps the words of controls as cells of a table", () => {
    const table = "<table><tr><td>编辑</td><td>周明</td></tr><tr><td>校对</td><td>林河</td></tr></table>";
    const html = pages.article.replace(pages.paragraphs, `${pages.paragraphs}${table}`);
    expect(extractPage(html).text).toContain("编辑 | 周明");
  });

  test.each([
    ['<p><a href="/b">广告 好面粉，老师傅都用它</a></p>', "好面粉"],
    ["<p>广告 <b>写在墙上已经褪色了，没有人记得卖的是什么。</b></p>", undefined],
    ['<p><a href="/">首页</a> &gt; <a href="/c">城事</a> &gt; 正文</p>', "城事"],
    ["<p>他写下：面 &gt; 汤 &gt; 饼</p>", undefined],
  ])("tells ads with a label and breadcrumbs by their links: %s", (line, gone) => {
    const [first, ...rest] = pages.prose.map((text) => `<p>${text}</p>`);
    const { text } = extractPage(pages.article.replace(pages.paragraphs, [first, line, ...rest].join("\n")));
    if (gone === undefined) expect(text.split("\n")).toHaveLength(pages.prose.length + 3);
    else expect(text).not.toContain(gone);
  });

  test("takes a flash and not the first of the longer teasers below it", () => {
    const teaser = (at: number) =>
      `<li class="item"><div class="c"><h4><a href="/${at}">街坊故事之${at}</a></h4><p>${pages.prose[at % 4]}${pages.prose[(at + 1) % 4]}</p></div></li>`;
    const flash =
      "周记早点铺今日重新开张，店主说，第一锅豆浆六点半出锅，街坊已经排起了队，有人五点就来了，只为尝一口刚出锅的油条。到中午收摊时，铺子卖出三百多碗豆浆，比改造前还多，店主请排在最后的几位街坊免费喝了一碗。";
    const html = `<html><head><title>早点铺重新开张</title></head><body><div class="w"><div class="a"><h1>早点铺重新开张</h1><div class="text"><p>${flash}</p></div></div><div class="s"><h3>你可能还想看</h3><ul>${[1, 2, 3, 4, 5, 6].map(teaser).join("")}</ul></div></div></body></html>`;
    const { text } = extractPage(html);
    expect(text).toContain(flash);
    expect(text).not.toContain("街坊故事");
  });

  test("takes the text of a picture page, not its headline alone", () => {
    const caption = "三月五日，社区为返岗工人开设咨询窗口，图为律师给工人讲解合同。";
    const html = `<html><head><title>咨询窗口(图)</title></head><body><div class="endContent"><h1 class="t">咨询窗口(图)</h1><div id="endText"><img src="1.jpg">${caption}</div></div></body></html>`;
    expect(extractPage(html).text).toBe(`咨询窗口(图)\n${caption}\n`);
  });

  test("writes a table row on one line, and no copies from noscript", () => {
    expect(extractPage(pages.tables).text).toContain("\n豆浆 | 三元\n油条 | 两元\n");
    const { text } = extractPage(pages.extras);
    expect(text).toContain("店里的豆浆每天现磨，“隔夜的不卖”，这是规矩。");
    expect(text).not.toContain("dòu");
    expect(text).not.toContain("铺子的照片");
  });

  test.each([
    ["a fragment without an outermost element", pages.paragraphs],
    [
      "text that goes on after the end tag",
      `<html><body><p>${pages.prose[0]}</p></body></html>${pages.prose
        .slice(1)
        .map((text) => `<p>${text}</p>`)
        .join("")}`,
    ],
  ])("takes the whole of %s", (_, html) => {
    expect(extractPage(html).text).toBe(`${whole}\n`);
  });

  test("does not break a sentence at an image's copy for readers without scripts", () => {
    const html = pages.article.replace(
      "坐满了人，",
      '坐满了人，<img data-src="a"><noscript><img src="a" alt="照片"></noscript>',
    );
    expect(extractPage(html).text).toBe(`老街的早点铺\n${whole}\n`);
  });

  test("joins Han lines that only the source breaks", () => {
    const html = pages.article.replace("梧桐树", "梧\n    桐树");
    expect(extractPage(html).text).toContain("门外的梧桐树。");
  });
});

describe("what is cut", () => {
  test("is recorded in document order with reasons", () => {
    const { cuts } = extractPage(pages.article);
    const codes = cuts.map(({ reason }) => reason.code);
    expect(codes).toEqual(
      expect.arrayContaining(["page-code", "page-navigation", "page-byline", "page-related", "page-copyright"]),
    );
    const order = ["当前位置", "责任编辑：小吴", "相关阅读", "京ICP备"].map((part) =>
      cuts.findIndex(({ text }) => text.includes(part)),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("and what is taken make up the page", () => {
    const { cuts, text } = extractPage(pages.article);
    const all = text + cuts.map((cut) => cut.text).join("\n");
    for (const part of [...pages.prose, "责任编辑：小吴", "邻里故事第8条标题文字", "联系我们"])
      expect(all).toContain(part);
  });

  test("can be kept, and more can be dropped", () => {
    const kept = extractPage(pages.article, { keep: [".editor"], drop: [".article-content p:first-child"] });
    expect(kept.text).toContain("责任编辑：小吴");
    expect(kept.text).not.toContain("清晨六点");
    expect(kept.cuts.some(({ reason, text }) => reason.code === "page-dropped" && text.includes("清晨六点"))).toBe(
      true,
    );
  });

  test("a wrong selector is refused", () => {
    expect(() => extractPage(pages.article, { keep: ["p[["] })).toThrowError(/config-invalid/);
  });

  test("markers of paid content go, what they enclose stays", () => {
    const { text, cuts } = extractPage(pages.paid);
    expect(text).toBe(`老街的早点铺\n${whole}\n`);
    expect(cuts.filter(({ reason }) => reason.code === "page-paid-marker").map((cut) => cut.text)).toEqual([
      "<!--paidbegin-->",
      "<paid>",
      "<!--paidend-->",
    ]);
  });
});

describe("pages that are no documents", () => {
  test.each([
    ["captcha", pages.captcha],
    ["deleted", pages.deleted],
  ])("%s", (kind, html) => {
    expect(() => extractPage(html)).toThrowError(`page-is-error: kind=${kind}`);
  });

  test("an article about captchas is an article", () => {
    const html = pages.article.replace("清晨六点", "当前环境异常，完成验证后即可继续访问，这句话大家都见过。清晨六点");
    expect(extractPage(html).text).toContain("完成验证后即可继续访问");
  });

  test("a login wall is a finding", () => {
    const { text, notes } = extractPage(pages.walled);
    expect(notes.map(({ code }) => code)).toContain("login-wall");
    expect(text).toContain(pages.prose[3]);
    expect(extractPage(pages.article).notes).toEqual([]);
  });
});

describe("safety net", () => {
  test("a page without prose gives all it shows and says so", () => {
    const { text, notes } = extractPage("<ul><li><a href=a>甲</a></li><li><a href=b>乙</a></li></ul>");
    expect(text).toBe("甲\n乙\n");
    expect(notes).toEqual([{ code: "whole-page-taken", args: {} }]);
  });

  test("a page with text is never answered with nothing", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("p", "div", "a", "li", "td", "nav", "footer", "h1", "pre"),
            fc.constantFrom("短", "一段有标点的文字，说了些什么。", "ok"),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        (parts) => {
          const html = parts.map(([tag, text]) => `<${tag} class=footer>${text}</${tag}>`).join("");
          expect(extractPage(html).text).not.toBe("");
        },
      ),
    );
  });

  test("an empty page gives nothing", () => {
    expect(extractPage("").text).toBe("");
    expect(extractPage("<script>1</script>").text).toBe("");
  });
});

describe("origins", () => {
  test("point at the text in the source", () => {
    const { text, origins } = extractPage(pages.article);
    expect(origins.length).toBeGreaterThan(4);
    for (const { at, source } of origins) expect(pages.article.slice(source, source + 4)).toBe(text.slice(at, at + 4));
    expect(origins.map(({ at }) => at)).toEqual(origins.map(({ at }) => at).sort((a, b) => a - b));
  });
});

describe("Markdown", () => {
  test("keeps headings, lists, tables and links", () => {
    const { text } = extractPage(pages.tables, { format: "md" });
    expect(text).toContain("# 周记早点铺的价目\n\n");
    expect(text).toContain("## 价目\n\n| 品名 | 价钱 |\n| --- | --- |\n| 豆浆 | 三元 |\n| 油条 | 两元 |\n\n- 每天");
    expect(text).toContain("- 每天早上五点半开门，卖完就关门。\n- 周一休息");
    expect(text).toContain("[价目表](https://example.com/menu)");
  });

  test.each([
    ["<ol><li>和面</li><li>醒面</li><li>上锅</li></ol>", "1. 和面\n2. 醒面\n3. 上锅"],
    ['<ol start="9"><li>和面</li><li>醒面</li></ol>', "9. 和面\n10. 醒面"],
    ['<ol><li>和面</li><li value="7">醒面</li><li>上锅</li></ol>', "1. 和面\n7. 醒面\n8. 上锅"],
    ['<ol start="-3"><li>和面</li><li>醒面</li></ol>', "1. 和面\n2. 醒面"],
    [
      "<ol><li>和面<ol><li>温水</li><li>加盐</li></ol></li><li>醒面</li></ol>",
      "1. 和面\n   1. 温水\n   2. 加盐\n2. 醒面",
    ],
    ['<ol start="10"><li>和面<ul><li>温水</li></ul></li></ol>', "10. 和面\n    - 温水"],
    ["<ul><li><p>和面</p><p>水要温的</p></li><li>醒面</li></ul>", "- 和面\n\n  水要温的\n\n- 醒面"],
    ["<ul><li>和面</li></ul><ol><li>醒面</li></ol>", "- 和面\n\n1. 醒面"],
    ["<blockquote><ol><li>和面</li><li>醒面</li></ol></blockquote>", "> 1. 和面\n> 2. 醒面"],
    ["<ul><li><table><tr><td>面</td><td>水</td></tr></table></li></ul>", "| 面 | 水 |\n| --- | --- |"],
    ["<pre>```\n和面\n```</pre>", "````\n```\n和面\n```\n````"],
  ])("writes %s", (list, written) => {
    const html = pages.article.replace(pages.paragraphs, `${pages.paragraphs}${list}`);
    const { text } = extractPage(html, { format: "md", keep: [".article-content"] });
    expect(text).toBe(`# 老街的早点铺\n\n${pages.prose.join("\n\n")}\n\n${written}\n`);
  });

  test("keeps the numbers of items whose neighbours were left out", () => {
    const list = '<ol><li>和面</li><li class="gone">醒面</li><li>上锅</li></ol>';
    const html = pages.article.replace(pages.paragraphs, `${pages.paragraphs}${list}`);
    const { text } = extractPage(html, { format: "md", keep: [".article-content"], drop: [".gone"] });
    expect(text).toContain("1. 和面\n3. 上锅\n");
  });
});

test("takes all parts of a text that stands in several boxes alike, not the one named for the text", () => {
  const part = (name: string, lines: readonly string[]) =>
    `<div class="part"><h3>${name}</h3><div class="open"><a href="/${lines.length}">更多</a></div><div>${lines.map((line) => `<div>${line}</div>`).join("")}</div></div>`;
  const verse = ["早起一锅汤，", "街长半里香。", "来人皆识面，", "不必问家乡。"];
  const body = `<div class="left" itemscope itemtype="http://schema.org/Article"><h1>早汤</h1><p class="sub">朝代：今人</p>
<div class="content" itemprop="articleBody">${verse.map((line) => `<div>${line}</div>`).join("")}</div>
${part("译文", pages.prose.slice(0, 2))}${part("注释", pages.prose.slice(1, 3))}${part("赏析", pages.prose)}</div>`;
  const { text } = extractPage(`<html><head><title>早汤</title></head><body>${body}</body></html>`);
  expect(text).toContain(verse[3]);
  expect(text).toContain(pages.prose[3]);
});

test("leaves out the articles an endless page puts below its own", () => {
  const further = `<h1 class="title">城南的书市又开了</h1><div class="article-content">${pages.paragraphs.replaceAll("早点铺", "旧书摊")}</div>`;
  const html = pages.article
    .replace("<h1>", '<h1 class="title">')
    .replace('<div class="editor">', `${further}<div class="editor">`);
  const { text } = extractPage(html);
  expect(text).toContain(pages.prose[3]);
  expect(text).not.toContain("旧书摊");
});

test("takes no copy that the page keeps for readers without scripts", () => {
  const html = pages.article.replace(
    "</body>",
    `<noscript><div class="article-content">${pages.paragraphs}</div></noscript></body>`,
  );
  const { text } = extractPage(html);
  expect(text.split(pages.prose[0]!)).toHaveLength(2);
});
