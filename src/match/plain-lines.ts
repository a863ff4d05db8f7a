import type { Range } from "../core/edit.js";
import { unitFolds } from "../core/lone-units.js";
import { unitsOfText } from "../core/text-units.js";
import type { PlainFacts } from "./rule.js";

/** `PlainFacts` made ready to be asked. */
export interface PlainAsks {
  readonly needs: readonly Uint16Array[];
  readonly longest: number;
  /** Whether a line may begin with a unit, given as it folds. */
  readonly mayBegin: (unit: number) => boolean;
}

/**
 * Makes them ready.
 *
 * @throws SyntaxError when first asked, for a pattern of first characters that is none
 */
export function plainAsks({ needs = [], longest = Number.POSITIVE_INFINITY, first }: PlainFacts): PlainAsks {
  return { needs: needs.map(unitsOfText), longest, mayBegin: first === undefined ? () => true : beginsWith(first) };
}

/** Lines begin with the same few hundred units: each is held against the pattern once. */
function beginsWith(source: string): PlainAsks["mayBegin"] {
  const known = new Map<number, boolean>();
  let pattern: RegExp | undefined;
  return (unit) => {
    let may = known.get(unit);
    if (may === undefined) {
      pattern ??= new RegExp(`^(?:${source})`, "u");
      // Half of a pair does not tell the character.
      may = isSurrogate(unit) || pattern.test(String.fromCharCode(unit));
      known.set(unit, may);
    }
    return may;
  };
}

/** Whether a line that is not empty may begin as a match does. */
export function startsAs({ mayBegin }: PlainAsks, units: Uint16Array, { start }: Range): boolean {
  return mayBegin(unitFolds()[units[start]!]! & 0xffff);
}

/** Whether a line has more characters than a match. */
export function isTooLong({ longest }: PlainAsks, units: Uint16Array, { start, end }: Range): boolean {
  if (end - start <= longest) return false;
  let characters = end - start;
  for (let i = start; i < end && characters > longest; i++) if (isSecondHalf(units[i]!)) characters--;
  return characters > longest;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isSecondHalf(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
