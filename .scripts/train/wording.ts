import { unitsOfText } from "../../src/core/text-units.js";
import type { PassageKind } from "../../src/stages/ads/surroundings.js";
import { viewOf, withoutTargets } from "../../src/stages/ads/view.js";
import { isWorded, noteWording, Wording, type WordingData } from "../../src/stages/ads/wording.js";
import type { LabelledDocument } from "./documents.js";
import type { Sample } from "./samples.js";

/** A passage that words are learned from. */
interface WordedText {
  readonly text: string;
  /** Its pairs of Han, each once. */
  readonly pairs: ReadonlySet<string>;
  readonly ad: boolean;
  readonly weight: number;
}

/** What a pair is thought to have been seen beside what it was, on each side. */
const PRIOR = 0.6;
/** Pairs seen less often say nothing. */
const LEAST_SEEN = 2.5;
/** Steps in which it is told what a pair says, and the most it says. */
const STEP = 0.5;
const MOST = 3;
const LEAST = 0.75;
/** The most pairs that are kept: those that say most, most often. */
const MOST_PAIRS = 5000;

const HAN_PAIR = /(?=([\u4e00-\u9fff]{2}))/gu;

/**
 * Learns what pairs of Han say of a passage: the logarithm of how much likelier an ad has one than a body (naive Bayes,
 * each passage counted once for a pair). Gives them by what they say, in steps.
 */
function learnPairs(texts: readonly WordedText[]): WordingData {
  const seen = new Map<string, [number, number]>();
  const all = [0, 0];
  for (const { pairs, ad, weight } of texts) {
    const side = ad ? 0 : 1;
    all[side] += weight;
    for (const pair of pairs) {
      const counts = seen.get(pair) ?? [0, 0];
      counts[side]! += weight;
      seen.set(pair, counts);
    }
  }
  const [ads, bodies] = all as [number, number];
  const scored: { pair: string; value: number; worth: number }[] = [];
  for (const [pair, [inAds, inBodies]] of seen) {
    if (inAds + inBodies < LEAST_SEEN) continue;
    const odds = Math.log((inAds + PRIOR) / (ads + 2 * PRIOR) / ((inBodies + PRIOR) / (bodies + 2 * PRIOR)));
    const value = Math.max(-MOST, Math.min(MOST, Math.round(odds / STEP) * STEP));
    if (Math.abs(value) >= LEAST) scored.push({ pair, value, worth: Math.abs(value) * Math.log(1 + inAds + inBodies) });
  }
  const kept = scored.sort((a, b) => b.worth - a.worth || (a.pair < b.pair ? -1 : 1)).slice(0, MOST_PAIRS);
  const levels = [...new Set(kept.map(({ value }) => value))].sort((a, b) => a - b);
  return levels.map((level) => [
    level,
    kept
      .filter(({ value }) => value === level)
      .map(({ pair }) => pair)
      .sort()
      .join(""),
  ]);
}

/** Parts that passages are dealt to: each is judged by what the others say, since it says all of itself. */
const FOLDS = 6;

/**
 * Learns the words of ads, and gives the samples what is said of them by all but their like.
 *
 * @param documents whose lines say what bodies are made of, whatever their evidence
 */
export function learnWording(
  samples: readonly Sample[],
  documents: readonly LabelledDocument[],
): { readonly data: WordingData; readonly samples: Sample[] } {
  const texts = [...textsOf(samples), ...bodiesOf(documents)];
  const folds = Array.from(
    { length: FOLDS },
    (_, fold) => new Wording(learnPairs(texts.filter(({ text }) => foldOf(text) !== fold))),
  );
  const judged = samples.map((sample) => {
    const features = new Map([...sample.features].filter(([name]) => !name.startsWith("wording/")));
    if (hasWording(features))
      noteWording(folds[foldOf(sample.text.trim())]!.of(unitsOfText(tightOf(sample.text))), features);
    return { ...sample, features };
  });
  return { data: learnPairs(texts), samples: judged };
}

/** The samples that words are learned from, each once: as lines or sentences, whatever stands beside them. */
function textsOf(samples: readonly Sample[]): WordedText[] {
  const known = new Map<string, WordedText>();
  for (const { text, ad, weight, features } of samples) {
    const bare = text.trim();
    const before = known.get(bare);
    if (hasWording(features) && (before === undefined || before.weight < weight))
      known.set(bare, worded(bare, ad, Math.min(1, weight * 2)));
  }
  return [...known.values()];
}

/** Lines that are bodies, with evidence or without. */
function bodiesOf(documents: readonly LabelledDocument[]): WordedText[] {
  const lines = new Set<string>();
  for (const { text, ads, skipped } of documents) {
    let start = 0;
    for (const line of text.split("\n")) {
      const end = start + line.length;
      const isFree = ![...ads, ...skipped].some(([a, b]) => start < b && a < end);
      if (isFree && line.trim() !== "") lines.add(line.trim());
      start = end + 1;
    }
  }
  return Array.from(lines, (text) => worded(text, false, PLAIN_WEIGHT));
}

/** What a line weighs of which nobody says that it looks like an ad. */
const PLAIN_WEIGHT = 0.25;

function worded(text: string, ad: boolean, weight: number): WordedText {
  const pairs = Array.from(tightOf(text).matchAll(HAN_PAIR), ([, pair]) => pair!);
  return { text, pairs: new Set(pairs), ad, weight };
}

/** Whether the stage gives a passage with these features one for its words. */
function hasWording(features: Sample["features"]): boolean {
  return features.has("kinds/1") && KINDS.some((kind) => isWorded(kind) && features.has(`unit/${kind}`));
}

const KINDS = ["line", "block", "sentence", "bracket", "insert", "inner"] as const satisfies readonly PassageKind[];

function tightOf(text: string): string {
  return viewOf(withoutTargets(text).trim()).tight;
}

/** The part that a passage is dealt to: FNV-1a over its units. */
function foldOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % FOLDS;
}
