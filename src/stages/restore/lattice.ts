import type { Lexicon } from "./lexicon.js";

/** The cheapest way to read a text as words. */
export interface Reading {
  /** The sum of the costs, in nats. */
  readonly cost: number;
  /** The words in order; their lengths add up to that of the text. Made when asked for. */
  readonly words: readonly string[];
}

class Path implements Reading {
  readonly cost: number;
  readonly #text: string;
  /** Where the word begins that ends at each place of the path. */
  readonly #from: Int32Array;
  #words: readonly string[] | undefined;

  constructor(cost: number, text: string, from: Int32Array) {
    this.cost = cost;
    this.#text = text;
    this.#from = from;
  }

  get words(): readonly string[] {
    if (this.#words === undefined) {
      const words: string[] = [];
      for (let end = this.#text.length; end > 0; end = this.#from[end]!) {
        words.push(this.#text.slice(this.#from[end]!, end));
      }
      this.#words = words.reverse();
    }
    return this.#words;
  }
}

/** Extra words longer than this are not looked for: 维生素D has four characters. */
const EXTRA = 6;
/** The cost of a character that is no word of the lexicon: rarer than its rarest characters. */
const UNKNOWN = 14.5;

const NO_WORDS: ReadonlyMap<string, number> = new Map();

/**
 * Reads a text as words (a lattice of all words in it, and the cheapest path through it).
 *
 * @param extra words that count in this place only, with their costs, such as what a mask costs as itself
 */
export function read(text: string, lexicon: Lexicon, extra = NO_WORDS): Reading {
  const best = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(text.length + 1);
  const own = extra.size === 0 ? [] : [...extra].filter(([word]) => word.length <= EXTRA && text.includes(word));
  const step = (start: number, length: number, cost: number) => {
    const sum = best[start]! + cost;
    if (sum >= best[start + length]!) return;
    best[start + length] = sum;
    from[start + length] = start;
  };
  best[0] = 0;
  for (let start = 0; start < text.length; start++) {
    let lengths = lexicon.lengthsAt(text, start);
    for (const [word, cost] of own) {
      if (!text.startsWith(word, start)) continue;
      step(start, word.length, cost);
      lengths &= ~(1 << word.length);
    }
    for (let length = 1; lengths >> length > 0 && start + length <= text.length; length++) {
      if (((lengths >> length) & 1) === 0) continue;
      step(start, length, lexicon.costAt(text, start, length) ?? (length === 1 ? UNKNOWN : Number.POSITIVE_INFINITY));
    }
  }
  return new Path(best[text.length]!, text, from);
}

/** Whether any word of the lexicon lies across a place of a text. */
export function isCrossed(text: string, place: number, lexicon: Lexicon): boolean {
  for (let start = 0; start < place; start++) {
    const lengths = lexicon.lengthsAt(text, start);
    for (let length = place - start + 1; lengths >> length > 0 && start + length <= text.length; length++) {
      if (((lengths >> length) & 1) !== 0 && lexicon.costAt(text, start, length) !== undefined) return true;
    }
  }
  return false;
}
