import { pairHash } from "../../match/literal-search.js";
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
 * Makes a lexicon of the general words and more words with their costs; the lower cost of a word holds. The words of a
 * first character are read when that is first met: a short text needs few of them, one without masks none.
 */
export function createLexicon(more: ReadonlyMap<string, number>): Lexicon {
  let words: Words | undefined;
  let readings: ReadonlyMap<string, readonly string[]> | undefined;
  const from = (unit: number) => {
    words ??= openWords(more);
    if (words.isRead[unit] === 0) readWords(words, unit);
    return words;
  };
  return {
    cost: (word) => (word === "" ? undefined : costIn(from(word.charCodeAt(0)), word, 0, word.length)),
    lengthsAt: (text, at) => from(text.charCodeAt(at)).lengths[hashAt(text, at)]! | (1 << 1),
    costAt: (text, at, length) => costIn(from(text.charCodeAt(at)), text, at, length),
    syllables(character) {
      readings ??= makeReadings();
      return readings.get(character) ?? [];
    },
    characters: (syllable) => (Object.hasOwn(SYLLABLES, syllable) ? SYLLABLES[syllable]! : ""),
  };
}

/** Words as far as they have been read. */
interface Words {
  readonly more: ReadonlyMap<number, readonly (readonly [string, number])[]>;
  /** For each unit where its line in `WORDS` starts, less one; 0 for units that begin no word. */
  readonly lines: Int32Array;
  /** For each unit whether the words that it begins have been read. */
  readonly isRead: Uint8Array;
  readonly lengths: Uint32Array;
  /** Costs: of words of one unit, 0 for others; of two, by `pairOf`, as most are; of more. */
  readonly single: Float64Array;
  readonly pairs: Map<number, number>;
  readonly costs: Map<string, number>;
}

function costIn({ single, pairs, costs }: Words, text: string, at: number, length: number): number | undefined {
  if (length === 1) {
    const cost = single[text.charCodeAt(at)]!;
    return cost > 0 ? cost : undefined;
  }
  return length === 2
    ? pairs.get(pairOf(text.charCodeAt(at), text.charCodeAt(at + 1)))
    : costs.get(text.slice(at, at + length));
}

function openWords(more: ReadonlyMap<string, number>): Words {
  const byFirst = new Map<number, [string, number][]>();
  for (const [word, cost] of more) {
    const unit = word.charCodeAt(0);
    const known = byFirst.get(unit);
    if (known === undefined) byFirst.set(unit, [[word, cost]]);
    else known.push([word, cost]);
  }
  const lines = new Int32Array(0x10000);
  for (let at = 0; at >= 0 && at < WORDS.length; ) {
    lines[WORDS.charCodeAt(at)] = at + 1;
    const end = WORDS.indexOf("\n", at);
    at = end < 0 ? end : end + 1;
  }
  return {
    more: byFirst,
    lines,
    isRead: new Uint8Array(0x10000),
    lengths: new Uint32Array(HASHES),
    single: new Float64Array(0x10000),
    pairs: new Map(),
    costs: new Map(),
  };
}

function readWords(words: Words, unit: number): void {
  const { more, lines, isRead } = words;
  isRead[unit] = 1;
  if (lines[unit]! > 0) readGeneral(words, lines[unit]! - 1);
  for (const [word, cost] of more.get(unit) ?? [])
    add(words, word, Math.min(cost, costIn(words, word, 0, word.length) ?? cost));
}

function add(words: Words, word: string, cost: number): void {
  if (word.length === 2) {
    addPair(words, word.charCodeAt(0), word.charCodeAt(1), cost);
    return;
  }
  words.lengths[hashAt(word, 0)]! |= 1 << word.length;
  if (word.length === 1) words.single[word.charCodeAt(0)] = cost;
  else words.costs.set(word, cost);
}

function addPair({ lengths, pairs }: Words, first: number, second: number, cost: number): void {
  lengths[hashOf(first, second)]! |= 1 << 2;
  pairs.set(pairOf(first, second), cost);
}

/** Reads a line of `WORDS`: a character, then groups of length, bucket and the words without that character. */
function readGeneral(words: Words, start: number): void {
  const first = WORDS[start]!;
  for (let at = start + 1; at < WORDS.length && WORDS.charCodeAt(at) !== LINE_END; ) {
    const length = WORDS.charCodeAt(at) - ZERO;
    const cost = Math.log(TOTAL) - digit(WORDS.charCodeAt(at + 1)) / STEPS;
    at += 2;
    if (length === 1) add(words, first, cost);
    else if (length === 2)
      // Most words: strings of them are never made.
      for (; WORDS.charCodeAt(at) > LAST_ASCII; at++)
        addPair(words, WORDS.charCodeAt(start), WORDS.charCodeAt(at), cost);
    else
      for (; WORDS.charCodeAt(at) > LAST_ASCII; at += length - 1)
        add(words, first + WORDS.slice(at, at + length - 1), cost);
  }
}

const LINE_END = 0x0a;
const LAST_ASCII = 0x7f;
const ZERO = 0x30;

/** A digit to base 62: 0-9, A-Z, a-z. */
function digit(unit: number): number {
  return unit < 0x41 ? unit - ZERO : unit < 0x61 ? unit - 0x41 + 10 : unit - 0x61 + 36;
}

/** The 50,000 words begin with some 40,000 pairs of characters. */
const HASHES = 1 << 18;

/** Two units as one number. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** A hash of two units, of which most pairs start no word. */
function hashOf(first: number, second: number): number {
  return pairHash(first, second) & (HASHES - 1);
}

/** The same of those at a place; behind the end stands no unit. */
function hashAt(text: string, at: number): number {
  return hashOf(text.charCodeAt(at), at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
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
