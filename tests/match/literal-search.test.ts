import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitsOfText } from "../../src/core/text-units.js";
import { buildLiteralSearch } from "../../src/match/literal-search.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { buildPlainSearch } from "./plain-literal-search.js";

const unit = fc.constantFrom("甲", "乙", "a", "的", "\ud83d", "\ude00", "\0", "\uffff");
const literal = fc.string({ unit, minLength: 1, maxLength: 5 });

describe("the literal search finds what the plain one finds, in the same order", () => {
  test("for any literals in any text", () => {
    fc.assert(
      fc.property(fc.array(literal, { maxLength: 8 }), fc.string({ unit, maxLength: 40 }), (literals, text) => {
        const expected = buildPlainSearch(literals).findAll(text);
        const search = buildLiteralSearch(literals);
        expect(search.findAll(text)).toEqual(expected);
        expect(search.findAll(unitsOfText(text))).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
  });

  const anchors = [...new Set(bundledRules.flatMap((rule) => rule.anchors))];
  const folder = "tests/keep";
  test.each(readdirSync(folder))("for the bundled anchors in %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(buildLiteralSearch(anchors).findAll(text)).toEqual(buildPlainSearch(anchors).findAll(text));
  });

  test("for thousands of literals, each of which stands in the text", () => {
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    const literals = Array.from({ length: 5000 }, (_, i) => text.slice(i * 7, i * 7 + 2 + (i % 5)));
    expect(buildLiteralSearch(literals).findAll(text)).toEqual(buildPlainSearch(literals).findAll(text));
  });
});
