/** Finds listed literals by their first two units. */
export interface BigramIndex {
  /** The longest literal that starts at a place of a text. */
  at(text: string, at: number): string | undefined;
  /** How many literals stand in a text, one beside the other. */
  count(text: string): number;
}

const BITS = 1 << 16;

/**
 * Builds the index. A place that starts no literal costs one look into a table: of two units only their hash is kept
 * there, and the literals are compared where it is set.
 *
 * @param literals of two units or more
 */
export function indexBigrams(literals: readonly string[]): BigramIndex {
  const hashes = new Uint8Array(BITS);
  const byHash = new Map<number, string[]>();
  for (const literal of [...literals].sort((a, b) => b.length - a.length)) {
    const hash = hashAt(literal, 0);
    hashes[hash] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), literal]);
  }
  const at = (text: string, start: number): string | undefined => {
    const hash = hashAt(text, start);
    if (hashes[hash] === 0) return undefined;
    return byHash.get(hash)!.find((literal) => text.startsWith(literal, start));
  };
  return {
    at,
    count(text) {
      let count = 0;
      for (let start = 0; start < text.length; start++) {
        const literal = at(text, start);
        if (literal === undefined) continue;
        count++;
        start += literal.length - 1;
      }
      return count;
    },
  };
}

/** The end of a text counts as a unit of its own. */
function hashAt(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return (Math.imul(text.charCodeAt(at), 0x9e37) + next) & (BITS - 1);
}
