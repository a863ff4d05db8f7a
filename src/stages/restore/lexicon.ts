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

/** Makes a lexicon of the general words and more words with their costs; the lower cost of a word holds. */
export function createLexicon(more: ReadonlyMap<string, number>): Lexicon {
  const costs = generalCosts();
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(SYLLABLES)) {
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  for (const [word, cost] of more) costs.set(word, Math.min(cost, costs.get(word) ?? cost));
  const longest = new Map<string, number>();
  for (const word of costs.keys()) {
    const first = word.charAt(0);
    if (word.length > (longest.get(first) ?? 0)) longest.set(first, word.length);
  }
  return {
    longest: (character) => longest.get(character) ?? 0,
    cost: (word) => costs.get(word),
    syllables: (character) => readings.get(character) ?? [],
    characters: (syllable) => (Object.hasOwn(SYLLABLES, syllable) ? SYLLABLES[syllable]! : ""),
  };
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
