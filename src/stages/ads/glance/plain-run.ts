import { SLOW } from "../../../core/fold-table.js";
import { SLOT_SHIFT, SPREAD } from "../../../match/pair-slot.js";
import { CLUE_FILTER } from "./clues.js";
import { unitKinds } from "./kind-table.js";
import { foldedUnits, HAN, LATIN } from "./unit-kinds.js";

/** What a run adds to: the units of a line so far, the offsets they came from, and the places of literals. */
export interface Passed {
  readonly units: Uint16Array;
  readonly origins: Int32Array;
  readonly spots: Int32Array;
  length: number;
  spotCount: number;
}

/**
 * Passes over units that change nothing behind one another: of kind `HAN`, `LATIN` or none. Adds what they fold to.
 *
 * @param source the units of a text
 * @param from behind a Han or a letter, which is the last of the line's units
 * @returns the first unit that is of another kind, or `to`
 */
export type PassPlain = (source: Uint16Array, from: number, to: number, line: Passed) => number;

/** What the table tells of a plain unit, and of one that folds to a unit which is a literal. */
const PLAIN = 1;
const SINGLE = 2;

/**
 * Makes what passes over plain units, once: V8 neither looks tables up each time nor asks for their length where they are
 * constants of the one function that reads them, and the loop takes two thirds of the time. Most of a text passes here.
 *
 * @param exceptions units that are not told by themselves
 */
export function makePassPlain(exceptions: readonly number[]): PassPlain {
  const folded = foldedUnits();
  const { pairs } = CLUE_FILTER;
  const plain = plainTable(exceptions);
  function pass(source: Uint16Array, from: number, to: number, line: Passed): number {
    const { units, origins, spots } = line;
    let { length, spotCount } = line;
    let last = units[length - 1]!;
    let at = from;
    for (; at < to; at++) {
      const unit = source[at]!;
      const told = plain[unit]!;
      if (told === 0) break;
      const before = last;
      last = folded[unit]!;
      units[length] = last;
      origins[length++] = at;
      // As `pairSlot` has it: before each call V8 looks whether the function is still the same.
      const slot = Math.imul((before << 16) ^ last, SPREAD) >>> SLOT_SHIFT;
      if ((pairs[slot >>> 5]! & (1 << (slot & 31))) !== 0 && (spotCount === 0 || spots[spotCount - 1] !== length - 2))
        spots[spotCount++] = length - 2;
      if (told === SINGLE) spots[spotCount++] = length - 1;
    }
    line.length = length;
    line.spotCount = spotCount;
    return at;
  }
  return pass;
}

/** For every code unit `PLAIN` or `SINGLE`; 0 for those that are neither, and for Han that fold to another one. */
function plainTable(exceptions: readonly number[]): Uint8Array {
  const kinds = unitKinds();
  const folded = foldedUnits();
  const { singles } = CLUE_FILTER;
  const table = new Uint8Array(kinds.length);
  for (let unit = 0; unit < kinds.length; unit++) {
    const kind = kinds[unit]!;
    const to = folded[unit]!;
    const isPlain = kind === HAN ? to === unit : (kind === 0 || kind === LATIN) && to !== SLOW;
    if (isPlain) table[unit] = (singles[to >>> 5]! & (1 << (to & 31))) === 0 ? PLAIN : SINGLE;
  }
  for (const unit of exceptions) table[unit] = 0;
  return table;
}
