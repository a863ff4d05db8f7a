import fc from "fast-check";
import { expect, test } from "vitest";
import { FOLD_KINDS, type FoldKind, fold } from "../../src/core/fold.js";
import { Text } from "../../src/core/text.js";
import { cutLine, foldsCharacters } from "../../src/match/cut-line.js";
import { foldTexts } from "../core/fold-texts.js";

const CHARACTERS: readonly FoldKind[] = ["zero-width", "nfkc", "case", "traditional"];

/** The lines of the folded text that can be cut out of it, each with the source line it comes from. */
function cutLines(value: string) {
  const text = new Text(value);
  const view = text.folded(FOLD_KINDS);
  const found = [];
  for (const { index: start, 0: line } of view.text.matchAll(/[^\n\r]+/g)) {
    const range = { start, end: start + line.length };
    const source = text.lines[text.lineAt(view.toSource(start, start + 1).start)]!;
    const cut = cutLine(text, view, range, source);
    if (cut !== undefined) found.push({ cut, source: value.slice(source.start, source.end) });
  }
  return found;
}

const sets = fc.subarray<FoldKind>(["decoration", "spaced"]).map((more) => [...CHARACTERS, ...more]);

test("a line cut out of the folded text is the line folded, with the same way back", () => {
  fc.assert(
    fc.property(foldTexts, sets, (value, kinds) => {
      for (const { cut, source } of cutLines(value)) {
        const folded = fold(source, kinds);
        expect(cut.text).toBe(folded.text);
        expect(cut.units).toEqual(folded.units);
        for (let from = 0; from <= cut.text.length; from++) {
          for (const to of [from, from + 1, cut.text.length])
            if (to >= from && to <= cut.text.length) expect(cut.toSource(from, to)).toEqual(folded.toSource(from, to));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("lines that lose decoration or spaces, or gain units, are not cut out", () => {
  const lines = ["关注，ＡＢＣ", "最★新章节", "共 产 党", "㎏为单位", "隐\u200b藏", "回覆可見"];
  expect(cutLines(lines.join("\n")).map(({ source }) => source)).toEqual(["关注，ＡＢＣ", "回覆可見"]);
});

test("a rule can do with such a line that wants all that looks at characters folded", () => {
  expect(foldsCharacters(CHARACTERS)).toBe(true);
  expect(foldsCharacters(FOLD_KINDS)).toBe(true);
  expect(foldsCharacters(["zero-width", "nfkc", "case"])).toBe(false);
});
