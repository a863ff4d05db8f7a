/** Called for a literal that was found: whose it is, and where it begins. */
export type FoundLiteral = (owner: number, at: number) => void;

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

/** The literals that begin with one pair of units: those of three units by their third one. */
interface Bucket {
  /** Owners of the pair itself. */
  owners: number[] | undefined;
  longer: Map<number, number[]> | undefined;
}

const TABLE_BITS = 18;
const TABLE_SHIFT = 32 - TABLE_BITS;
/** Knuth's multiplier, 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/**
 * Builds a filter for literals of one to three units. Each unit of a text costs a look into a table of 8 KB, each pair one
 * into a table of 32 KB, whatever the units: asking first whether any literal begins so would be guessed wrong by the
 * processor every other time. Of 10,000 pairs some 4 in 100 are looked up in vain.
 *
 * @param literals for each owner the literals that stand for it
 */
export function buildLiteralFilter(literals: readonly (readonly string[])[]): LiteralFilter {
  const marks = new Int32Array(1 << (TABLE_BITS - 5));
  const pairs = new Map<number, Bucket>();
  const singleMarks = new Int32Array(0x10000 / 32);
  const singles = new Map<number, number[]>();
  literals.forEach((list, owner) => {
    for (const literal of list) {
      if (literal.length < 1 || literal.length > 3)
        throw new RangeError(`a literal has one to three units: ${literal}`);
      const first = literal.charCodeAt(0);
      if (literal.length === 1) {
        singleMarks[first >>> 5]! |= 1 << (first & 31);
        addTo(singles, first, owner);
        continue;
      }
      const key = (first << 16) | literal.charCodeAt(1); // a small integer: others are slow as keys
      const slot = pairSlot(first, literal.charCodeAt(1));
      marks[slot >>> 5]! |= 1 << (slot & 31);
      let bucket = pairs.get(key);
      if (bucket === undefined) {
        bucket = { owners: undefined, longer: undefined };
        pairs.set(key, bucket);
      }
      if (literal.length === 3) {
        bucket.longer ??= new Map();
        addTo(bucket.longer, literal.charCodeAt(2), owner);
      } else if (bucket.owners === undefined) bucket.owners = [owner];
      else if (bucket.owners.at(-1) !== owner) bucket.owners.push(owner);
    }
  });
  const isSingle = (unit: number) => (singleMarks[unit >>> 5]! & (1 << (unit & 31))) !== 0;
  const findPair = (units: Uint16Array, length: number, at: number, found: FoundLiteral) => {
    const bucket = pairs.get((units[at]! << 16) | units[at + 1]!);
    if (bucket?.owners !== undefined) for (const owner of bucket.owners) found(owner, at);
    const longer = at + 2 < length ? bucket?.longer?.get(units[at + 2]!) : undefined;
    if (longer !== undefined) for (const owner of longer) found(owner, at);
  };
  return {
    singles: singleMarks,
    pairs: marks,
    find(units, length, found) {
      for (let at = 0; at < length; at++) {
        const unit = units[at]!;
        if (isSingle(unit)) for (const owner of singles.get(unit)!) found(owner, at);
        if (at + 1 === length) return;
        const slot = pairSlot(unit, units[at + 1]!);
        if ((marks[slot >>> 5]! & (1 << (slot & 31))) !== 0) findPair(units, length, at, found);
      }
    },
    findAt(units, length, places, count, found) {
      for (let i = 0; i < count; i++) {
        const at = places[i]!;
        if (isSingle(units[at]!)) for (const owner of singles.get(units[at]!)!) found(owner, at);
        if (at + 1 < length) findPair(units, length, at, found);
      }
    },
  };
}

/** The bit that stands for a pair of units, with others. */
export function pairSlot(first: number, second: number): number {
  return Math.imul((first << 16) ^ second, SPREAD) >>> TABLE_SHIFT;
}

function addTo(map: Map<number, number[]>, key: number, owner: number): void {
  const owners = map.get(key);
  if (owners === undefined) map.set(key, [owner]);
  else if (owners.at(-1) !== owner) owners.push(owner); // it may name a literal twice
}
