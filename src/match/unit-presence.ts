import { loneFolds, NOT_ALONE, unitFolds } from "../core/lone-units.js";

/** Words of 32 bits of the set, a power of two: so small a table stays in the first cache. */
const WORDS = 128;

/**
 * Tells which UTF-16 units a stretch of text may have: one in a few dozens that it does not have is taken for one that it
 * has, by the last bits that they share. One object serves for any number of stretches, one after the other.
 */
export class UnitPresence {
  readonly #bits = new Int32Array(WORDS);

  /** Notes units, and forgets those noted before. */
  note(units: Uint16Array): void {
    const bits = this.#bits;
    bits.fill(0);
    for (let at = 0; at < units.length; at++) {
      const unit = units[at]!;
      bits[(unit >>> 5) & (WORDS - 1)]! |= 1 << (unit & 31);
    }
  }

  /** The same with what units from one place up to another fold to by all kinds, of which each folds to one. */
  noteFolded(units: Uint16Array, from: number, to: number): void {
    const bits = this.#bits;
    const lone = loneFolds();
    const folds = unitFolds();
    bits.fill(0);
    for (let at = from; at < to; at++) {
      let unit = lone[units[at]!]!; // the smaller table, which the search has just read
      if (unit === NOT_ALONE) unit = folds[units[at]!]! & 0xffff;
      bits[(unit >>> 5) & (WORDS - 1)]! |= 1 << (unit & 31);
    }
  }

  /** Whether one of some units may be there; false only where none is. */
  mayHaveOneOf(units: ArrayLike<number>): boolean {
    const bits = this.#bits;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      if ((bits[(unit >>> 5) & (WORDS - 1)]! & (1 << (unit & 31))) !== 0) return true;
    }
    return false;
  }
}
