import type { FoldKind } from "./fold.js";
import type { CharacterFolds } from "./fold-table.js";
import { foldSegment, foldTable, INVISIBLE, isExtender, SLOW } from "./fold-table.js";
import { DECORATION, unitClasses } from "./unit-classes.js";

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
  const table = new Uint32Array(foldTable(folds));
  for (let unit = 0; unit < table.length; unit++) if (table[unit] === SLOW) table[unit] = SPECIAL | unit;
  if (has("decoration")) markFolded(table, (unit) => (unitClasses()[unit]! & DECORATION) !== 0, DECORATION_UNIT);
  if (has("spaced")) markFolded(table, (unit) => unit === SPACE, SPACE_UNIT);
  if (has("zero-width")) {
    for (const unit of invisibleUnits()) table[unit] = SPECIAL | INVISIBLE_UNIT | unit;
    table[TAG_LEAD] = SPECIAL | INVISIBLE_UNIT | TAG_LEAD;
  }
  return {
    folds,
    decoration: has("decoration"),
    spaced: has("spaced"),
    table,
    alone: remember((code) => foldSegment(String.fromCodePoint(code), folds)),
    extends: folds.nfkc ? remember((code) => isExtender(String.fromCodePoint(code))) : () => false,
  };
}

/** The first half of the tags, which go as pairs. */
export const TAG_LEAD = 0xdb40;

function markFolded(table: Uint32Array, belongs: (unit: number) => boolean, bit: number): void {
  for (let unit = 0; unit < table.length; unit++) {
    const entry = table[unit]!;
    if ((entry & SPECIAL) === 0 && belongs(entry & 0xffff)) table[unit] = entry | bit;
  }
}

let invisible: readonly number[] | undefined;

function invisibleUnits(): readonly number[] {
  invisible ??= Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => isInvisible(unit));
  return invisible;
}

function isInvisible(unit: number): boolean {
  INVISIBLE.lastIndex = 0;
  return INVISIBLE.test(String.fromCharCode(unit));
}

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
