import { expect, test } from "vitest";
import { packLiterals } from "../../.scripts/pack-literals.js";
import { unitsOfText } from "../../src/core/text-units.js";
import { openLiteralFilter } from "../../src/match/literal-filter.js";

const FIRST_HAN = 0x4e00;
const han = (number: number) => String.fromCharCode(FIRST_HAN + number);

/** What is found at every place of a text, whether its pair may begin a literal or not. */
function findEverywhere(filter: ReturnType<typeof openLiteralFilter>, text: string): string[] {
  const units = unitsOfText(text);
  const places = Int32Array.from(units.keys());
  const found: string[] = [];
  filter.findAt(units, units.length, places, places.length, (owner, at) => found.push(`${owner}@${at}`));
  return found;
}

test("pairs are told apart however many there are", () => {
  // More than the table has slots for at first, each with a literal of two units and one of three.
  const many = 5000;
  const literals = Array.from({ length: many }, (_, i) => [`${han(i)}${han(i + 1)}`, `${han(i)}${han(i + 1)}甲`]);
  const filter = openLiteralFilter(packLiterals(literals));
  for (const _ of ["read", "known"]) {
    for (let i = 0; i < many; i += 7) {
      expect(findEverywhere(filter, `${han(i)}${han(i + 1)}乙`)).toEqual([`${i}@0`]);
      expect(findEverywhere(filter, `${han(i)}${han(i + 1)}甲`)).toEqual([`${i}@0`, `${i}@0`]);
    }
  }
});

test("pairs that begin no literal are passed over, those that are not remembered, too", () => {
  const filter = openLiteralFilter(packLiterals([["甲乙"]]));
  // Each pair of these stands once: 300 × 300 are more than are remembered.
  const side = 300;
  for (let a = 0; a < side; a++) {
    const row = Array.from({ length: side }, (_, b) => `${han(a)}${han(side + b)}`).join("");
    expect(findEverywhere(filter, row)).toEqual([]);
  }
  for (const text of ["甲乙", `${han(299)}${han(599)}甲乙`])
    expect(findEverywhere(filter, text)).toEqual([`0@${text.length - 2}`]);
});

test("a text that ends with a pair has no third unit", () => {
  const filter = openLiteralFilter(packLiterals([["甲乙\u0000"], ["甲乙"]]));
  expect(findEverywhere(filter, "甲乙")).toEqual(["1@0"]);
  expect(findEverywhere(filter, "甲乙\u0000")).toEqual(["1@0", "0@0"]);
});
