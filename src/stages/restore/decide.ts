import type { Edit, Range, Reason } from "../../core/edit.js";
import { shareReasons } from "../../core/shared-reasons.js";
import type { Text } from "../../core/text.js";
import type { Masks } from "./compile-masks.js";
import type { Evidence } from "./evidence.js";
import { gatherEvidence } from "./evidence.js";
import { findException } from "./exceptions.js";
import type { Elsewhere, Judgement } from "./judge.js";
import { judge } from "./judge.js";
import { isCrossed } from "./lattice.js";
import type { Occurrence } from "./occurrence.js";
import type { Proofs, Weighed } from "./proofs.js";
import { gatherProofs } from "./proofs.js";
import { findCode } from "./protect.js";
import { isSimplified, isSimplifiedText } from "./simplified.js";
import type { Surroundings } from "./surroundings.js";
import { surround } from "./surroundings.js";
import type { Scales, Weight } from "./weigh.js";
import { keepWordsWhole } from "./whole-words.js";

/** Masks are weighed twice: the second time with what the first found for the masks beside them. */
const ROUNDS = 2;
/** Confidence of what only one signal speaks for, at most: it is suggested, never carried out. */
const SUGGESTED = 0.6;

/**
 * Decides on the stretches of a text that may be masks, all of one document together.
 *
 * @param weigh what weighs the candidates of these masks
 * @param least the least confidence an edit is worth telling with, 0 to 1
 */
export function decide(
  document: Text,
  found: readonly Occurrence[],
  masks: Masks,
  weigh: Scales,
  least: number,
): Edit[] {
  const text = document.value;
  const silent = findSilent(text, found, masks);
  if (silent.size === found.length) return [];
  const evidence = gatherEvidence(document, masks);
  let simplified: boolean | undefined;
  const isDisguise = (occurrence: Occurrence) => {
    if (simplified === false || !isSimplified(document, occurrence, masks)) return false;
    simplified ??= isSimplifiedText(document, masks);
    return simplified;
  };
  const occurrences = outside(found, findCode(text)).filter(
    (occurrence) =>
      findException(text, occurrence, evidence) === undefined &&
      (occurrence.family !== "variant" || isDisguise(occurrence)),
  );
  if (occurrences.every((occurrence) => silent.has(occurrence))) return [];
  let taken: (string | undefined)[] = occurrences.map(firstGuess);
  let weighed: Weighed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const earlier = weighed;
    weighed = occurrences.map((occurrence, index) => {
      const around = silent.get(occurrence) ?? surround(text, occurrences, index, taken);
      const same = earlier[index];
      if (same !== undefined && same.around.left === around.left && same.around.right === around.right) return same;
      return { occurrence, around, weights: silent.has(occurrence) ? SILENT : weigh(occurrence, around) };
    });
    taken = weighed.map(({ occurrence, weights }, index) => {
      if (weights[0]!.gain > 0) return weights[0]!.candidate;
      return occurrence.family === "letter" ? taken[index] : undefined;
    });
  }
  const proofs = gatherProofs(text, weighed, evidence, masks);
  const share = shareReasons();
  const edits = weighed.map((item) => {
    if (keepsApart(item)) return undefined;
    const ranked = { ...item, weights: rank(item, proofs) };
    return toEdit(text, ranked, evidence, proofs.elsewhere(ranked), masks, { least, share });
  });
  return keepWordsWhole(weighed, edits).filter((edit) => edit !== undefined);
}

/** What is weighed of a sign that no word lies across. */
const SILENT: readonly Weight[] = [
  { candidate: "", gain: 0, rank: 0, word: "", target: false, spared: 0, apart: false, orphan: false },
];

/** How far from another occurrence a sign has to be for neither to see the other: what `surround` looks at, and a space. */
const FAR = 10;

/**
 * Signs that can only keep apart what they stand between: no word lies across, and no other occurrence is near enough
 * to change that. They speak against other signs of their kind, and need not be weighed. Most signs are such.
 */
function findSilent(text: string, found: readonly Occurrence[], masks: Masks): ReadonlyMap<Occurrence, Surroundings> {
  const silent = new Map<Occurrence, Surroundings>();
  found.forEach((occurrence, index) => {
    const { family, candidates, start, end } = occurrence;
    if (family !== "separator" || candidates.length > 1) return;
    const isAlone =
      (found[index - 1]?.end ?? Number.NEGATIVE_INFINITY) < start - FAR &&
      (found[index + 1]?.start ?? Number.POSITIVE_INFINITY) > end + FAR;
    if (!isAlone) return;
    const around = surround(text, [occurrence], 0, [undefined]);
    if (!isCrossed(around.left + around.right, around.left.length, masks.lexicon)) silent.set(occurrence, around);
  });
  return silent;
}

/** Whether a sign is best left out though no word lies across it: whatever else is said, that is never sure enough. */
function keepsApart({ occurrence, weights }: Weighed): boolean {
  return occurrence.family === "separator" && weights.length === 1 && weights[0]!.word === "";
}

/** The occurrences that touch none of the ranges, both in order. */
function outside(occurrences: readonly Occurrence[], ranges: readonly Range[]): Occurrence[] {
  let next = 0;
  return occurrences.filter(({ start, end }) => {
    while (next < ranges.length && ranges[next]!.end <= start) next++;
    return next === ranges.length || ranges[next]!.start >= end;
  });
}

function firstGuess({ family, candidates, lone }: Occurrence): string | undefined {
  const open = family === "pinyin" || family === "placeholder";
  return open && candidates.length > 1 && !lone ? undefined : candidates[0];
}

/** Brings what the rest of the document proves into the order of the candidates. */
function rank({ occurrence, weights }: Weighed, proofs: Proofs): readonly Weight[] {
  if (weights.length === 1) return weights;
  return weights
    .map((weight) => ({ ...weight, rank: weight.gain + proofs.favour(occurrence, weight.candidate) }))
    .sort((a, b) => b.rank - a.rank);
}

function toEdit(
  text: string,
  item: Weighed,
  evidence: Evidence,
  others: Elsewhere,
  masks: Masks,
  { least, share }: { readonly least: number; readonly share: (reason: Reason) => Reason },
): Edit | undefined {
  const { occurrence, around, weights } = item;
  const best = weights[0]!;
  const { start, end } = around;
  const mask = text.slice(start, end);
  if (mask === best.candidate) return undefined;
  const judged = (kind: Pick<Evidence, "kind">) => judge(occurrence, [best, weights[1]], around, kind, others, masks);
  // To tell the kind of a document it has to be read; most masks would not do in any.
  if (likelihood(judged(BEST_KIND).odds) < least - ROUNDING) return undefined;
  const judgement = judged(evidence);
  const sure = likelihood(judgement.odds);
  const confidence = Math.round((judgement.independent ? sure : Math.min(sure, SUGGESTED)) * 1000) / 1000;
  if (confidence < least) return undefined;
  const args = { mask, to: best.candidate, ...explain(occurrence, weights, judgement, others) };
  const reason = share({ code: `restore-${occurrence.family}`, args });
  return { start, end, replacement: best.candidate, rule: `restore/${occurrence.family}`, reason, confidence };
}

/** As thick with the words of the kind as can be. */
const BEST_KIND = { kind: Number.POSITIVE_INFINITY };
/** Confidences are told to three digits. */
const ROUNDING = 0.001;

function likelihood(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** Candidates and evidence in a form to print: `党(党员) +8.3, D 0` and `word +5.4, kind +2.5`. */
function explain(
  { mask }: Occurrence,
  weights: readonly Weight[],
  { signals }: Judgement,
  { proved }: Elsewhere,
): { readonly candidates: string; readonly evidence: string; readonly elsewhere: number } {
  const shown = weights.slice(0, 3).map(({ candidate, word, gain }) => {
    const within = word === "" || word === candidate ? "" : `(${word})`;
    return `${candidate === "" ? "∅" : candidate}${within} ${signed(gain)}`;
  });
  return {
    candidates: [...shown, `${mask} 0`].join(", "),
    evidence: Array.from(signals, ([name, value]) => `${name} ${signed(value)}`).join(", "),
    elsewhere: proved,
  };
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
