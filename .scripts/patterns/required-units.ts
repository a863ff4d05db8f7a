import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { loneFolds } from "../../src/core/lone-units.js";
import { LETTER, unitClasses } from "../../src/core/unit-classes.js";
import { type Frequencies, frequency } from "./frequencies.js";
import { holdsOne, rarest, type Units, unionOf, unitsOf } from "./units.js";

/**
 * Sets of units of each of which one stands in every text that a pattern matches, whatever of it is folded and whatever
 * stands around; the rarest, but for what the anchors say already.
 */
export function requiredUnits(pattern: RegExp, anchors: readonly string[], frequencies: Frequencies): string[] {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  return setsOf(alternatives, frequencies)
    .filter((units) => [...units].every(isLasting))
    .filter((units) => !anchors.every((anchor) => holdsOne(fold(anchor, FOLD_KINDS).text, units)))
    .sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies))
    .slice(0, MOST_REQUIRED)
    .map((units) => [...units].sort().join(""));
}

const MOST_REQUIRED = 4;

/** Letters, digits and Han, and what folding by any kinds leaves where it stands. */
function isLasting(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return (unitClasses()[code]! & LETTER) !== 0 || loneFolds()[code] === code;
}

/** Of a sequence every part has a set; of alternatives together there is one. */
function setsOf(alternatives: readonly AST.Alternative[], frequencies: Frequencies): Units[] {
  const each = alternatives.map(({ elements }) => elements.flatMap((element) => setsOfPart(element, frequencies)));
  if (each.length === 1) return each[0]!;
  const union = unionOf(each.map((sets) => rarest(sets, frequencies)));
  return union === undefined ? [] : [union];
}

function setsOfPart(element: AST.Element, frequencies: Frequencies): Units[] {
  if (element.type === "Group" || element.type === "CapturingGroup") return setsOf(element.alternatives, frequencies);
  if (element.type === "Quantifier") return element.min > 0 ? setsOfPart(element.element, frequencies) : [];
  // What is looked ahead or behind for stands in the same line.
  if (element.type === "Assertion")
    return "alternatives" in element && !element.negate ? setsOf(element.alternatives, frequencies) : [];
  const units = unitsOf(element, frequencies);
  return units === undefined ? [] : [units];
}
