import { isIn, unitSet } from "../../../core/unit-set.js";
import { FIRST_WORDS } from "../first-words.js";
import { SENTENCE_TAIL } from "../passages.js";
import { unitKinds } from "./kind-table.js";
import type { GlancedLine } from "./line-scan.js";
import { SIGNS } from "./signs.js";
import { HAN } from "./unit-kinds.js";

/** As in `CHOPPED_IN_LINE`: the letters of a bit, those of the last one, and what stands between bits. */
const MOST_LETTERS = 3;
const MOST_LAST = 12;
const SEPARATORS = ",/|?.、·!^~*";
const isSeparator = unitSet(SEPARATORS);
/** What stands before a bit: another one, or what a passage may begin behind; see `CHOPPED_IN_LINE`. */
const isBeforeBit = unitSet(`${SEPARATORS}${SENTENCE_TAIL}，：:`);
/** A passage may begin with one of these words in the middle of letters. */
const firstUnits = new Set(["www", ...FIRST_WORDS.split("|")].map((word) => word.charCodeAt(0)));

/**
 * Whether a word of sites at a place may be among bits of letters: whether a short bit and its separator are near it, and
 * what stands before such a bit.
 */
export function mayBeChopped({ units, length, signs }: GlancedLine, at: number): boolean {
  if ((signs & SIGNS.spaced) !== 0) return true; // a space is a separator, too, and the tight view has none
  const kinds = unitKinds();
  const isLetter = (unit: number) => (kinds[unit]! & HAN) !== 0 || (unit >= 0x61 && unit <= 0x7a);
  const to = Math.min(length - 1, at + MOST_LETTERS);
  for (let end = Math.max(1, at - MOST_LAST - 1); end <= to; end++) {
    if (!isIn(isSeparator, units[end]!)) continue;
    let size = 0;
    while (size <= MOST_LETTERS && end > size && isLetter(units[end - size - 1]!)) size++;
    const before = end - size - 1;
    if (size > 0 && size <= MOST_LETTERS && (before < 0 || isIn(isBeforeBit, units[before]!))) return true;
    for (let i = 1; i <= Math.min(size, MOST_LETTERS); i++) if (firstUnits.has(units[end - i]!)) return true;
  }
  return false;
}
