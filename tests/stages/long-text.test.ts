import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, invert } from "../../src/core/edit.js";
import { findIgnored } from "../../src/core/ignored.js";
import type { WindowSizes } from "../../src/core/windows.js";
import { createCleaner } from "../../src/stages/cleaner.js";

const SIZES: WindowSizes = { whole: 600, size: 300, around: 120 };
const inWindows = createCleaner({ windows: SIZES, overRemoval: 1 });
const whole = createCleaner({ overRemoval: 1 });

const LINES = [
  "会议指出，要扎实推进河道清淤工程，群众反映良好。",
  "全体D员要认真学习，加强D的建设，各级ZF部门要抓好落实。",
  "他把信折好放进怀里，推开窗户，风从河面上吹来。",
  "【付费内容开始】院子里的梨树开满了白花。【付费内容结束】",
  "扫码关注公众号“青山资料库”，回复关键词“6”即可获取完整版",
  "更多精品资料请加微信 abc12345 免费领取，长按识别二维码进群",
  "家长在微信里询问上课时间，群里的邻居互相提醒关好门窗。",
  "",
  "　　  ",
  "带零宽\u200b字符的一行。",
  "😀👨‍👩‍👧 表情在一行里。",
];
const ENDS = ["\n", "\r\n", "\n\n\n", " \n"];
const document = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom(...ENDS)), { minLength: 20, maxLength: 90 })
  .map((lines) => lines.flat().join(""));
const monster = fc
  .array(fc.constantFrom(...LINES.filter((line) => line.trim() !== "")), { minLength: 20, maxLength: 60 })
  .map((lines) => lines.join(""));

/** One line without an end, of which each of three windows goes for itself. */
const GONE = [5, 9, 5, 1, 4, 6, 4, 0, 4, 0, 3, 9, 9, 10, 3, 0, 4, 1, 6, 1, 2, 10, 5, 5, 5]
  .map((i) => LINES[i])
  .join("");

describe("a text in windows", () => {
  test.each([
    ["lines", document],
    ["one line", monster],
  ])(
    "of %s can be undone, and cleaning it twice changes nothing",
    (_, texts) => {
      fc.assert(
        fc.property(texts, (source) => {
          const { text, edits, findings } = inWindows.clean(source);
          expect(apply(source, edits)).toBe(text);
          expect(apply(text, invert(source, edits))).toBe(source);
          for (const { start, end, found } of findings) expect(source.slice(start, end)).toBe(found);
          expect(inWindows.clean(text).text).toBe(text);
          expect(text).toMatch(/[^\n]\n$|^$/);
          expect(text).not.toMatch(/[ \u3000]\n|\n\n\n|\r/);
        }),
        { numRuns: 60, seed: 6 },
      );
    },
    120_000,
  );

  test("of which nothing is left is empty, windows or not", () => {
    const dirt = fc.constantFrom(LINES[4]!, LINES[5]!);
    const texts = fc.oneof(
      fc.array(dirt, { minLength: 20, maxLength: 40 }).map((lines) => lines.join("\n")),
      fc.tuple(dirt, fc.integer({ min: 20, max: 30 })).map(([line, count]) => `${line}\n`.repeat(count)),
      fc.integer({ min: 601, max: 900 }).map((length) => " \n".repeat(length)),
    );
    const isGone = fc.property(texts, (source) => {
      const { text, edits, findings } = inWindows.clean(source);
      expect(text).toBe("");
      expect(whole.clean(source).text).toBe("");
      expect(edits.every(({ start, end }) => start < end)).toBe(true);
      expect(apply(source, edits)).toBe("");
      for (const { start, end, found } of findings) expect(source.slice(start, end)).toBe(found);
    });
    fc.assert(isGone, { numRuns: 30, seed: 6, examples: [[GONE]] });
  }, 60_000);

  test("no longer than one window is cleaned as ever", () => {
    fc.assert(
      fc.property(document, (source) => {
        const long = createCleaner({ windows: { ...SIZES, whole: source.length }, overRemoval: 1 });
        expect(long.clean(source)).toEqual(whole.clean(source));
      }),
      { numRuns: 10, seed: 6 },
    );
  }, 60_000);

  test("loses what is dirt wherever it stands, and nothing else", () => {
    const body = LINES[2]!;
    const dirt = [LINES[3]!, LINES[5]!];
    const lines = Array.from({ length: 90 }, (_, i) => (i % 9 === 4 ? dirt[i % 2]! : `${body}第${i}回。`));
    const { text } = inWindows.clean(lines.join("\n"));
    const wanted = lines.filter((line) => line !== LINES[5]).map((line) => line.replaceAll(/【付费[^】]*】/g, ""));
    expect(text.split("\n").slice(0, -1)).toEqual(wanted);
  });

  test("that would lose too much says so by the whole of it", () => {
    const half = Array.from({ length: 40 }, (_, i) => (i % 2 ? LINES[5] : LINES[2])).join("\n");
    const cleaner = createCleaner({ windows: SIZES, overRemoval: 0.3 });
    expect(cleaner.clean(half).overRemoval?.share).toBeGreaterThan(0.3);
    const front = `${`${LINES[5]}\n`.repeat(10)}${`${LINES[2]}\n`.repeat(60)}`;
    expect(cleaner.clean(front).overRemoval).toBeUndefined();
  });

  test("heeds comments from windows before, and knows that code goes on", () => {
    const body = `${LINES[2]}\n`.repeat(30);
    const source = `<!-- qingwen-disable ads -->\n${body}${LINES[5]}\n${body}<!-- qingwen-enable -->\n${LINES[5]}\n${body}`;
    const context = { name: "a.md", format: "markdown" } as const;
    const { text, usedDirectives } = inWindows.run(source, context, undefined, findIgnored(source));
    expect(text.split(LINES[5]!).length).toBe(2);
    expect(usedDirectives.size).toBe(1);
    const code = `正文。\n\n\`\`\`text\n${"全体D员要认真学习。  \n".repeat(60)}\`\`\`\n\n全体D员要认真学习。\n`;
    expect(inWindows.run(code, context).text).toBe(code.replace(/全体D员(?=[^D]*$)/, "全体党员"));
  });
});
