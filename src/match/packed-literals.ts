/**
 * Literals of one to three units and their owners, as strings that cost nothing until they are read. Those that begin with
 * the same unit stand together, and among them those that go on with the same one. `.scripts/pack-literals.ts` packs them.
 */
export interface PackedLiterals {
  /** The units that literals begin with, each once. */
  readonly heads: string;
  /** For each head whether it is a literal itself (1) or not (0), as a number. */
  readonly singles: string;
  /** For each head how many units it takes in `entries`, as a number. */
  readonly sizes: string;
  /**
   * For each head the owners of the literal that it is, if it is one; then for each second unit that unit, how many units
   * the rest takes, and the rest: the owners of the pair, and for each third unit that unit and the owners of the three.
   * Owners are a number that tells how many there are, and they, in ascending order.
   */
  readonly entries: string;
}

/** Numbers are code units from here on, so that small ones are characters that need no escape. */
export const ZERO = 0x30;

/** The number that a unit stands for. */
export function numberAt(packed: string, at: number): number {
  return packed.charCodeAt(at) - ZERO;
}

/** The owners at a place. */
export function ownersAt(packed: string, at: number): number[] {
  return Array.from({ length: numberAt(packed, at) }, (_, i) => numberAt(packed, at + 1 + i));
}

/** Where the owners at a place end. */
export function behindOwners(packed: string, at: number): number {
  return at + 1 + numberAt(packed, at);
}
