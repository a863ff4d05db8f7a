import type { Masks } from "./compile-masks.js";
import { read } from "./lattice.js";
import { costOf } from "./lexicon.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";

/** What the words around an occurrence say for one candidate. */
export interface Weight {
  readonly candidate: string;
  /** What reading it so saves against leaving it, in nats; negative if leaving it reads better. */
  readonly gain: number;
  /** The word of the reading that the candidate lies in (for a separator: that lies across it), or "". */
  readonly word: string;
  /** Whether that word is one that masks hide. */
  readonly target: boolean;
  /** Whether leaving it leaves a character beside it that is no word there. */
  readonly orphan: boolean;
}

/** The cost of letters as themselves: a letter between Chinese characters is about as common as 在 is rare: 1 in 13,000. */
const LETTER = costOf(4_500);
/** Of a sign between two characters, where it is odd or plain there. */
const ODD = 3;

/** Weighs the candidates of an occurrence, best first. */
export function weigh(occurrence: Occurrence, around: Surroundings, masks: Masks): Weight[] {
  const { left, right } = around;
  const before = read(left, masks.lexicon);
  const after = read(right, masks.lexicon);
  const leave = costAsItself(occurrence, around, masks, before.cost + after.cost);
  const weights = occurrence.candidates.map((candidate): Weight => {
    const reading = read(left + candidate + right, masks.lexicon);
    const word = wordAt(reading.words, left.length, candidate.length);
    const extra = occurrence.family === "initials" ? ownCost(candidate, masks) - LETTER : 0;
    const first = word.length - candidate.length > 0 && after.words[0]?.length === 1;
    const last = word.length - candidate.length > 0 && before.words.at(-1)?.length === 1;
    return {
      candidate,
      gain: leave + extra - reading.cost,
      word,
      target: masks.targets.has(word),
      orphan: (first && word.endsWith(right.charAt(0))) || (last && word.startsWith(left.at(-1) ?? "")),
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
      const upper = occurrence.mask.toUpperCase();
      const extra = new Map(masks.lookalikes.get(upper) ?? []).set(upper, LETTER);
      return read(around.left + upper + around.right, masks.lexicon, extra).cost;
    }
  }
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
