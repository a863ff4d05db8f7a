import { behindOwners, numberAt, ownersAt, type PackedLiterals } from "./packed-literals.js";
import { type FoundLiteral, PairOwners } from "./pair-owners.js";
import { pairSlot, SLOT_BITS } from "./pair-slot.js";

/** Finds short literals of many owners in code units. */
export interface LiteralFilter {
  /** Looks through the first `length` units; finds are in order of place, each owner once for a place. */
  find(units: Uint16Array, length: number, found: FoundLiteral): void;
  /** The same at the first `count` of some places only, which are in order. */
  findAt(units: Uint16Array, length: number, places: Int32Array, count: number, found: FoundLiteral): void;
  /**
   * Where a literal may begin, for those who go over the units anyway: at a unit whose bit is set in `singles`, and at a
   * pair of units whose bit, that of its `pairSlot`, is set in `pairs`.
   */
  readonly singles: Int32Array;
  readonly pairs: Int32Array;
}

/**
 * Opens a filter for literals of one to three units. Each unit of a text costs a look into a table of 8 KB, each pair one
 * into a table of 32 KB, whatever the units: asking first whether any literal begins so would be guessed wrong by the
 * processor every other time. Of 10,000 pairs some 4 in 100 are looked up in vain. Whose literals begin with a pair is
 * read when a text has it: of twenty thousand literals a short text asks for few.
 */
export function openLiteralFilter({ heads, singles, sizes, entries }: PackedLiterals): LiteralFilter {
  const marks = new Int32Array(1 << (SLOT_BITS - 5));
  const singleMarks = new Int32Array(0x10000 / 32);
  const starts = new Uint32Array(heads.length + 1);
  for (let i = 0; i < heads.length; i++) {
    const head = heads.charCodeAt(i);
    starts[i + 1] = starts[i]! + numberAt(sizes, i);
    if (numberAt(singles, i) === 1) singleMarks[head >>> 5]! |= 1 << (head & 31);
    for (let at = pairsOf(i); at < starts[i + 1]!; at += 2 + numberAt(entries, at + 1)) {
      const slot = pairSlot(head, entries.charCodeAt(at));
      marks[slot >>> 5]! |= 1 << (slot & 31);
    }
  }
  /** Where the pairs of a head begin. */
  function pairsOf(index: number): number {
    const start = starts[index]!;
    return numberAt(singles, index) === 1 ? behindOwners(entries, start) : start;
  }
  /** Where what a pair has stands in `entries`; nowhere if it begins no literal. */
  const stretchOf = (head: number, second: number) => {
    const index = heads.indexOf(String.fromCharCode(head));
    if (index < 0) return undefined;
    const end = starts[index + 1]!;
    let at = pairsOf(index);
    while (at < end && entries.charCodeAt(at) !== second) at += 2 + numberAt(entries, at + 1);
    return at < end ? { start: at + 2, end: at + 2 + numberAt(entries, at + 1) } : undefined;
  };
  const owners = new PairOwners(entries, stretchOf);
  const ownersOfSingles = new Map<number, readonly number[]>();
  const isSingle = (unit: number) => (singleMarks[unit >>> 5]! & (1 << (unit & 31))) !== 0;
  const findSingle = (unit: number, at: number, found: FoundLiteral) => {
    let known = ownersOfSingles.get(unit);
    if (known === undefined) {
      known = ownersAt(entries, starts[heads.indexOf(String.fromCharCode(unit))]!);
      ownersOfSingles.set(unit, known);
    }
    for (const owner of known) found(owner, at);
  };
  return {
    singles: singleMarks,
    pairs: marks,
    find(units, length, found) {
      for (let at = 0; at < length; at++) {
        const unit = units[at]!;
        if (isSingle(unit)) findSingle(unit, at, found);
        if (at + 1 === length) return;
        const slot = pairSlot(unit, units[at + 1]!);
        if ((marks[slot >>> 5]! & (1 << (slot & 31))) !== 0) owners.find(units, length, at, found);
      }
    },
    findAt(units, length, places, count, found) {
      for (let i = 0; i < count; i++) {
        const at = places[i]!;
        if (isSingle(units[at]!)) findSingle(units[at]!, at, found);
        if (at + 1 < length) owners.find(units, length, at, found);
      }
    },
  };
}
