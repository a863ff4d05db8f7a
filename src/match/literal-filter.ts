/** Called for a literal that was found: whose it is, and where it begins. */
export type FoundLiteral = (owner: number, at: number) => void;

/** Finds short literals of many owners in code units. */
export interface LiteralFilter {
  /** Looks through the first `length` units; finds are in order of place, each owner once for a place. */
  find(units: Uint16Array, length: number, found: FoundLiteral): void;
}

/** The literals that begin with one pair of units: those of three units by their third one. */
interface Bucket {
  /** Owners of the pair itself. */
  owners: number[] | undefined;
  longer: Map<number, number[]> | undefined;
}

/** What a unit may be: a literal of its own, or the first of several. Most units of a text are neither. */
const SINGLE = 1;
const HEAD = 2;
const TABLE_BITS = 18;
const TABLE_SHIFT = 32 - TABLE_BITS;
/** Knuth's multiplier, 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/**
 * Builds a filter for literals of one to three units. A pair of units that begins no literal costs a look into a table
 * of 64 KB, and another into one of 32 KB if its first unit begins some; of 10,000 pairs some 4 in 100 are looked up in
 * vain.
 *
 * @param literals for each owner the literals that stand for it
 */
export function buildLiteralFilter(literals: readonly (readonly string[])[]): LiteralFilter {
  const marks = new Uint32Array(1 << (TABLE_BITS - 5));
  const pairs = new Map<number, Bucket>();
  const singles = new Map<number, number[]>();
  const roles = new Uint8Array(0x10000);
  literals.forEach((list, owner) => {
    for (const literal of list) {
      if (literal.length < 1 || literal.length > 3)
        throw new RangeError(`a literal has one to three units: ${literal}`);
      const first = literal.charCodeAt(0);
      if (literal.length === 1) {
        roles[first]! |= SINGLE;
        addTo(singles, first, owner);
        continue;
      }
      roles[first]! |= HEAD;
      const key = first * 0x10000 + literal.charCodeAt(1);
      const place = slot(first, literal.charCodeAt(1));
      marks[place >>> 5]! |= 1 << (place & 31);
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
  return {
    find(units, length, found) {
      for (let at = 0; at < length; at++) {
        const unit = units[at]!;
        const role = roles[unit]!;
        if (role === 0) continue;
        if ((role & SINGLE) !== 0) for (const owner of singles.get(unit)!) found(owner, at);
        if (at + 1 === length || (role & HEAD) === 0) continue;
        const next = units[at + 1]!;
        const place = slot(unit, next);
        if ((marks[place >>> 5]! & (1 << (place & 31))) === 0) continue;
        const bucket = pairs.get(unit * 0x10000 + next);
        if (bucket === undefined) continue;
        if (bucket.owners !== undefined) for (const owner of bucket.owners) found(owner, at);
        const longer = at + 2 < length ? bucket.longer?.get(units[at + 2]!) : undefined;
        if (longer !== undefined) for (const owner of longer) found(owner, at);
      }
    },
  };
}

function slot(first: number, second: number): number {
  return Math.imul((first << 16) ^ second, SPREAD) >>> TABLE_SHIFT;
}

function addTo(map: Map<number, number[]>, key: number, owner: number): void {
  const owners = map.get(key);
  if (owners === undefined) map.set(key, [owner]);
  else if (owners.at(-1) !== owner) owners.push(owner); // it may name a literal twice
}
