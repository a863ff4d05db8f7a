import { eachPackedRun, fillRuns } from "./runs.js";
import { UNIT_CLASSES } from "./unit-classes.generated.js";

/** A character that decoration or spaces may be put between: Han, a Latin letter, a digit. */
export const WORD = 1;
/** A character of Han script. */
export const HAN = 2;
/** A letter or number of any script. */
export const LETTER = 4;
/** A symbol that stands for nothing in running text, or a separator that people put between the parts of a word. */
export const DECORATION = 8;
/** A separator: decoration only between two Han. */
export const SEPARATOR = 16;
/** Takes no room and goes: see `INVISIBLE`. */
export const UNSEEN = 32;

let made: Uint8Array | undefined;

/** The classes of every code unit, as bits; surrogates have none. Unpacked at the first call. */
export function unitClasses(): Uint8Array {
  made ??= fillRuns(new Uint8Array(0x10000), UNIT_CLASSES);
  return made;
}

/** Goes over the runs of units with the same classes, in order. */
export function eachClassRun(visit: (start: number, end: number, classes: number) => void): void {
  eachPackedRun(UNIT_CLASSES, visit);
}

let marked: Uint16Array | undefined;

/** The units that are decoration, or unseen. */
export function markedUnits(): Uint16Array {
  if (marked === undefined) {
    const units: number[] = [];
    eachClassRun((start, end, classes) => {
      if ((classes & (UNSEEN | DECORATION)) !== 0) for (let unit = start; unit < end; unit++) units.push(unit);
    });
    marked = Uint16Array.from(units);
  }
  return marked;
}

/** The classes of a character beyond the basic plane. */
export function astralClasses(code: number): number {
  const character = String.fromCodePoint(code);
  const isDecoration = (code >= 0x10000 && code <= 0x10004) || (code >= 0x1f300 && code <= 0x1faff);
  return (
    (ASTRAL_HAN.test(character) ? WORD | HAN : 0) |
    (ASTRAL_LETTER.test(character) ? LETTER : 0) |
    (isDecoration ? DECORATION : 0)
  );
}

const ASTRAL_HAN = /\p{Script=Han}/u;
const ASTRAL_LETTER = /[\p{L}\p{N}]/u;
