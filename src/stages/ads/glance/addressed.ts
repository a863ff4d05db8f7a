import { textOfUnits } from "../../../core/text-units.js";
import { firstsOf, isIn, unitSet } from "../../../core/unit-set.js";
import { ADDRESS } from "../surroundings.js";

const words = new RegExp(`^(?:${ADDRESS})`, "u");
/** No word is longer. */
const LONGEST = 8;
const isFirst = unitSet(firstsOf(ADDRESS));

/**
 * Whether a passage that begins at a position of a line's units may have the feature `frame/addressed`: it is looked for
 * behind what is no letter, and what surely is one ends the look.
 */
export function mayBeAddressed(units: Uint16Array, from: number, length: number): boolean {
  for (let i = from; i < length; i++) {
    const unit = units[i]!;
    if (isIn(isFirst, unit)) return words.test(textOfUnits(units.subarray(i, Math.min(length, i + LONGEST))));
    if (isLetter(unit)) return false;
  }
  return false;
}

/** A common Han, or a Latin letter or digit. */
function isLetter(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
