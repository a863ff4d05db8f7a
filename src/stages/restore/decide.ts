import type { Edit } from "../../core/edit.js";
import type { Masks } from "./compile-masks.js";
import type { Evidence } from "./evidence.js";
import { gatherEvidence } from "./evidence.js";
import { findException } from "./exceptions.js";
import type { Elsewhere, Judgement } from "./judge.js";
import { judge, PROOF } from "./judge.js";
import type { Occurrence } from "./occurrence.js";
import { findCode } from "./protect.js";
import { isSimplified } from "./simplified.js";
import type { Surroundings } from "./surroundings.js";
import { surround } from "./surroundings.js";
import type { Weight } from "./weigh.js";
import { weigh } from "./weigh.js";

interface Weighed {
  readonly occurrence: Occurrence;
  readonly around: Surroundings;
  readonly weights: readonly Weight[];
}

/** Masks are weighed twice: the second time with what the first found for the masks beside them. */
const ROUNDS = 2;

/** Decides on the stretches of a text that may be masks, all of one document together. */
export function decide(text: string, found: readonly Occurrence[], masks: Masks): Edit[] {
  const evidence = gatherEvidence(text, masks);
  const code = findCode(text);
  const occurrences = found.filter(
    (occurrence) =>
      !code.some((range) => range.start < occurrence.end && occurrence.start < range.end) &&
      findException(text, occurrence, evidence) === undefined &&
      (occurrence.family !== "variant" || isSimplified(text, occurrence, masks)),
  );
  let taken: (string | undefined)[] = occurrences.map((occurrence) => firstGuess(occurrence));
  let weighed: Weighed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    weighed = occurrences.map((occurrence, index) => {
      const around = surround(text, occurrences, index, taken);
      return { occurrence, around, weights: weigh(occurrence, around, masks) };
    });
    taken = weighed.map(({ occurrence, weights }, index) =>
      weights[0]!.gain > 0 ? weights[0]!.candidate : occurrence.family === "letter" ? taken[index] : undefined,
    );
  }
  const proofs = gatherProofs(weighed);
  return weighed.flatMap((item) => toEdit(text, item, evidence, elsewhere(text, item, proofs), masks));
}

function firstGuess({ family, candidates, lone }: Occurrence): string | undefined {
  if (family === "pinyin" || family === "placeholder")
    return candidates.length === 1 || lone ? candidates[0] : undefined;
  return candidates[0];
}

interface Proofs {
  /** `mask→candidate` → the surroundings that prove it. */
  readonly proved: ReadonlyMap<string, ReadonlySet<string>>;
  readonly refuted: ReadonlyMap<string, number>;
}

function gatherProofs(weighed: readonly Weighed[]): Proofs {
  const proved = new Map<string, Set<string>>();
  const refuted = new Map<string, number>();
  for (const { occurrence, around, weights } of weighed) {
    const best = weights[0]!;
    const key = keyOf(occurrence, best.candidate);
    if (best.gain >= PROOF && best.word !== "")
      proved.set(key, (proved.get(key) ?? new Set()).add(contextOf(around, best)));
    else if (best.gain <= -PROOF) refuted.set(key, (refuted.get(key) ?? 0) + 1);
  }
  return { proved, refuted };
}

/** What a mask is counted by: all separators and all syllables are of one hand, a letter is a mask of its own. */
function keyOf({ family, mask }: Occurrence, candidate: string): string {
  if (family === "pinyin") return "pinyin";
  if (family === "separator") return `separator ${mask}`;
  return family === "letter" || family === "placeholder"
    ? `${mask}→${candidate}`
    : `${mask.toUpperCase()}→${candidate}`;
}

function contextOf({ left, right }: Surroundings, weight: Weight): string {
  return `${weight.word}|${left.slice(-1)}|${right.slice(0, 1)}`;
}

function elsewhere(text: string, { occurrence, around, weights }: Weighed, { proved, refuted }: Proofs): Elsewhere {
  const best = weights[0]!;
  const key = keyOf(occurrence, best.candidate);
  const contexts = proved.get(key);
  const own = contexts?.has(contextOf(around, best)) === true ? 1 : 0;
  const hands = [...proved.keys()].filter((other) => other !== key).length;
  let topic = 0;
  if (occurrence.family === "initials") {
    const told = [...proved].some(
      ([other, places]) => other !== key && [...places].some((place) => place.includes(best.candidate)),
    );
    topic = told ? 2.5 : text.includes(best.candidate) ? 1 : 0;
  }
  return { proved: (contexts?.size ?? 0) - own, refuted: refuted.get(key) ?? 0, hands, topic };
}

function toEdit(
  text: string,
  { occurrence, around, weights }: Weighed,
  evidence: Evidence,
  others: Elsewhere,
  masks: Masks,
): Edit[] {
  const best = weights[0]!;
  const judgement = judge(occurrence, best, weights[1], around, evidence, others, masks);
  const { start, end } = around;
  if (text.slice(start, end) === best.candidate) return [];
  const sure = 1 / (1 + Math.exp(-judgement.odds));
  const confidence = Math.round((judgement.independent ? sure : Math.min(sure, 0.6)) * 1000) / 1000;
  const reason = {
    code: `restore-${occurrence.family}`,
    args: { mask: text.slice(start, end), to: best.candidate, ...explain(occurrence, weights, judgement, others) },
  };
  return [{ start, end, replacement: best.candidate, rule: `restore/${occurrence.family}`, reason, confidence }];
}

/** Candidates and evidence in a form to print: `党员 +8.3, D 0` and `word +5.4, kind +2.5`. */
function explain(occurrence: Occurrence, weights: readonly Weight[], judgement: Judgement, others: Elsewhere) {
  const shown = weights
    .slice(0, 3)
    .map(
      ({ candidate, word, gain }) =>
        `${candidate === "" ? "∅" : candidate}${word === "" || word === candidate ? "" : `(${word})`} ${signed(gain)}`,
    );
  return {
    candidates: [...shown, `${occurrence.mask} 0`].join(", "),
    evidence: [...judgement.signals].map(([name, value]) => `${name} ${signed(value)}`).join(", "),
    elsewhere: others.proved,
  };
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
