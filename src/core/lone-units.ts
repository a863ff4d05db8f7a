import { FOLD_KINDS, foldProgram } from "./fold.js";
import { DECORATION_UNIT, SPACE_UNIT } from "./fold-program.js";
import { foldableUnits } from "./fold-table.js";
import { DECORATION, HAN, markedUnits, SEPARATOR, unitClasses, WORD } from "./unit-classes.js";

/** The mark of `loneFolds` for units that need a closer look. */
export const NOT_ALONE = 0xffff;

const SPACE = 0x20;
const SPACES = Uint16Array.of(SPACE);

let entries: Uint32Array | undefined;

/** For every code unit what it folds to by all kinds, with the bits of a fold program above. */
export function unitFolds(): Uint32Array {
  entries ??= foldProgram(FOLD_KINDS).table; // finding it takes longer than a look into it
  return entries;
}

let table: Uint16Array | undefined;

/** For every code unit what it folds to by all kinds, whatever stands around it; else `NOT_ALONE`. */
export function loneFolds(): Uint16Array {
  if (table === undefined) {
    const all = unitFolds();
    table = new Uint16Array(all); // the low 16 bits
    // All others fold to themselves; going over every unit would be felt at the start.
    for (const units of [foldableUnits(), markedUnits(), SPACES])
      for (let i = 0; i < units.length; i++) if (all[units[i]!]! > NOT_ALONE) table[units[i]!] = NOT_ALONE;
  }
  return table;
}

/**
 * Whether a unit folds to one where it stands, though `loneFolds` does not tell it: a space or decoration that nothing
 * takes out, see `findSpacing` and `findDecoration`. False where that would take a longer look.
 *
 * @param start where its line begins
 * @param end where it ends
 */
export function foldsAlone(units: Uint16Array, at: number, start: number, end: number): boolean {
  const folds = unitFolds();
  const entry = folds[units[at]!]!;
  if (entry === (SPACE | SPACE_UNIT)) {
    // Those that a line begins with close up nothing.
    return at === start || at + 2 >= end || !isSpace(units[at + 2]!) || isSpace(units[at + 1]!);
  }
  if ((entry & ~0xffff) !== DECORATION_UNIT) return false;
  const classes = unitClasses();
  const classesAt = (place: number) => classes[folds[units[place]!]! & 0xffff]!;
  const before = at === start ? 0 : classesAt(at - 1);
  if ((before & WORD) === 0) return true;
  const behind = at + 1 === end ? 0 : classesAt(at + 1);
  if ((behind & DECORATION) !== 0) return false;
  return (behind & WORD) === 0 || ((classesAt(at) & SEPARATOR) !== 0 && (before & behind & HAN) === 0);
}

function isSpace(unit: number): boolean {
  return unitFolds()[unit] === (SPACE | SPACE_UNIT);
}
