import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, invert, isNote } from "../../../src/core/edit.js";
import { runPipeline } from "../../../src/core/pipeline.js";
import { resolve } from "../../../src/core/resolve.js";
import type { Context } from "../../../src/core/stage.js";
import { Text } from "../../../src/core/text.js";
import { createNormalizeStage, type NormalizeOptions } from "../../../src/stages/normalize/normalize-stage.js";

const context = (format: Context["format"] = "text"): Context => ({ name: "a.txt", format });
const clean = (text: string, options: NormalizeOptions = {}, format: Context["format"] = "text") =>
  runPipeline(text, [createNormalizeStage(options)], context(format));
const proposed = (text: string, format: Context["format"] = "text") =>
  createNormalizeStage().propose(new Text(text), context(format));
/** UTF-8 as a reader of Latin-1 shows it, and as one of windows-1252 does. */
const asLatin1 = (text: string) => Buffer.from(text).toString("latin1");
const asWindows = (text: string) =>
  asLatin1(text).replace(
    /[\x80-\x9f]/g,
    (c) => "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"[c.charCodeAt(0) - 0x80]!,
  );

describe("normalize", () => {
  test.each<[string, string, string]>([
    ["Kangxi radicals", "⼈⼯智能⽀持\n", "人工智能支持\n"],
    ["radicals of the supplement", "校⻓开⻋进⻔\n", "校长开车进门\n"],
    ["compatibility ideographs", "\uf9e4樂\uf914\u{2f800}\n", "理樂樂丽\n".replace("丽", "\u4e3d")],
    ["unified ideographs among them", "\ufa0e\ufa11\n", "\ufa0e\ufa11\n"],
    ["half-width katakana", "ｶﾀｶﾅ\n", "ｶﾀｶﾅ\n"],
    ["full-width letters and ligatures", "ＡＢＣ１２３ ㎏ ① ﬁ\n", "ＡＢＣ１２３ ㎏ ① ﬁ\n"],
    ["control characters", "正\u0000文\u0008里\u007f有\u0090\n", "正文里有\n"],
    ["a terminal's colours", "\u001b[31m红色\u001b[0m\n", "红色\n"],
    ["tabs", "一\t二\n", "一\t二\n"],
    ["soft hyphens", "in\u00adter\u00adna\u00adtional\n", "international\n"],
    ["zero-width characters", "党\u200b员\u2060发\ufeff展\u200d对\u200c象\n", "党员发展对象\n"],
    ["fillers", "标\u3164题\uffa0\n", "标题\n"],
    [
      "emoji sequences",
      "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏴\u{e0067}\u{e0062}\u{e007f}\n",
      "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏴\u{e0067}\u{e0062}\u{e007f}\n",
    ],
    ["variation selectors after Han", "葛\ufe00城\u{e0100}\n", "葛城\u{e0100}\n"],
    ["joiners of Persian and Hindi", "می‌خواهم क्‍ष ประ\u200bเทศ\n", "می‌خواهم क्‍ष ประ\u200bเทศ\n"],
    ["direction marks in Chinese", "标\u200e题\u202e\n", "标题\n"],
    ["direction marks in Hebrew", "שלום\u200e! 你好\n", "שלום\u200e! 你好\n"],
    ["no-break spaces", "第\u00a0一\u202f章\n", "第 一 章\n"],
    ["no-break spaces as an indent", "\u00a0\u00a0正文\n", "  正文\n"],
    ["bullets of symbol fonts", "\uf0b7 第一点\n\uf06c第二点\n", " 第一点\n第二点\n"],
    ["an icon by itself", "标题 \ue600\n正文\n", "标题\n正文\n"],
    ["CRLF", "一\r\n二\r\n\r\n三\r\n", "一\n二\n\n三\n"],
    ["CR", "一\r二\r", "一\n二\n"],
    ["other line ends", "一\u2028二\u2029三\u0085四\v五\f六", "一\n二\n三\n四\n五\n六\n"],
    ["trailing space of every kind", "一 \t\u3000\u00a0\u200b\n二\u2003\n\u3000\u3000\n三 \n", "一\n二\n\n三\n"],
    ["blank lines", "一\n\n\n\n二\n\n三\n \n\t\n四\n", "一\n\n二\n\n三\n\n四\n"],
    ["indents", "\u3000\u3000一\n\n\u3000\u3000二\n    三\n", "\u3000\u3000一\n\n\u3000\u3000二\n    三\n"],
    ["blank lines at the start", "\n \n\u3000\u3000一\n", "\u3000\u3000一\n"],
    ["an indent at the start", "  一\n", "  一\n"],
    ["a BOM at the start", "\ufeff一\n", "一\n"],
    ["no line end at the end", "一", "一\n"],
    ["several line ends at the end", "一\n\n \n", "一\n"],
    ["nothing", "", ""],
    ["nothing but space", " \n\u3000\r\n", ""],
    ["UTF-8 read as Latin-1", `好\n${asLatin1("各位同志，大家好。")}\n`, "好\n各位同志，大家好。\n"],
    ["UTF-8 read as windows-1252", `${asWindows("会议内容（二）")}\r\n`, "会议内容（二）\n"],
  ])("%s", (_, text, expected) => {
    const result = clean(text);
    expect(result.text).toBe(expected);
    expect(apply(result.text, invert(text, result.edits))).toBe(text);
    expect(clean(expected).edits).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["two spaces before a break", "一  \n二\n", "一  \n二\n"],
    ["two spaces before CRLF", "一  \r\n二\r\n", "一  \n二\n"],
    ["one space before a break", "一 \n二\n", "一\n二\n"],
    ["spaces before a blank line", "一  \n\n二\n", "一\n\n二\n"],
    [
      "fenced code",
      "甲\n\n```js\nlet a;  \r\n\n\n\u00a0b\n```\n\n\n乙\n",
      "甲\n\n```js\nlet a;  \n\n\n\u00a0b\n```\n\n乙\n",
    ],
    ["an open fence", "~~~\na\n\n\nb \n", "~~~\na\n\n\nb\n"],
  ])("Markdown: %s", (_, text, expected) => {
    expect(clean(text, {}, "markdown").text).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["锟斤拷", "他说锟斤拷锟斤拷好\n", "mojibake"],
    ["烫烫烫", "结果烫烫烫烫\n", "mojibake"],
    ["a BOM read as Latin-1", "ï»¿标题\n", "mojibake"],
    ["half a line read as Latin-1", `标题：${asLatin1("各位同志")}\n`, "mojibake"],
    ["twice wrong", `他说${asLatin1(asLatin1("学习"))}。\n`, "mojibake"],
    ["private-use characters among text", "中\ue673国\n", "private-use-text"],
  ])("reports and leaves %s", (_, text, code) => {
    const edits = proposed(text).filter((edit) => isNote(text, edit));
    expect(edits.map((edit) => edit.reason.code)).toContain(code);
    const inked = (of: string) => of.replace(/[\x80-\xa0\xad ]/g, "");
    expect(inked(clean(text).text)).toBe(inked(text));
  });

  test.each([
    ["烫手的山芋很烫，烫到了。\n屯屯\n锟\n"],
    ["Crème brûlée à la carte — déjà vu, señor Müller\n"],
    ["Ærøskøbing, Þórr, Çatalhöyük\n"],
    ["é是法语字母，ä是德语字母。\n"],
  ])("finds nothing in %s", (text) => {
    expect(proposed(text)).toEqual([]);
  });

  test.each<[string, NormalizeOptions, string, string]>([
    ["punctuation", { punctuation: "full-width" }, "你好,世界!他说:好.\n", "你好，世界！他说：好。\n"],
    ["punctuation in brackets", { punctuation: "full-width" }, "会议(第二次)开始\n", "会议（第二次）开始\n"],
    ["punctuation of numbers", { punctuation: "full-width" }, "3.5米,8:30,a.b(c)\n", "3.5米,8:30,a.b(c)\n"],
    ["letters and digits", { alphanumerics: "half-width" }, "ＩＰＡＤ有１２台，％\n", "IPAD有12台，％\n"],
    ["traditional", { simplify: (text) => text.replaceAll("學習", "学习") }, "我學習學習\n", "我学习学习\n"],
    [
      "traditional of another length",
      { simplify: (text) => text.replaceAll("計程車", "出租车辆") },
      "坐計程車\n",
      "坐出租车辆\n",
    ],
    ["indents out", { indents: "remove" }, "\u3000\u3000一\n  二\n", "一\n二\n"],
    ["indents alike", { indents: "ideographic" }, "\u3000\u3000一\n  二\n三\n", "\u3000\u3000一\n\u3000\u3000二\n三\n"],
    [
      "hard wraps",
      { hardWraps: "join" },
      `${"天地玄黄宇宙洪荒日月盈昃辰宿列张\n".repeat(6)}完。\n\n新段\n`,
      `${"天地玄黄宇宙洪荒日月盈昃辰宿列张".repeat(6)}完。\n\n新段\n`,
    ],
    [
      "short lines of verse",
      { hardWraps: "join" },
      "春眠不觉晓\n处处闻啼鸟\n".repeat(5),
      "春眠不觉晓\n处处闻啼鸟\n".repeat(5),
    ],
  ])("option %s", (_, options, text, expected) => {
    expect(clean(text, options).text).toBe(expected);
    expect(clean(expected, options).text).toBe(expected);
  });

  const alphabet = fc.constantFrom(
    ..." \t\n\r\v\f\u0085\u00a0\u3000\u2028\u200b\u200d\u00ad\ufeff\u0000\u001b甲乙。aé⽀\uf9e4\ue600\uf0b7👍️烫ãåא\u200e",
    "\r\n",
    "\ud83d",
    "\u{2f800}",
    "\u{f0000}",
  );
  const texts = fc.oneof(
    fc.array(alphabet, { maxLength: 40 }).map((all) => all.join("")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );

  test("twice is once, and all can be taken back", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("text" as const, "markdown" as const), (text, format) => {
        const once = clean(text, {}, format);
        expect(clean(once.text, {}, format).edits).toEqual([]);
        expect(apply(once.text, invert(text, once.edits))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test("Han characters, letters and digits stay", () => {
    const words = (text: string) =>
      text
        .normalize("NFKC")
        .match(/[\p{Script=Han}\p{L}\p{N}]/gu)
        ?.join("") ?? "";
    fc.assert(
      fc.property(texts, (text) => {
        // Radicals become their ideographs, which NFKC knows of the Kangxi block only (the table test has the others).
        const told = text.replace(/[\u2e80-\u2eff]/g, "");
        expect(words(clean(told).text)).toBe(
          words(told.replace(/[\u115f\u1160\u3164\uffa0]|\u001b\[[0-9;]*[A-Za-z]/g, "")),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("the edits of one pass do not overlap", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { declined } = resolve(text, proposed(text), { apply: 0.5, report: 0.5 });
        expect(declined.filter(({ because }) => because === "overlap")).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

const SEED = "../shared/seed";
describe.skipIf(!existsSync(SEED))("the seed document", () => {
  test("is left alone when clean, and loses its first blank line when not", () => {
    const text = readFileSync(`${SEED}/speech.clean.txt`, "utf8");
    expect(proposed(text)).toEqual([]);
    expect(clean(`\n${text}`).text).toBe(text);
    expect(clean(text.replaceAll("\n", "\r\n")).text).toBe(text);
  });
});
