import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { isFree } from "../../src/stages/ads/glance/reach.js";
import { digits, isWhiteSpace, membersOf } from "./classes.js";

/**
 * The most units of a text that one match covers with what must stand before it and behind it, those aside that are free
 * (see `isFree`): no pattern says how long a number or an address may be. Infinity if there is no bound.
 */
export function longestMatch(pattern: RegExp): number {
  const parsed = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  return longestOf(parsed.alternatives);
}

/** The same for some alternatives of a pattern. */
export function longestOf(alternatives: readonly AST.Alternative[]): number {
  return Math.max(...alternatives.map(({ elements }) => longestRun(elements)));
}

/** The same for elements in a row. */
export function longestRun(elements: readonly AST.Element[]): number {
  return elements.reduce((sum, element) => sum + sizeOf(element), 0);
}

function sizeOf(element: AST.Element): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return longestOf(element.alternatives);
    case "Quantifier": {
      const size = sizeOf(element.element);
      return size === 0 ? 0 : element.max * size;
    }
    case "Assertion":
      return "alternatives" in element && !element.negate ? longestOf(element.alternatives) : 0;
    case "Character":
      return countedUnits(String.fromCodePoint(element.value));
    case "CharacterClass":
      return Math.max(...(membersOf(element)?.map(countedUnits) ?? [1]));
    case "CharacterSet":
      return isWhiteSpace(element) || digits(element) !== undefined ? 0 : 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** Of a pair of surrogates the second half is free. */
function countedUnits(character: string): number {
  return /\s/u.test(character) || isFree(character.charCodeAt(0)) ? 0 : 1;
}
