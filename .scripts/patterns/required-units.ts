import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { loneFolds } from "../../src/core/lone-units.js";
import { LETTER, unitClasses } from "../../src/core/unit-classes.js";
import { type Frequencies, frequency } from "./frequencies.js";
import { holdsOne, rarest, type Units, unionOf, unitsOf } from "./units.js";

/** Sets of units of each of which one stands in every text that a pattern matches. */
export interface RequiredUnits {
  /** Whatever of it is folded and whatever stands around. */
  readonly anywhere: readonly string[];
  /** Where each of its units folds to one: nothing is taken out of such a line. */
  readonly inPlain: readonly string[];
}

/** Finds them: the rarest, but for what the anchors say already. */
export function requiredUnits(pattern: RegExp, anchors: readonly string[], frequencies: Frequencies): RequiredUnits {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  const sets = setsOf(alternatives, frequencies)
    .filter((units) => !anchors.every((anchor) => holdsOne(fold(anchor, FOLD_KINDS).text, units)))
    .sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies));
  const isLastingSet = (units: Units) => [...units].every(isLasting);
  return {
    anywhere: rarestOf(sets.filter(isLastingSet), MOST_REQUIRED),
    inPlain: rarestOf(
      sets.filter((units) => !isLastingSet(units)),
      MOST_IN_PLAIN,
    ),
  };
}

function rarestOf(sets: readonly Units[], most: number): string[] {
  return [...new Set(sets.map((units) => [...units].sort().join("")))].slice(0, most);
}

const MOST_REQUIRED = 4;
const MOST_IN_PLAIN = 2;

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
