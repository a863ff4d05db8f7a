import fc from "fast-check";
import { expect, test } from "vitest";
import { CHARACTER_KINDS, fold } from "../../src/core/fold.js";
import { Text } from "../../src/core/text.js";
import { buildLineSearch } from "../../src/match/anchored-lines.js";
import { foldedPart } from "../../src/match/folded-lines.js";
import { sentencesOf } from "../../src/match/units.js";
import { foldTexts } from "../core/fold-texts.js";

const pieces = fc.array(
  fc.oneof(
    foldTexts,
    fc.constantFrom("党", "。", "！", "？", "”", "（", " ", "　", "Ａ", "９", "．", "·", "～", "體", "…"),
  ),
  { maxLength: 12 },
);

test("a sentence of a plain line folds to its part of the line's fold", () => {
  let plain = 0;
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = new Text(["党员", ...parts].join(""));
      for (const line of buildLineSearch(["党员"]).find(text)) {
        if (!line.isPlain) continue;
        for (const sentence of sentencesOf(text, text.lines[line.index]!)) {
          plain++;
          const alone = fold(text.value.slice(sentence.start, sentence.end), CHARACTER_KINDS);
          const part = foldedPart(text, line, sentence);
          expect(part.text).toBe(alone.text);
          const end = part.text.length;
          expect(part.toSource(0, end)).toEqual(alone.toSource(0, end));
        }
      }
    }),
  );
  expect(plain).toBeGreaterThan(0);
});
