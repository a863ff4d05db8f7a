import { firstsOf, isIn, unitSet } from "../../../core/unit-set.js";
import { HAN_ENDS } from "../evidence/domains.js";
import { SIGNS } from "./signs.js";
import { HAN, LATIN } from "./unit-kinds.js";

export const FULL_STOP = 0x3002;
export const EXCLAMATION = 0x21;
export const DOT = 0x2e;
export const MIDDLE_DOT = 0xb7;
const COMMA = 0x2c;
const LIST_COMMA = 0x3001;
const HYPHEN = 0x2d;
const SLOT_WORDS = [0x53f7, 0x7fa4, 0x5143]; // 号 群 元

/** What a space between two units tells. */
export function spaceSigns(before: number, after: number, kinds: Uint32Array): number {
  let signs = 0;
  const isSlot =
    before === COMMA ||
    before === LIST_COMMA ||
    after === COMMA ||
    after === FULL_STOP ||
    after === LIST_COMMA ||
    after === EXCLAMATION ||
    SLOT_WORDS.includes(after);
  if (isSlot) signs |= SIGNS.hollowSpace;
  if ((kinds[before]! & kinds[after]! & LATIN) !== 0) signs |= SIGNS.splitLatin;
  return signs;
}

/** What a letter, digit or Han behind a dot may be part of; the dot is the last of the units found. */
export function dotSigns(found: Uint16Array, length: number, unit: number, kind: number, kinds: Uint32Array): number {
  const sign = found[length - 1]!;
  const before = length > 1 ? kinds[found[length - 2]!]! : 0;
  let signs = 0;
  if ((sign === DOT || sign === MIDDLE_DOT) && (before & HAN) !== 0) signs |= SIGNS.hanDot;
  const isLatin = (kind & LATIN) !== 0 && unit > 0x39;
  if (isLatin && ((before & LATIN) !== 0 || found[length - 2] === HYPHEN)) signs |= SIGNS.latinDot;
  return signs;
}

const isHanEnd = unitSet(firstsOf(HAN_ENDS));

/**
 * What a dot in decoration that goes may be part of, by the unit behind. Separators go between two Han only, where a name
 * may have its dot, but no address.
 */
export function goneDotSigns(behind: number, isOfSeparators: boolean): number {
  if (!isOfSeparators) return SIGNS.hanDot | SIGNS.latinDot;
  return isIn(isHanEnd, behind) ? SIGNS.hanDot : 0;
}
