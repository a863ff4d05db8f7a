import { STEPS, SYLLABLES, TOTAL, WORDS } from "./lexicon.generated.js";

/** Costs of words in nats: the negative logarithm of their share of all words; all above 0. */
export interface Lexicon {
  /** The cost of a word, or `undefined` if it is none. */
  cost(word: string): number | undefined;
  /** The lengths that words starting at a place of a text may have, as bits: bit 1 is always set. */
  lengthsAt(text: string, at: number): number;
  /** The cost of the word of this length at a place of a text, or `undefined` if none stands there. */
  costAt(text: string, at: number, length: number): number | undefined;
  /** The syllables of a character, without tones. */
  syllables(character: string): readonly string[];
  /** The characters with a syllable; empty if it is none. */
  characters(syllable: string): string;
}

/** The cost of a frequency in the scale of the lexicon. */
export function costOf(frequency: number): number {
  return Math.log(TOTAL) - Math.log(frequency);
}

/**
 * Makes a lexicon of the general words and more words with their costs; the lower cost of a word holds. Its tables are
 * made when first asked: a text without masks needs none of them.
 */
export function createLexicon(more: ReadonlyMap<string, number>): Lexicon {
  let words: ReturnType<typeof makeWords> | undefined;
  let readings: ReadonlyMap<string, readonly string[]> | undefined;
  const made = () => {
    words ??= makeWords(more);
    return words;
  };
  return {
    cost: (word) => made().costs.get(word),
    lengthsAt: (text, at) => made().lengths[hashAt(text, at)]!,
    costAt(text, at, length) {
      const { costs, single, pairs } = made();
      if (length === 1) {
        const cost = single[text.charCodeAt(at)]!;
        return cost > 0 ? cost : undefined;
      }
      return length === 2 ? pairs.get(pairAt(text, at)) : costs.get(text.slice(at, at + length));
    },
    syllables(character) {
      readings ??= makeReadings();
      return readings.get(character) ?? [];
    },
    characters: (syllable) => (Object.hasOwn(SYLLABLES, syllable) ? SYLLABLES[syllable]! : ""),
  };
}

function makeWords(more: ReadonlyMap<string, number>) {
  const costs = generalCosts();
  for (const [word, cost] of more) costs.set(word, Math.min(cost, costs.get(word) ?? cost));
  const lengths = new Uint32Array(HASHES).fill(1 << 1);
  const single = new Float64Array(0x10000);
  const pairs = new Map<number, number>();
  for (const [word, cost] of costs) {
    lengths[hashAt(word, 0)]! |= 1 << word.length;
    if (word.length === 1) single[word.charCodeAt(0)] = cost;
    else if (word.length === 2) pairs.set(pairAt(word, 0), cost);
  }
  return { costs, lengths, single, pairs };
}

/** The 50,000 words begin with some 40,000 pairs of characters. */
const HASHES = 1 << 18;

/** The two units at a place as one number. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** A hash of the two units at a place, of which most pairs start no word; behind the end stands no unit. */
function hashAt(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return (Math.imul(text.charCodeAt(at), 0x9e3779b1) + next) & (HASHES - 1);
}

function makeReadings(): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(SYLLABLES)) {
    for (const character of characters) {
      const known = readings.get(character);
      if (known === undefined) readings.set(character, [syllable]);
      else known.push(syllable);
    }
  }
  return readings;
}

function generalCosts(): Map<string, number> {
  const costs = new Map<string, number>();
  for (const [key, words] of Object.entries(WORDS)) {
    const [bucket = 0, length = 1] = key.split("/").map(Number);
    const cost = Math.log(TOTAL) - bucket / STEPS;
    for (let at = 0; at < words.length; at += length) costs.set(words.slice(at, at + length), cost);
  }
  return costs;
}
