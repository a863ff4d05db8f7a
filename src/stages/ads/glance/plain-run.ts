import { SLOW } from "../../../core/fold-table.js";
import { SLOT_SHIFT, SPREAD } from "../../../match/pair-slot.js";
import { CLUE_FILTER } from "./clues.js";
import { unitKinds } from "./kind-table.js";
import { SIGNS } from "./signs.js";
import { foldedUnits, HAN, LATIN, NUMERAL, RULE, STOP } from "./unit-kinds.js";

/** What a run adds to: see `GlancedLine`; `length` and the counts are those of the line so far. */
export interface Passed {
  readonly units: Uint16Array;
  readonly origins: Int32Array;
  readonly spots: Int32Array;
  readonly stops: Int32Array;
  length: number;
  spotCount: number;
  stopCount: number;
  signs: number;
  /** The digits in a row at the end, and how many of them are Chinese. */
  digits: number;
  hanDigits: number;
}

/**
 * Passes over units that need no look at what stands around them: letters, common signs, digits, stops. Adds what they
 * fold to.
 *
 * @param source the units of a text
 * @param from behind a Han or a letter that is no digit, which is the last of the line's units
 * @returns the first unit that is of another kind, or `to`
 */
export type PassPlain = (source: Uint16Array, from: number, to: number, line: Passed) => number;

/** What the table tells of a unit that is passed over, above what it folds to: all have the first bit. */
const PLAIN = 1 << 16;
/** It folds to a unit which is a literal. */
const SINGLE = 2 << 16;
const DIGIT = 4 << 16;
const HAN_DIGIT = 8 << 16;
/** It ends a sentence. */
const ENDING = 16 << 16;
/** From here on it is something else beside plain. */
const MORE = 2 << 16;

/** From so many digits in a row on a line has the signs of numbers. */
export const HAN_NUMBER = 6;
export const LONG_NUMBER = 11;

/**
 * Makes what passes over plain units, once: V8 neither looks tables up each time nor asks for their length where they are
 * constants of the one function that reads them, and the loop takes two thirds of the time. Most of a text passes here.
 *
 * @param exceptions units that are not told by themselves, once folded
 */
export function makePassPlain(exceptions: readonly number[]): PassPlain {
  const kinds = unitKinds();
  const { pairs } = CLUE_FILTER;
  const plain = plainTable(exceptions);
  function pass(source: Uint16Array, from: number, to: number, line: Passed): number {
    const { units, origins, spots, stops } = line;
    // By `| 0` V8 knows that these are whole numbers: what is read from an object and put back there it keeps in the form
    // that objects have, and takes apart again for each unit.
    let length = line.length | 0;
    let spotCount = line.spotCount | 0;
    let stopCount = line.stopCount | 0;
    let signs = line.signs | 0;
    let digits = 0;
    let hanDigits = 0;
    let last = units[length - 1]!;
    let at = from | 0;
    const end = to | 0;
    while (at < end) {
      const unit = source[at]!;
      const told = plain[unit]!;
      if (told === 0) break;
      const before = last;
      last = told & 0xffff;
      units[length] = last;
      origins[length] = at;
      length = (length + 1) | 0;
      at = (at + 1) | 0;
      // As `pairSlot` has it: before each call V8 looks whether the function is still the same.
      const slot = Math.imul((before << 16) ^ last, SPREAD) >>> SLOT_SHIFT;
      if ((pairs[slot >>> 5]! & (1 << (slot & 31))) !== 0 && (spotCount === 0 || spots[spotCount - 1] !== length - 2)) {
        spots[spotCount] = length - 2;
        spotCount = (spotCount + 1) | 0;
      }
      if (told < MORE) {
        digits = 0;
        continue;
      }
      if ((told & SINGLE) !== 0) {
        spots[spotCount] = length - 1;
        spotCount = (spotCount + 1) | 0;
      }
      if ((told & DIGIT) === 0) digits = 0;
      else {
        hanDigits = (digits === 0 ? 0 : hanDigits) + ((told & HAN_DIGIT) === 0 ? 0 : 1);
        digits = (digits + 1) | 0;
        if (digits >= HAN_NUMBER && hanDigits > 0) signs |= SIGNS.hanNumber;
        if (digits >= LONG_NUMBER) signs |= SIGNS.longNumber;
      }
      if ((told & ENDING) === 0) continue;
      stops[stopCount] = length;
      stopCount = (stopCount + 1) | 0;
      // A stop may be the dot of an address.
      if (at < end && (kinds[source[at]!]! & LATIN) !== 0) break;
    }
    line.length = length;
    line.spotCount = spotCount;
    line.stopCount = stopCount;
    line.signs = signs;
    line.digits = digits;
    line.hanDigits = digits === 0 ? 0 : hanDigits;
    return at;
  }
  return pass;
}

/** By the kinds of a unit. */
const TOLD = new Map([
  [HAN, PLAIN],
  [LATIN, PLAIN],
  [0, PLAIN],
  [HAN | NUMERAL, PLAIN | DIGIT | HAN_DIGIT],
  [LATIN | NUMERAL, PLAIN | DIGIT],
  [STOP, PLAIN | ENDING],
  [STOP | RULE, PLAIN | ENDING],
]);

/** For every code unit what is told of it, as above, and what it folds to; 0 for those that are not passed over. */
function plainTable(exceptions: readonly number[]): Int32Array {
  const kinds = unitKinds();
  const folded = foldedUnits();
  const { singles } = CLUE_FILTER;
  const table = new Int32Array(kinds.length);
  // Most units are of the kind of the one before; this runs before V8 has made it fast.
  let kind = -1;
  let told = 0;
  for (let unit = 0; unit < kinds.length; unit++) {
    if (kinds[unit] !== kind) {
      kind = kinds[unit]!;
      told = TOLD.get(kind) ?? 0;
    }
    if (told === 0) continue;
    const to = folded[unit]!;
    if (to === SLOW || exceptions.includes(to)) continue;
    table[unit] = to | told | ((singles[to >>> 5]! & (1 << (to & 31))) === 0 ? 0 : SINGLE);
  }
  return table;
}
