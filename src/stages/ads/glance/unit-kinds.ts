import { foldSegment, foldTable } from "../../../core/fold-table.js";

/** What a code unit is to a glance at a line; a unit may be several of them. Most units of Chinese text are `HAN` only. */
export const HAN = 1;
/** A Latin letter or digit once folded. */
export const LATIN = 2;
/** Takes no room: folding leaves it out. */
export const GONE = 4;
export const SPACE = 8;
/** Decoration that goes between any two words, and such as goes between two Han only. */
export const SYMBOL = 16;
export const SEPARATOR = 32;
/** Ends a sentence; folds to such a mark without being one. */
export const STOP = 64;
export const ODD_STOP = 128;
/** May begin a bracketed insertion. */
export const OPENER = 256;
/** Becomes several units: see `expansionOf`. */
export const EXPANDS = 512;
/** Only folding the line as a string tells what it becomes: joins its neighbours, or is half of a character. */
export const HARD = 1024;
/** Adorns a passage, wherever it stands: ornaments, arrows, bars, signs of markup; or where a sentence begins or ends. */
export const DRESS = 2048;
export const EDGE_DRESS = 16384;
/** Ends an exclamation. */
export const EXCLAIM = 32768;
/** What a passage may be wrapped in. */
export const WRAP = 65536;
/** A digit, Latin or Chinese. */
export const NUMERAL = 131072;
/** May stand in a line of separators. */
export const RULE = 4096;
/** May be the second half of a character that is written as two. */
export const HALF = 8192;

/** How units are folded here. */
export const FOLDS = { nfkc: true, case: true, traditional: true } as const;

/** For every code unit what it folds to, where it is neither `EXPANDS` nor `HARD`. */
export function foldedUnits(): Uint16Array {
  return foldTable(FOLDS);
}

/** The units that an `EXPANDS` unit becomes. */
export function expansionOf(unit: number): string {
  let expansion = expansions.get(unit);
  if (expansion === undefined) {
    expansion = foldSegment(String.fromCharCode(unit), FOLDS);
    expansions.set(unit, expansion);
  }
  return expansion;
}

const expansions = new Map<number, string>();
