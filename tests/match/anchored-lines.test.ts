import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { Text } from "../../src/core/text.js";
import { buildLineSearch } from "../../src/match/anchored-lines.js";
import { foldAnchor } from "../../src/match/rule-set.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { foldTexts } from "../core/fold-texts.js";
import { buildPlainSearch } from "./plain-literal-search.js";

/** The lines that hold literals, each folded by itself and searched by the plain search. */
function plainly(literals: readonly string[], text: Text) {
  const search = buildPlainSearch(literals);
  return text.lines.flatMap(({ start, end }, index) => {
    const hits = search.findAll(fold(text.value.slice(start, end), FOLD_KINDS).text);
    const ids = [...new Set(hits.map(({ id }) => id))].sort((a, b) => a - b);
    return ids.length === 0 ? [] : [{ index, start, end, literals: ids }];
  });
}

function expectSame(literals: readonly string[], value: string): void {
  const text = new Text(value);
  const found = buildLineSearch(literals).find(text);
  const bare = found.map(({ index, start, end, literals: ids }) => ({
    ...{ index, start, end },
    literals: [...ids].sort((a, b) => a - b),
  }));
  expect(bare).toEqual(plainly(literals, text));
}

describe("the lines found are those whose folded view holds a literal", () => {
  const unit = fc.constantFrom("甲", "乙", "a", "9", " ", ".", "·", "党", "员");
  const literals = fc.uniqueArray(
    fc
      .string({ unit, minLength: 1, maxLength: 4 })
      .map(foldAnchor)
      .filter((literal) => literal !== ""),
    { maxLength: 8 },
  );

  test("for any literals in any text", () => {
    fc.assert(
      fc.property(
        literals,
        fc.array(fc.oneof(foldTexts, fc.string({ unit, maxLength: 20 }), fc.constantFrom("\n", "\r\n", "\r")), {
          maxLength: 8,
        }),
        (all, pieces) => expectSame(all, pieces.join("")),
      ),
      { numRuns: 4000 },
    );
  });

  const anchors = [...new Set(bundledRules.flatMap((rule) => rule.anchors.map(foldAnchor)))];
  const folder = "tests/keep";
  test.each(readdirSync(folder))("for the bundled anchors in %s", (name) => {
    expectSame(anchors, readFileSync(`${folder}/${name}`, "utf8"));
  });

  test("for thousands of literals", () => {
    const text = readdirSync(folder)
      .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
      .join("\n");
    const folded = fold(text.replace(/\s+/g, ""), FOLD_KINDS).text;
    const many = Array.from({ length: 5000 }, (_, i) => folded.slice(i * 7, i * 7 + 2 + (i % 5)));
    expectSame(
      [...new Set(many.map(foldAnchor))].filter((literal) => literal !== ""),
      text,
    );
  });
});

test("a line tells whether its units fold one by one", () => {
  const text = new Text("付费會員\n付★费\r\n\r付费 VIP");
  expect(
    buildLineSearch(["付费"])
      .find(text)
      .map(({ index, isPlain }) => [index, isPlain]),
  ).toEqual([
    [0, true],
    [1, false],
    [3, true],
  ]);
});

test("a search is used for one text after the other", () => {
  const search = buildLineSearch(["付费"]);
  expect(search.find(new Text("付费付费"))).toEqual([{ index: 0, start: 0, end: 4, isPlain: true, literals: [0] }]);
  expect(search.find(new Text("免费\n付费"))).toHaveLength(1);
  expect(search.find(new Text(""))).toEqual([]);
});
