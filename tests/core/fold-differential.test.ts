import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOLD_KINDS, type FoldKind, fold } from "../../src/core/fold.js";
import { foldTexts as texts } from "./fold-texts.js";
import { plainFold } from "./plain-fold.js";

const kindsOf = fc.subarray([...FOLD_KINDS]);
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
