import type { Masks } from "./compile-masks.js";
import { LETTER } from "./compile-masks.js";
import { read } from "./lattice.js";
import { costOf } from "./lexicon.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";

/** What the words around an occurrence say for one candidate. */
export interface Weight {
  readonly candidate: string;
  /** What reading it so saves against leaving it, in nats; negative if leaving it reads better. */
  readonly gain: number;
  /** The gain, and what the rest of the document says for this candidate: the order among candidates. */
  readonly rank: number;
  /** The word of the reading that the candidate lies in (for a separator: that lies across it), or "". */
  readonly word: string;
  /** Whether that word is one that masks hide, or holds one around the candidate. */
  readonly target: boolean;
  /** For pinyin, what reading it so saves against leaving the mask out, in nats. */
  readonly spared: number;
  /** Whether single characters stand on both sides if it is left: between whole words a sign keeps those apart. */
  readonly apart: boolean;
  /** Whether leaving it leaves a character beside it that is no word there. */
  readonly orphan: boolean;
}

/** As of a frequency of 20,000: 内, 在, 为 and 中 are more common, 员, 委 and 课 less. */
const BOUND = costOf(20_000);
/** Of a sign between two characters, where it is odd or plain there. */
const ODD = 3;

/** Weighs the candidates of an occurrence, best first. */
export type Scales = (occurrence: Occurrence, around: Surroundings) => readonly Weight[];

/** So many answers are kept; with more different surroundings it begins anew. */
const KEPT = 1 << 13;

/** Makes what weighs the occurrences of documents: the same mask in the same surroundings is weighed once. */
export function createScales(masks: Masks): Scales {
  const known = new Map<string, readonly Weight[]>();
  return (occurrence, around) => {
    // The candidates are those of the mask; of a sign that may hide a character there are more than one of itself.
    const { family, mask, candidates } = occurrence;
    const key = [family, mask, candidates.length, around.left, around.right].join("\n");
    let weights = known.get(key);
    if (weights === undefined) {
      if (known.size >= KEPT) known.clear();
      weights = weigh(occurrence, around, masks);
      known.set(key, weights);
    }
    return weights;
  };
}

function weigh(occurrence: Occurrence, around: Surroundings, masks: Masks): Weight[] {
  const { left, right } = around;
  const before = read(left, masks.lexicon);
  const after = read(right, masks.lexicon);
  const leave = costAsItself(occurrence, around, masks, before.cost + after.cost);
  const without = occurrence.family === "pinyin" ? read(left + right, masks.lexicon).cost : 0;
  const weights = occurrence.candidates.map((candidate): Weight => {
    const reading = read(left + candidate + right, masks.lexicon);
    const word = wordAt(reading.words, left.length, candidate.length);
    const extra = occurrence.family === "initials" ? ownCost(candidate, masks) - LETTER : 0;
    const longer = word.length > candidate.length;
    const first = after.words[0] ?? "";
    const last = before.words.at(-1) ?? "";
    return {
      candidate,
      gain: leave + extra - reading.cost,
      rank: leave + extra - reading.cost,
      word,
      target: holdsTarget(word, left, candidate, masks.targets),
      spared: without - reading.cost,
      apart: before.words.at(-1)?.length === 1 && after.words[0]?.length === 1,
      orphan:
        longer && ((isBound(first, masks) && word.endsWith(first)) || (isBound(last, masks) && word.startsWith(last))),
    };
  });
  return weights.sort((a, b) => b.gain - a.gain);
}

/** The cost of the text if the mask is what it seems to be. */
function costAsItself(occurrence: Occurrence, around: Surroundings, masks: Masks, apart: number): number {
  switch (occurrence.family) {
    case "separator":
      return apart + (masks.odd.has(occurrence.mask) ? ODD : 0);
    case "split":
    case "word":
    case "variant":
      return read(around.left + occurrence.mask + around.right, masks.lexicon).cost;
    default: {
      const { mask } = occurrence;
      const own = masks.lookalikes.get(mask.toUpperCase()) ?? new Map([[mask.toUpperCase(), LETTER]]);
      return read(around.left + mask.toUpperCase() + around.right, masks.lexicon, own).cost;
    }
  }
}

/** Whether a single character is hardly ever a word by itself, as 员 is and 内 is not. */
function isBound(word: string, { lexicon }: Masks): boolean {
  return word.length === 1 && (lexicon.cost(word) ?? BOUND) >= BOUND;
}

/** A whole word costs what it costs either way; only what it makes with its neighbours counts. */
function ownCost(candidate: string, masks: Masks): number {
  return read(candidate, masks.lexicon).cost;
}

/** The word that holds the range, longer than it; for an empty range the word across the place. */
function wordAt(words: readonly string[], start: number, length: number): string {
  let at = 0;
  for (const word of words) {
    const end = at + word.length;
    if (at <= start && start + length <= end && (length > 0 || (at < start && start < end))) return word;
    at = end;
  }
  return "";
}

/** Whether a word masks hide lies in `word` so that it holds the candidate, or for a separator runs across the place. */
function holdsTarget(word: string, left: string, candidate: string, targets: ReadonlySet<string>): boolean {
  if (word === "") return targets.has(candidate);
  const at = partBefore(word, left, candidate);
  for (let from = 0; from <= at; from++) {
    for (let to = Math.max(at + candidate.length, from + 2); to <= word.length; to++) {
      if ((candidate !== "" || (from < at && at < to)) && targets.has(word.slice(from, to))) return true;
    }
  }
  return false;
}

/** How many characters of the word stand before the candidate. */
export function partBefore(word: string, left: string, candidate: string): number {
  for (let at = word.length - candidate.length; at >= 0; at--) {
    if (word.startsWith(candidate, at) && left.endsWith(word.slice(0, at))) return at;
  }
  return 0;
}
