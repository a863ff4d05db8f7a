import type { Lexicon } from "./lexicon.js";

/** The cheapest way to read a text as words. */
export interface Reading {
  /** The sum of the costs, in nats. */
  readonly cost: number;
  /** The words in order; their lengths add up to that of the text. */
  readonly words: readonly string[];
}

/** Extra words longer than this are not looked for: 维生素D has four characters. */
const EXTRA = 6;
/** The cost of a character that is no word of the lexicon: rarer than its rarest characters. */
const UNKNOWN = 14.5;

/**
 * Reads a text as words (a lattice of all words in it, and the cheapest path through it).
 *
 * @param extra words that count in this place only, with their costs, such as what a mask costs as itself
 */
export function read(text: string, lexicon: Lexicon, extra: ReadonlyMap<string, number> = new Map()): Reading {
  const best = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(text.length + 1);
  best[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const longest = Math.min(
      text.length - start,
      Math.max(1, lexicon.longest(text.charAt(start)), extra.size > 0 ? EXTRA : 0),
    );
    for (let length = 1; length <= longest; length++) {
      const word = text.slice(start, start + length);
      const cost = extra.get(word) ?? lexicon.cost(word) ?? (length === 1 ? UNKNOWN : Number.POSITIVE_INFINITY);
      if (best[start]! + cost < best[start + length]!) {
        best[start + length] = best[start]! + cost;
        from[start + length] = start;
      }
    }
  }
  const words: string[] = [];
  for (let end = text.length; end > 0; end = from[end]!) words.unshift(text.slice(from[end]!, end));
  return { cost: best[text.length]!, words };
}
