import type { AST } from "@eslint-community/regexpp";
import { FOLD_KINDS, fold } from "../../src/core/fold.js";
import { isHalf } from "../../src/stages/ads/view.js";
import { digits, membersOf } from "./classes.js";
import { type Frequencies, frequency } from "./frequencies.js";

/** UTF-16 units of which a match holds one. */
export type Units = ReadonlySet<string>;

/** Whether a literal holds one of the units. */
export function holdsOne(literal: string, units: Units): boolean {
  return Array.from({ length: literal.length }, (_, i) => literal[i]!).some((unit) => units.has(unit));
}

/** The set whose units stand in ordinary texts least often. */
export function rarest(sets: readonly (Units | undefined)[], frequencies: Frequencies): Units | undefined {
  const known = sets.filter((units) => units !== undefined);
  return known.sort((a, b) => frequency(a, frequencies) - frequency(b, frequencies))[0];
}

/** Units of which the tight view has one wherever a part of a pattern matches; undefined if there are none. */
export function unitsOf(element: AST.Element, frequencies: Frequencies): Units | undefined {
  switch (element.type) {
    case "Character":
      return unitOf(String.fromCodePoint(element.value));
    case "CharacterClass":
      return unionOf(membersOf(element)?.map(unitOf));
    case "CharacterSet":
      return unionOf(digits(element)?.map(unitOf));
    case "Group":
    case "CapturingGroup":
      return unionOf(
        element.alternatives.map(({ elements }) =>
          rarest(
            elements.map((part) => unitsOf(part, frequencies)),
            frequencies,
          ),
        ),
      );
    case "Quantifier":
      return element.min > 0 ? unitsOf(element.element, frequencies) : undefined;
    default:
      return undefined;
  }
}

/** What the tight view has of a character; nothing certain of white space, and of halves that may have been joined. */
function unitOf(value: string): Units | undefined {
  const folded = /\s/u.test(value) ? "" : fold(value, FOLD_KINDS).text;
  if (folded === "" || isHalf(folded)) return undefined;
  return new Set([folded[0]!]);
}

/** One of the units of any of the sets; undefined if one of them is, or if they are too many to tell much. */
export function unionOf(sets: readonly (Units | undefined)[] | undefined): Units | undefined {
  if (sets === undefined || sets.includes(undefined)) return undefined;
  const all = new Set(sets.flatMap((set) => [...set!]));
  return all.size > MOST_BESIDE ? undefined : all;
}

/** More units than this tell little. */
const MOST_BESIDE = 200;
