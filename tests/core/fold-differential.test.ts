import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOLD_KINDS, type FoldKind, fold } from "../../src/core/fold.js";
import { plainFold } from "./plain-fold.js";

const kindsOf = fc.subarray([...FOLD_KINDS]);
/** Characters that meet: marks, halves of pairs, tags, decoration, spaces, forms of several characters. */
const hostile = fc.constantFrom(
  ..."甲乙党員a9Zｗ７，。…⒈⒜㎏½é\u0301\u3099\u0327ｶﾞᄀ\u1161\u11a8İΣ　",
  ...["\u200b", "\u200d", "\ufe0f", "\ufeff", "\u00ad", "\u{e0041}", "\udb40", "\ud83d", "\ude00", "\udc00", "\ufff0"],
  ...[
    "*",
    "·",
    ".",
    "-",
    "/",
    "⊥",
    "★",
    "..",
    "😀",
    "🌀",
    "𐀀",
    " ",
    " ",
    "  ",
    "\n",
    "𠀀",
    "𝐀",
    "\u{16d63}",
    "\u{1e94b}",
  ],
  ...["共 产 党", "l u o", "甲*乙", "甲★1", "1.★甲"],
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(hostile, { maxLength: 40 }).map((characters) => characters.join("")),
);

function expectSame(text: string, kinds: readonly FoldKind[]): void {
  const expected = plainFold(text, kinds);
  const found = fold(text, kinds);
  expect(found.text).toBe(expected.text);
  expect(String.fromCharCode(...found.units)).toBe(expected.text);
  const end = expected.text.length;
  for (let from = 0; from <= end; from++) {
    for (const to of [from, from + 1, from + 3, end]) {
      if (to < from || to > end) continue;
      expect(found.toSource(from, to), `${from} to ${to} of ${JSON.stringify(text)}`).toEqual(
        expected.toSource(from, to),
      );
    }
  }
}

describe("the fold by tables is the plain one", () => {
  test("in texts made to be hard", () => {
    fc.assert(
      fc.property(texts, kindsOf, (text, kinds) => expectSame(text, kinds)),
      { numRuns: 4000 },
    );
  });

  test("for every character of the basic plane between others", () => {
    for (let block = 0; block < 0x10000; block += 64) {
      const units = Array.from({ length: 64 }, (_, i) => `甲${String.fromCharCode(block + i)}乙`).join(" ");
      for (const kinds of [FOLD_KINDS, ["nfkc", "case"], ["zero-width", "decoration"]] as const) {
        expect(fold(units, kinds).text).toBe(plainFold(units, kinds).text);
      }
    }
  });

  const folder = "tests/keep";
  test.each(readdirSync(folder))("in %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    for (const line of text.split("\n")) expectSame(line, FOLD_KINDS);
    const expected = plainFold(text, FOLD_KINDS);
    const found = fold(text, FOLD_KINDS);
    expect(found.text).toBe(expected.text);
    for (let at = 0; at < expected.text.length; at += 7) {
      expect(found.toSource(at, at + 1)).toEqual(expected.toSource(at, at + 1));
    }
  });
});
