import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlReporter } from "../../src/report/html.js";
import type { ReportContext } from "../../src/report/reporter.js";
import { hasChromium, launchChromium, type OpenPage, openReport } from "./chromium.js";
import { type Document, documentOf, HOSTILE_DOCUMENTS, reportOf, SAMPLE } from "./fixture.js";

const DOCUMENTS: readonly Document[] = [
  ...SAMPLE,
  documentOf(
    "site/page.html",
    "园里的花开了。\n加微信 abc\n\n孩子们在跑。\n",
    [
      { found: "加微信 abc\n\n", rule: "ads/wechat" },
      { found: "孩子", band: "reported" },
    ],
    {
      format: "html",
      cuts: [{ reason: { code: "navigation", args: {} }, text: "首页", selector: "nav" }],
    },
  ),
];

const name = hasChromium ? "in a browser, the HTML report" : "the HTML report (no /usr/bin/chromium: skipped)";

describe.skipIf(!hasChromium)(name, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  test("loads quietly, with the numbers, sorted by what was found, the first document open", async () => {
    await withReport(DOCUMENTS, { language: "zh" }, async ({ page, complaints }) => {
      expect(await page.title()).toBe("清文报告");
      expect(await page.locator(".totals li").allTextContents()).toEqual([
        ...["5 篇文档", "2 篇有发现", "2 广告", "2 标记", "1 恢复", "2 建议", "1 未清理"],
      ]);
      expect(await rows(page)).toEqual(["讲话 稿.txt", "page.html", "photo.txt"]);
      expect(await heading(page)).toBe("docs/讲话 稿.txt");
      expect(complaints).toEqual([]);
    });
  });

  test("shows what went struck out, what came beside what stood there, and suggestions apart", async () => {
    await withReport(DOCUMENTS, {}, async ({ page }) => {
      const lines = await page.locator(".text .line").allInnerTexts();
      expect(lines[1]).toBe("全体D党员都要学习。更多范文请到某某文库！");
      expect(await page.locator(".text del").allTextContents()).toEqual([
        "D",
        "更多范文请到某某文库！",
        "<付费>",
        "</付费>",
      ]);
      expect(await page.locator(".text ins").allTextContents()).toEqual(["党"]);
      expect(await page.locator(".text mark").allTextContents()).toEqual(["ZF → 政府"]);
      expect(await page.locator(".text del").first().getAttribute("title")).toBe("made for the test – restore/letters");
      expect(await page.locator("aside .changes li").count()).toBe(4);
      expect(await page.locator("aside .suggestions li").allInnerTexts()).toEqual([
        expect.stringMatching(
          /suggestion: restore[\s\S]*line 4, column 2[\s\S]*made for the test[\s\S]*restore\/initials/,
        ),
      ]);
      await page.getByLabel("show changes of layout").check();
      expect(await page.locator(".text del.layout").allTextContents()).toEqual(["··"]);
    });
  });

  test("opens a document by a click, marks passages over several lines, and tells of page parts", async () => {
    await withReport(DOCUMENTS, {}, async ({ page }) => {
      await page.getByRole("option", { name: "page.html" }).click();
      expect(await heading(page)).toBe("site/page.html");
      expect(await page.locator(".text del").allTextContents()).toEqual(["加微信 abc⏎", "⏎"]);
      expect(await page.locator(".text mark").allTextContents()).toEqual(["孩子"]);
      await page.getByText("Taken from the page before it became text: 1").click();
      expect(await page.locator(".cuts li").textContent()).toBe("首页 navigation [nav]");
      await page.locator(".text mark").click();
      expect(await page.locator(".finding.current .place").textContent()).toBe("line 4, column 1");
    });
  });

  test("filters by search, kind and rule, and says what is left", async () => {
    await withReport(DOCUMENTS, {}, async ({ page }) => {
      const status = page.getByRole("status");
      await page.getByRole("searchbox").fill("文库");
      expect([await rows(page), await status.textContent()]).toEqual([
        ["讲话 稿.txt"],
        "Shown: documents 1, findings 1",
      ]);
      expect(await page.locator("aside .hint").textContent()).toBe(
        "Findings of this document that are filtered out: 4",
      );
      await page.getByRole("searchbox").fill("什么也不是");
      expect(await page.getByText("Nothing matches the filters.").isVisible()).toBe(true);
      await page.getByRole("button", { name: "Reset filters" }).click();
      expect(await rows(page)).toHaveLength(3);
      await page.locator(".by-kind .suggestion").click();
      expect(await page.locator(".by-kind .suggestion").getAttribute("aria-pressed")).toBe("true");
      expect(await status.textContent()).toBe("Shown: documents 2, findings 2");
      await page.locator(".by-kind .suggestion").click();
      await page.getByRole("button", { name: "ads/wechat" }).click();
      expect(await rows(page)).toEqual(["page.html"]);
      await page.getByLabel("Sort").selectOption("path");
      await page.getByRole("button", { name: "Reset filters" }).click();
      expect(await rows(page)).toEqual(["讲话 稿.txt", "photo.txt", "page.html"]);
    });
  });

  test("can be worked by keyboard alone", async () => {
    await withReport(DOCUMENTS, {}, async ({ page, complaints }) => {
      const focused = () => page.evaluate<string>("document.activeElement.id || document.activeElement.className");
      await page.keyboard.press("/");
      expect(await focused()).toBe("search");
      await page.keyboard.type("n/p");
      expect(await page.getByRole("searchbox").inputValue()).toBe("n/p");
      await page.getByRole("searchbox").fill("");
      await page.keyboard.press("Escape");
      expect(await focused()).toBe("list");
      await page.keyboard.press("ArrowDown");
      expect(await page.getByRole("listbox").getAttribute("aria-activedescendant")).toBe("file-1");
      await page.keyboard.press("Enter");
      expect(await heading(page)).toBe("site/page.html");
      await page.keyboard.press("k");
      expect(await heading(page)).toBe("docs/讲话 稿.txt");
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      expect(await focused()).toBe("finding current");
      expect(await page.locator(".text .current").allTextContents()).toEqual(["更多范文请到某某文库！"]);
      await page.keyboard.press("p");
      expect(await page.locator(".text .current").allTextContents()).toEqual(["D", "党"]);
      await page.keyboard.press("e");
      expect([await page.title(), await page.locator("html").getAttribute("lang")]).toEqual(["清文报告", "zh-CN"]);
      await page.keyboard.press("?");
      expect(await page.getByRole("dialog").isVisible()).toBe(true);
      await page.getByRole("checkbox", { name: "启用单字母快捷键" }).uncheck();
      await page.keyboard.press("Escape");
      await page.keyboard.press("e");
      expect(await page.title()).toBe("清文报告");
      expect(complaints).toEqual([]);
    });
  });

  test.each(["light", "dark"] as const)(
    "is readable in %s: every text has a contrast of 4.5 or more",
    async (colorScheme) => {
      const { page } = await openReport(browser, reportOf(htmlReporter, DOCUMENTS), { colorScheme });
      await page.keyboard.press("n");
      const ground = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      expect(luminance(ground) < 0.2).toBe(colorScheme === "dark");
      const pairs = await page.evaluate<[string, string, string][]>(COLOURS);
      expect(pairs.length).toBeGreaterThan(50);
      expect(pairs.filter(([, ink, ground]) => contrast(ink, ground) < 4.5)).toEqual([]);
      await page.keyboard.press("d");
      const other = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      expect(luminance(other) < 0.2).toBe(colorScheme === "light");
      await page.close();
    },
  );

  test("a hostile document runs nothing and breaks nothing", async () => {
    await withReport(HOSTILE_DOCUMENTS, {}, async ({ page, complaints }) => {
      const count = await page.evaluate<number>("document.querySelectorAll('*').length");
      for (let i = 0; i < HOSTILE_DOCUMENTS.length; i++) await page.keyboard.press("j");
      for (let i = 0; i < HOSTILE_DOCUMENTS.length; i++) {
        await page.keyboard.press("k");
        await page.keyboard.press("n");
        expect(await heading(page)).toMatch(/^docs\//);
      }
      const elements = await page.evaluate<string[]>(
        "[...new Set([...document.querySelectorAll('.document *')].map((e) => e.localName))].sort()",
      );
      expect(elements.filter((name) => /script|img|iframe|^a$|style|svg|object|form/.test(name))).toEqual([]);
      expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(2 * count);
      expect(await page.evaluate("window.broken")).toBeUndefined();
      expect(complaints).toEqual([]);
    });
  });

  test("its policy stops a script that would get in all the same", async () => {
    await withReport(SAMPLE, {}, async ({ page, complaints }) => {
      const inject =
        "const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s)";
      await page.evaluate(inject);
      expect(await page.evaluate("window.broken")).toBeUndefined();
      expect(complaints.join()).toContain("Content Security Policy");
    });
  });

  test("makes only the rows and lines it needs of many, and still finds the last", async () => {
    const many = Array.from({ length: 3000 }, (_, i) => documentOf(`${i}.txt`, "广告", [{ found: "广告" }]));
    const source = "正文的一行字。\n请加群。\n".repeat(3000);
    const long = documentOf(
      "long.txt",
      source,
      Array.from({ length: 3000 }, () => ({ found: "请加群。" })),
    );
    await withReport([...many, long], {}, async ({ page }) => {
      expect(await heading(page)).toBe("long.txt");
      expect(await page.locator(".row").count()).toBeLessThan(60);
      await page.keyboard.press("p");
      const mark = page.locator(".text .current");
      expect(await mark.getAttribute("data-finding")).toBe("2999");
      const { y } = (await mark.boundingBox())!;
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(900);
      await page.getByRole("listbox").focus();
      await page.keyboard.press("End");
      expect(await page.locator(".row.active .name").textContent()).toBe("2999.txt");
    });
  });

  test("prints all that the filters leave", async () => {
    await withReport(DOCUMENTS, {}, async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator(".printed li").count()).toBe(7);
      expect(await page.locator(".printed h2").allInnerTexts()).toHaveLength(3);
      expect(await page.locator(".panes").isVisible()).toBe(false);
      await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      expect(await page.locator(".printed").count()).toBe(0);
    });
  });

  async function withReport(
    documents: readonly Document[],
    context: Partial<ReportContext>,
    look: (open: OpenPage) => Promise<void>,
  ): Promise<void> {
    const open = await openReport(browser, reportOf(htmlReporter, documents, context));
    try {
      await look(open);
    } finally {
      await open.page.close();
    }
  }
});

function rows(page: Page): Promise<string[]> {
  return page.locator(".row .name").allTextContents();
}

function heading(page: Page): Promise<string | null> {
  return page.locator(".document h2").textContent();
}

/** For every element with text of its own: the text, its colour, and that of the first ground below it. */
const COLOURS = `[...document.querySelectorAll("#app *")]
  .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => {
    let below = e;
    while (getComputedStyle(below).backgroundColor === "rgba(0, 0, 0, 0)" && below.parentElement) below = below.parentElement;
    return [e.textContent, getComputedStyle(e).color, getComputedStyle(below).backgroundColor];
  })`;

/** WCAG 2.2's contrast ratio of two colours given as rgb(). */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = colour
    .match(/[\d.]+/g)!
    .map(Number)
    .map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
