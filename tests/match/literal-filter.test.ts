import fc from "fast-check";
import { expect, test } from "vitest";
import { packLiterals } from "../../.scripts/pack-literals.js";
import { openLiteralFilter } from "../../src/match/literal-filter.js";
import { pairSlot } from "../../src/match/pair-slot.js";

function find(literals: readonly (readonly string[])[], text: string): string[] {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const found: string[] = [];
  openLiteralFilter(packLiterals(literals)).find(units, units.length, (owner, at) => found.push(`${owner}@${at}`));
  return found.sort();
}

test.each([
  ["a pair and what is longer than it", [["公众", "公众号"], ["众号"]], "关注公众号", ["0@2", "0@2", "1@3"]],
  ["a single unit, at the end too", [["扫"]], "扫一扫", ["0@0", "0@2"]],
  ["nothing in an empty text", [["扫"]], "", []],
  ["a literal that the text breaks off", [["公众号"]], "公众", []],
  ["an owner without literals", [[], ["a"]], "a", ["1@0"]],
])("%s", (_, literals, text, expected) => {
  expect(find(literals, text)).toEqual(expected);
});

test("literals of more than three units are refused", () => {
  expect(() => packLiterals([["公众号码"]])).toThrow(RangeError);
});

test("finds what a plain search finds", () => {
  const unit = fc.constantFrom("甲", "乙", "丙", "a", "b", "\u0000", "\uffff");
  const literal = fc.array(unit, { minLength: 1, maxLength: 3 }).map((units) => units.join(""));
  fc.assert(
    fc.property(
      fc.array(fc.array(literal, { maxLength: 4 }), { maxLength: 4 }),
      fc.array(unit, { maxLength: 40 }),
      (literals, units) => {
        const text = units.join("");
        const plain = literals.flatMap((list, owner) =>
          [...new Set(list)].flatMap((one) =>
            Array.from({ length: text.length }, (_, at) => at)
              .filter((at) => text.startsWith(one, at))
              .map((at) => `${owner}@${at}`),
          ),
        );
        expect(find(literals, text)).toEqual(plain.sort());
      },
    ),
  );
});

test("the bits tell every place at which a literal begins, and such places are enough", () => {
  const unit = fc.constantFrom("甲", "乙", "丙", "a", "b", "\u0000", "\uffff");
  const literal = fc.array(unit, { minLength: 1, maxLength: 3 }).map((units) => units.join(""));
  const isSet = (bits: Int32Array, bit: number) => (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(literal, { maxLength: 4 }), { maxLength: 4 }),
      fc.array(unit, { maxLength: 40 }),
      (literals, characters) => {
        const units = Uint16Array.from(characters, (character) => character.charCodeAt(0));
        const filter = openLiteralFilter(packLiterals(literals));
        const places = Int32Array.from(units.keys()).filter(
          (at) =>
            isSet(filter.singles, units[at]!) ||
            (at + 1 < units.length && isSet(filter.pairs, pairSlot(units[at]!, units[at + 1]!))),
        );
        const found: string[] = [];
        filter.findAt(units, units.length, places, places.length, (owner, at) => found.push(`${owner}@${at}`));
        expect(found.sort()).toEqual(find(literals, characters.join("")));
      },
    ),
  );
});
