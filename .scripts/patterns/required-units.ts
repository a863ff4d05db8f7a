import { RegExpParser } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { LETTER, unitClasses } from "../../src/core/unit-classes.js";
import { type Frequencies, frequency } from "./frequencies.js";
import { holdsOne, rarest, unionOf, unitsOf } from "./units.js";

/**
 * Sets of letters, digits and Han of each of which one stands in every text that a pattern matches, whatever of it is
 * folded; the rarest, but for what the anchors say already.
 */
export function requiredUnits(pattern: RegExp, anchors: readonly string[], frequencies: Frequencies): string[] {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  const [first, ...others] = alternatives;
  const sets =
    others.length === 0
      ? first!.elements.map((element) => unitsOf(element, frequencies))
      : [
          unionOf(
            alternatives.map(({ elements }) =>
              rarest(
                elements.map((element) => unitsOf(element, frequencies)),
                frequencies,
              ),
            ),
          ),
        ];
  return sets
    .filter((units) => units !== undefined)
    .filter((units) => [...units].every((unit) => (unitClasses()[unit.charCodeAt(0)]! & LETTER) !== 0))
    .filter((units) => !anchors.every((anchor) => holdsOne(fold(anchor, FOLD_KINDS).text, units)))
    .sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies))
    .slice(0, MOST_REQUIRED)
    .map((units) => [...units].sort().join(""));
}

const MOST_REQUIRED = 2;
