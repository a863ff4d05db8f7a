import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutIntoWindows, type WindowSizes } from "../../src/core/windows.js";

const SIZES: WindowSizes = { whole: 60, size: 30, around: 8 };
const cut = (text: string, sizes = SIZES) => [...cutIntoWindows([text], sizes)];

const anyText = fc
  .array(fc.constantFrom("文", "字。", "a", "\n", "\r\n", "\r", " ", "𠮷", "e\u0301", "👨‍👩‍👧", "”", "\u3000"), {
    maxLength: 400,
  })
  .map((parts) => parts.join(""));

describe("windows of a text", () => {
  test.each([
    ["a short text is one", "短文。\n", ["短文。\n"]],
    ["nothing is one", "", [""]],
    [
      "a line behind a blank one is the best place",
      `${"甲".repeat(18)}\n\n乙乙\n${"丙".repeat(50)}`,
      [`${"甲".repeat(18)}\n\n`, `乙乙\n${"丙".repeat(27)}`, "丙".repeat(23)],
    ],
    [
      "blank lines stay with what is before them",
      `${"甲".repeat(20)}\n \n\n\n${"乙".repeat(45)}`,
      [`${"甲".repeat(20)}\n \n\n\n`, "乙".repeat(30), "乙".repeat(15)],
    ],
    [
      "in a long line a sentence ends",
      `${"甲".repeat(20)}。”${"乙".repeat(40)}`,
      [`${"甲".repeat(20)}。”`, "乙".repeat(30), "乙".repeat(10)],
    ],
  ])("%s", (_, text, windows) => {
    expect(cut(text).map(({ own }) => own)).toEqual(windows);
  });

  test("are the text, at places where characters part, and show what stands around", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const windows = cut(text);
        expect(windows.map(({ own }) => own).join("")).toBe(text);
        for (const { start, own, before, after } of windows) {
          expect(text.startsWith(before + own + after, start - before.length)).toBe(true);
          expect(before.length).toBeGreaterThanOrEqual(Math.min(start, SIZES.around));
          expect(own.length).toBeLessThanOrEqual(windows.length === 1 ? SIZES.whole : SIZES.size + 33);
          for (const part of [before, own, after]) {
            expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
            expect(part).not.toMatch(/^\u0301/);
          }
          expect(own.startsWith("\n") && text[start - 1] === "\r").toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("do not depend on the pieces in which the text comes", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 }),
        (text, lengths) => {
          const pieces: string[] = [];
          for (let at = 0, i = 0; at < text.length; i++) {
            pieces.push(text.slice(at, at + lengths[i % lengths.length]!));
            at += lengths[i % lengths.length]!;
          }
          expect([...cutIntoWindows(pieces, SIZES)]).toEqual(cut(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});
