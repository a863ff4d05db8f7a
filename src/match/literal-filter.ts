import { behindOwners, numberAt, ownersAt, type PackedLiterals } from "./packed-literals.js";

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
  readonly owners: readonly number[];
  readonly longer: ReadonlyMap<number, readonly number[]> | undefined;
}

/** What a pair has that begins no literal, but passes the marks by chance; and how many such pairs are remembered. */
const MOST_VAIN = 1 << 16;
const NONE: Bucket = { owners: [], longer: undefined };

function bucketAt(entries: string, start: number, end: number): Bucket {
  const owners = ownersAt(entries, start);
  const longer = new Map<number, readonly number[]>();
  for (let at = behindOwners(entries, start); at < end; at = behindOwners(entries, at + 1)) {
    longer.set(entries.charCodeAt(at), ownersAt(entries, at + 1));
  }
  return { owners, longer: longer.size === 0 ? undefined : longer };
}

/**
 * What a unit may be: a literal of its own, or the first of several, or one of these that was not met yet. Most units of
 * a text are neither.
 */
const SINGLE = 1;
const HEAD = 2;
const UNREAD = 4;
const TABLE_BITS = 18;
const TABLE_SHIFT = 32 - TABLE_BITS;
/** Knuth's multiplier, 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/**
 * Opens a filter for literals of one to three units. A pair of units that begins no literal costs a look into a table of
 * 64 KB, and another into one of 32 KB if its first unit begins some; of 10,000 pairs some 4 in 100 are looked up in vain.
 * What begins with a unit is read when a text has that unit, and what goes on with another when a text has both: of
 * twenty thousand literals a short text asks for few.
 */
export function openLiteralFilter({ heads, singles, sizes, entries }: PackedLiterals): LiteralFilter {
  const marks = new Uint32Array(1 << (TABLE_BITS - 5));
  const buckets = new Map<number, Bucket>();
  let vain = 0;
  const ownersOfSingle = new Map<number, number[]>();
  const roles = new Uint8Array(0x10000);
  const starts = new Uint32Array(heads.length + 1);
  for (let i = 0; i < heads.length; i++) {
    roles[heads.charCodeAt(i)] = UNREAD;
    starts[i + 1] = starts[i]! + numberAt(sizes, i);
  }
  /** Marks the pairs that begin with a unit. Returns its role. */
  const readHead = (head: number): number => {
    const index = heads.indexOf(String.fromCharCode(head));
    let at = starts[index]!;
    let role = 0;
    if (numberAt(singles, index) === 1) {
      role = SINGLE;
      ownersOfSingle.set(head, ownersAt(entries, at));
      at = behindOwners(entries, at);
    }
    for (const end = starts[index + 1]!; at < end; at += 2 + numberAt(entries, at + 1)) {
      role |= HEAD;
      const place = slot(head, entries.charCodeAt(at));
      marks[place >>> 5]! |= 1 << (place & 31);
    }
    roles[head] = role;
    return role;
  };
  const readPair = (head: number, second: number): Bucket => {
    const index = heads.indexOf(String.fromCharCode(head));
    const start = starts[index]!;
    let at = numberAt(singles, index) === 1 ? behindOwners(entries, start) : start;
    const end = starts[index + 1]!;
    while (at < end && entries.charCodeAt(at) !== second) at += 2 + numberAt(entries, at + 1);
    return at < end ? bucketAt(entries, at + 2, at + 2 + numberAt(entries, at + 1)) : NONE;
  };
  return {
    find(units, length, found) {
      for (let at = 0; at < length; at++) {
        const unit = units[at]!;
        let role = roles[unit]!;
        if (role === 0) continue;
        if (role === UNREAD) role = readHead(unit);
        if ((role & SINGLE) !== 0) for (const owner of ownersOfSingle.get(unit)!) found(owner, at);
        if (at + 1 === length || (role & HEAD) === 0) continue;
        const next = units[at + 1]!;
        const place = slot(unit, next);
        if ((marks[place >>> 5]! & (1 << (place & 31))) === 0) continue;
        let bucket = buckets.get(unit * 0x10000 + next);
        if (bucket === undefined) {
          bucket = readPair(unit, next);
          if (bucket !== NONE || ++vain < MOST_VAIN) buckets.set(unit * 0x10000 + next, bucket);
        }
        for (const owner of bucket.owners) found(owner, at);
        const longer = at + 2 < length ? bucket.longer?.get(units[at + 2]!) : undefined;
        if (longer !== undefined) for (const owner of longer) found(owner, at);
      }
    },
  };
}

function slot(first: number, second: number): number {
  return Math.imul((first << 16) ^ second, SPREAD) >>> TABLE_SHIFT;
}
