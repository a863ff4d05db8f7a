import { viewOf, withoutTargets } from "../../src/stages/ads/view.js";
import { readShare, Wording, type WordingData, wordingScale } from "../../src/stages/ads/wording.js";
import type { LabelledDocument } from "./documents.js";

/** A passage that words are learned from. */
interface WordedText {
  readonly fold: number;
  /** Its pairs of Han, as often as it has them. */
  readonly pairs: readonly string[];
  readonly ad: boolean;
  readonly weight: number;
}

/** Pairs seen less often say nothing. */
const LEAST_SEEN = 2;
/** Steps in which it is told what a pair says. */
const STEP = 0.25;
/** The most pairs that are kept: those that say most, most often. */
const MOST_PAIRS = 9000;

/** How the weights of pairs are found. */
const ROUNDS = 40;
const RATE = 0.3;
const RIDGE = 0.0005;

const HAN_PAIR = /(?=([\u4e00-\u9fff]{2}))/gu;

/** Pairs with what they weigh, and how often they were seen. */
interface Fit {
  readonly bias: number;
  readonly pairs: readonly { readonly pair: string; readonly weight: number; readonly seen: number }[];
}

/**
 * Learns what pairs of Han say of a passage: logistic regression over what `Wording` sums up, by descent with steps that
 * shrink for each pair as it moves (Duchi et al., Adaptive Subgradient Methods, 2011).
 */
function fitPairs(texts: readonly WordedText[]): Fit {
  const seen = new Map<string, number>();
  for (const { pairs, weight } of texts)
    for (const pair of new Set(pairs)) seen.set(pair, (seen.get(pair) ?? 0) + weight);
  const known = [...seen].filter(([, count]) => count >= LEAST_SEEN);
  const ids = new Map(known.map(([pair], id) => [pair, id]));
  const rows = texts.map(({ pairs, ad, weight }) => ({
    at: pairs.flatMap((pair) => ids.get(pair) ?? []),
    scale: wordingScale(pairs.length),
    share: readShare(pairs.length),
    ad: ad ? 1 : 0,
    weight,
  }));
  const weights = new Float64Array(known.length);
  const moved = new Float64Array(known.length).fill(Number.EPSILON);
  let bias = 0;
  let biasMoved = Number.EPSILON;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { at, scale, share, ad, weight } of rows) {
      let sum = bias * share;
      for (const id of at) sum += weights[id]! * scale;
      const error = (1 / (1 + Math.exp(-sum)) - ad) * weight;
      biasMoved += (error * share) ** 2;
      bias -= (RATE * error * share) / Math.sqrt(biasMoved);
      for (const id of at) {
        const slope = error * scale + RIDGE * weights[id]!;
        moved[id]! += slope * slope;
        weights[id]! -= (RATE * slope) / Math.sqrt(moved[id]!);
      }
    }
  }
  return { bias, pairs: known.map(([pair, count], id) => ({ pair, weight: weights[id]!, seen: count })) };
}

/** What was learned of some texts, in steps and without what says little. */
function learnPairs(texts: readonly WordedText[]): WordingData {
  const { bias, pairs } = fitPairs(texts);
  const kept = pairs
    .map(({ pair, weight, seen }) => ({
      pair,
      value: Math.round(weight / STEP) * STEP,
      worth: Math.abs(weight) * Math.log(1 + seen),
    }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.worth - a.worth || (a.pair < b.pair ? -1 : 1))
    .slice(0, MOST_PAIRS);
  const levels = [...new Set(kept.map(({ value }) => value))].sort((a, b) => a - b);
  const listed = levels.map((level) => {
    const said = kept.filter(({ value }) => value === level).map(({ pair }) => pair);
    return [level, said.sort().join("")] as const;
  });
  return { bias: Math.round(bias * 1000) / 1000, pairs: listed };
}

/** Parts that documents are dealt to: each is judged by what the others say, since it says all of itself. */
const FOLDS = 6;

/**
 * Learns the words of ads.
 *
 * @returns what all documents say, and for each of them what all but its like say
 */
export function learnWording(documents: readonly LabelledDocument[]): {
  readonly data: WordingData;
  readonly without: (document: LabelledDocument) => Wording;
} {
  const texts = textsOf(documents);
  const folds = Array.from(
    { length: FOLDS },
    (_, fold) => new Wording(learnPairs(texts.filter((text) => text.fold !== fold))),
  );
  return { data: learnPairs(texts), without: ({ origin }) => folds[foldOf(origin)]! };
}

/** The lines that are ads and those that are bodies, each once. */
function textsOf(documents: readonly LabelledDocument[]): WordedText[] {
  const known = new Map<string, WordedText>();
  for (const { text, ads, skipped, origin, words } of documents) {
    let start = 0;
    for (const line of text.split("\n")) {
      const end = start + line.length;
      const bare = line.trim();
      const isIn = (ranges: LabelledDocument["ads"]) => ranges.some(([a, b]) => a <= start && end <= b);
      const meets = [...ads, ...skipped].some(([a, b]) => start < b && a < end);
      const ad = isIn(ads);
      const weight = ad || isIn(words) ? 1 : PLAIN_WEIGHT;
      if (bare !== "" && (ad || !meets) && (known.get(bare)?.weight ?? 0) < weight) {
        const pairs = Array.from(tightOf(bare).matchAll(HAN_PAIR), ([, pair]) => pair!);
        known.set(bare, { fold: foldOf(origin), pairs, ad, weight });
      }
      start = end + 1;
    }
  }
  return [...known.values()];
}

/** What a line weighs of which nobody says that it looks like an ad. */
const PLAIN_WEIGHT = 0.4;

function tightOf(text: string): string {
  return viewOf(withoutTargets(text).trim()).tight;
}

/** The part that a document is dealt to: FNV-1a over what it is made from. */
function foldOf(origin: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < origin.length; i++) hash = Math.imul(hash ^ origin.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % FOLDS;
}
