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
    cost: (word) => from(word.charCodeAt(0)).costs.get(word),
    lengthsAt: (text, at) => from(text.charCodeAt(at)).lengths[hashAt(text, at)]! | (1 << 1),
    costAt(text, at, length) {
      const { costs, single, pairs } = from(text.charCodeAt(at));
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

/** Words as far as they have been read. */
interface Words {
  readonly more: ReadonlyMap<number, readonly (readonly [string, number])[]>;
  /** For each unit where its line in `WORDS` starts, less one; 0 for units that begin no word. */
  readonly lines: Int32Array;
  /** For each unit whether the words that it begins have been read. */
  readonly isRead: Uint8Array;
  readonly costs: Map<string, number>;
  readonly lengths: Uint32Array;
  readonly single: Float64Array;
  readonly pairs: Map<number, number>;
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
    costs: new Map(),
    lengths: new Uint32Array(HASHES),
    single: new Float64Array(0x10000),
    pairs: new Map(),
  };
}

function readWords({ more, lines, isRead, costs, lengths, single, pairs }: Words, unit: number): void {
  isRead[unit] = 1;
  const add = (word: string, cost: number) => {
    costs.set(word, cost);
    lengths[hashAt(word, 0)]! |= 1 << word.length;
    if (word.length === 1) single[unit] = cost;
    else if (word.length === 2) pairs.set(pairAt(word, 0), cost);
  };
  if (lines[unit]! > 0) eachGeneral(lines[unit]! - 1, add);
  for (const [word, cost] of more.get(unit) ?? []) add(word, Math.min(cost, costs.get(word) ?? cost));
}

/** Reads a line of `WORDS`: a character, then groups of length, bucket and the words without that character. */
function eachGeneral(start: number, add: (word: string, cost: number) => void): void {
  const first = WORDS[start]!;
  for (let at = start + 1; at < WORDS.length && WORDS.charCodeAt(at) !== LINE_END; ) {
    const length = WORDS.charCodeAt(at) - ZERO;
    const cost = Math.log(TOTAL) - digit(WORDS.charCodeAt(at + 1)) / STEPS;
    at += 2;
    if (length === 1) add(first, cost);
    else
      for (; WORDS.charCodeAt(at) > LAST_ASCII; at += length - 1) add(first + WORDS.slice(at, at + length - 1), cost);
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

/** The two units at a place as one number. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** A hash of the two units at a place, of which most pairs start no word; behind the end stands no unit. */
function hashAt(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return pairHash(text.charCodeAt(at), next) & (HASHES - 1);
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
