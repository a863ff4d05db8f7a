import { STEPS, SYLLABLES, TOTAL, WORDS } from "./lexicon.generated.js";

/** Costs of words in nats: the negative logarithm of their share of all words. */
export interface Lexicon {
  /** The cost of a word, or `undefined` if it is none. */
  cost(word: string): number | undefined;
  /** The length of the longest word that starts with a character; 0 if there is none. */
  longest(character: string): number;
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
    longest: (character) => made().longest.get(character) ?? 0,
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
  const longest = new Map<string, number>();
  for (const word of costs.keys()) {
    const first = word.charAt(0);
    if (word.length > (longest.get(first) ?? 0)) longest.set(first, word.length);
  }
  return { costs, longest };
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
