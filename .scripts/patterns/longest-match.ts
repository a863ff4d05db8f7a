import { RegExpParser } from "@eslint-community/regexpp";
import { isFree } from "../../src/stages/ads/glance/reach.js";
import { digits, isWhiteSpace, membersOf } from "./classes.js";
import { longestBy } from "./longest.js";

/**
 * The most units of a text that one match covers with what must stand before it and behind it, those aside that are free
 * (see `isFree`): no pattern says how long a number or an address may be. Infinity if there is no bound.
 */
export function longestMatch(pattern: RegExp): number {
  const parsed = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  return longest.ofAny(parsed.alternatives);
}

/** In the units that count, of parts of a pattern. */
export const longest = longestBy((element) => {
  switch (element.type) {
    case "Assertion":
      return "alternatives" in element && !element.negate ? longest.ofAny(element.alternatives) : 0;
    case "Character":
      return countedUnits(String.fromCodePoint(element.value));
    case "CharacterClass":
      return Math.max(...(membersOf(element)?.map(countedUnits) ?? [1]));
    case "CharacterSet":
      return isWhiteSpace(element) || digits(element) !== undefined ? 0 : 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
});

/** Of a pair of surrogates the second half is free. */
function countedUnits(character: string): number {
  return /\s/u.test(character) || isFree(character.charCodeAt(0)) ? 0 : 1;
}
