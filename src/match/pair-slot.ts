/** Knuth's multiplier, 2^32 divided by the golden ratio. */
export const SPREAD = 0x9e3779b1;

/** How many bits tell pairs of units apart: of 10,000 pairs some 4 in 100 share those of another one that is looked for. */
export const SLOT_BITS = 18;
/** For `pairSlot`. */
export const SLOT_SHIFT = 32 - SLOT_BITS;

/** The bit that stands for a pair of units, with others. */
export function pairSlot(first: number, second: number): number {
  return Math.imul((first << 16) ^ second, SPREAD) >>> SLOT_SHIFT;
}
