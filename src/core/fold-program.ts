import type { FoldKind } from "./fold.js";
import type { CharacterFolds } from "./fold-table.js";
import { foldableUnits, foldSegment, foldTable, isExtender, SLOW } from "./fold-table.js";
import { DECORATION, markedUnits, UNSEEN, unitClasses } from "./unit-classes.js";

/** Bits of an entry above the unit it folds to: the unit needs a closer look. */
export const SPECIAL = 1 << 16;
/** It takes no room and goes. */
export const INVISIBLE_UNIT = 1 << 17;
/** What it folds to is decoration, or a space. */
export const DECORATION_UNIT = 1 << 18;
export const SPACE_UNIT = 1 << 19;

/** The foldings of a set of kinds as one table. */
export interface FoldProgram {
  readonly folds: CharacterFolds;
  /** Whether places of decoration and of spaces are wanted. */
  readonly decoration: boolean;
  readonly spaced: boolean;
  /** For every code unit what it folds to, in the low 16 bits, and the bits above. */
  readonly table: Uint32Array;
  /** What a character folds to by itself. */
  alone(code: number): string;
  /** Whether a character may join with the one before it. */
  extends(code: number): boolean;
}

const SPACE = 0x20;

/** Makes the program for a set of kinds. */
export function makeProgram(kinds: readonly FoldKind[]): FoldProgram {
  const has = (kind: FoldKind) => kinds.includes(kind);
  const folds = { nfkc: has("nfkc"), case: has("case"), traditional: has("traditional") };
  const foldedOf = foldTable(folds);
  const table = new Uint32Array(foldedOf);
  const classes = unitClasses();
  const [decoration, spaced, zeroWidth] = [has("decoration"), has("spaced"), has("zero-width")];
  // Any other unit folds to itself, and that is all there is to it.
  for (const units of [foldableUnits(), markedUnits(), Uint16Array.of(SPACE)]) {
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      const folded = foldedOf[unit]!;
      if (zeroWidth && (classes[unit]! & UNSEEN) !== 0) table[unit] = SPECIAL | INVISIBLE_UNIT | unit;
      else if (folded === SLOW) table[unit] = SPECIAL | unit;
      else if (spaced && folded === SPACE) table[unit] = folded | SPACE_UNIT;
      else if (decoration && (classes[folded]! & DECORATION) !== 0) table[unit] = folded | DECORATION_UNIT;
    }
  }
  if (zeroWidth) table[TAG_LEAD] = SPECIAL | INVISIBLE_UNIT | TAG_LEAD;
  return {
    folds,
    decoration,
    spaced,
    table,
    alone: remember((code) => foldSegment(String.fromCodePoint(code), folds)),
    extends: folds.nfkc ? remember((code) => isExtender(String.fromCodePoint(code))) : () => false,
  };
}

/** The first half of the tags, which go as pairs. */
export const TAG_LEAD = 0xdb40;

/** Most texts have few of the characters that are asked for; a table of all would take long to build. */
function remember<T>(make: (code: number) => T): (code: number) => T {
  const known = new Map<number, T>();
  return (code) => {
    let value = known.get(code);
    if (value === undefined) {
      value = make(code);
      known.set(code, value);
    }
    return value;
  };
}
