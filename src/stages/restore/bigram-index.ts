/** Finds listed literals by their first two units. */
export interface BigramIndex {
  readonly literals: readonly string[];
  /** The longest literal that starts at a place of a text. */
  at(text: string, at: number): string | undefined;
  /** Whether a literal may start at a place; the units are those of the text. */
  mayStart(units: Uint16Array, at: number): boolean;
  /** The first place from one on where a literal may start, or -1; the units are those of the text. */
  next(units: Uint16Array, from: number): number;
  /** How many literals stand in a text, one beside the other. */
  count(text: string, units: Uint16Array): number;
}

const BITS = 1 << 16;

/**
 * Builds the index. A place that starts no literal costs one look into a table: of two units only their hash is kept
 * there, and the literals are compared where it is set.
 *
 * @param literals of two units or more
 */
export function indexBigrams(literals: readonly string[]): BigramIndex {
  const bits = new Int32Array(BITS >> 5); // 8 KB, which stay in the first cache
  const byHash = new Map<number, string[]>();
  for (const literal of [...literals].sort((a, b) => b.length - a.length)) {
    const hash = hashOf(literal.charCodeAt(0), literal.charCodeAt(1));
    bits[hash >>> 5]! |= 1 << (hash & 31);
    byHash.set(hash, [...(byHash.get(hash) ?? []), literal]);
  }
  const isSet = (hash: number) => (bits[hash >>> 5]! & (1 << (hash & 31))) !== 0;
  const at = (text: string, start: number): string | undefined => {
    const hash = hashOf(text.charCodeAt(start), text.charCodeAt(start + 1));
    if (!isSet(hash)) return undefined;
    for (const literal of byHash.get(hash)!) if (text.startsWith(literal, start)) return literal;
    return undefined;
  };
  const next = (units: Uint16Array, from: number): number => {
    let first = units[from]!;
    for (let place = from + 1; place < units.length; place++) {
      const second = units[place]!;
      const hash = hashOf(first, second);
      if ((bits[hash >>> 5]! & (1 << (hash & 31))) !== 0) return place - 1;
      first = second;
    }
    return -1;
  };
  return {
    literals,
    at,
    mayStart: (units, place) => isSet(hashOf(units[place]!, units[place + 1] ?? 0)),
    next,
    count(text, units) {
      let count = 0;
      for (let start = next(units, 0); start >= 0; ) {
        const literal = at(text, start);
        if (literal !== undefined) count++;
        start = next(units, start + (literal?.length ?? 1));
      }
      return count;
    },
  };
}

/** Behind the end of a text stands no unit, which counts as 0. */
function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) + second) & (BITS - 1);
}
