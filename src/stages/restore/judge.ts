import type { Masks } from "./compile-masks.js";
import type { Evidence } from "./evidence.js";
import { formSignals } from "./form-signals.js";
import { neighbourSignals } from "./neighbour-signals.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";
import type { Weight } from "./weigh.js";

/** What other occurrences of the document say. */
export interface Elsewhere {
  /** In how many other surroundings the same mask is proved by its words to stand for the same. */
  readonly proved: number;
  /** In how many the words say that the mask is itself. */
  readonly refuted: number;
  /** How many other masks are proved by their words. */
  readonly hands: number;
  /** How much the document speaks of the candidate besides, in log-odds. */
  readonly topic: number;
}

/** The odds that a candidate is right, and the signals they are made of. */
export interface Judgement {
  /** In log-odds. */
  readonly odds: number;
  /** Signal → log-odds, the ones that speak for it and those against it. */
  readonly signals: ReadonlyMap<string, number>;
  /** Whether two independent signals speak for it. */
  readonly independent: boolean;
}

/** One signal with its weight in log-odds. */
export type Signal = readonly [name: string, value: number];

/** What a mask of the family has to overcome, in log-odds: how often such a stretch is itself in ordinary text. */
const BASE = {
  letter: -4.5,
  initials: -2.5,
  pinyin: -3.5,
  separator: -4,
  placeholder: -4.5,
  split: -2.5,
  word: -3,
  variant: -2,
} as const;

/** How much of a nat of the lattice counts, and the most that counts: words are no proof of more than e^7. */
const WORD = 0.65;
const WORD_CAP = 11;
/** From this gain on the words around a mask are a signal. */
const SIGNAL = 3;
/** From this gain on they prove it for other occurrences. */
export const PROOF = 5;
/** What the kind of the document says at most, and what one without a word of the kind says. */
const KIND_CAP = 2.5;
const ALIEN = -1;
/** What it says for initials, and for letters no document masks alone, that nothing else makes the text one of the kind. */
const THIN = -1.5;
/** Below this thickness a document has nothing of the kind. */
export const STRANGE = 0.1;
/** From this thickness on the kind of the document is a signal. */
export const KIND = 0.6;
/** From this on letters tell by themselves what they are the initials of: four and more, or ones of no other use. */
export const TELLING = 2;
/** From this on a signal counts as one that speaks for the candidate. */
const COUNTS = 0.8;

/**
 * Judges one candidate: words and at least one other signal, or the document as a whole where words are silent. The odds
 * never fall as the kind of the document rises.
 */
export function judge(
  occurrence: Occurrence,
  [best, runnerUp]: readonly [Weight, Weight | undefined],
  around: Surroundings,
  evidence: Pick<Evidence, "kind">,
  elsewhere: Elsewhere,
  masks: Masks,
): Judgement {
  const collocates = neighbourSignals(occurrence, best, around, masks).map(
    ([name, value]): Signal => [name, name === "prior" && evidence.kind < STRANGE ? Math.min(0, value) : value],
  );
  const telling = collocates.some(([name, value]) => name === "prior" && value >= TELLING);
  const signals = new Map(
    [
      ["word", WORD * Math.max(-WORD_CAP, Math.min(WORD_CAP, best.gain))] as const,
      ["kind", evidence.kind < STRANGE ? ALIEN : Math.min(KIND_CAP, 1.5 * evidence.kind)] as const,
      ["elsewhere", Math.min(3, 1.2 * Math.log(1 + elsewhere.proved))] as const,
      ["thin", !telling && isThin(occurrence, evidence, elsewhere) ? THIN : 0] as const,
      ["hand", Math.min(2, elsewhere.hands)] as const,
      ["topic", elsewhere.topic] as const,
      ["ambiguous", ambiguity(best, runnerUp)] as const,
      ["refuted", refutation(occurrence, best, elsewhere)] as const,
      ["total", isTotal(occurrence, best, evidence, elsewhere) ? 3 : 0] as const,
      ...collocates,
      ...formSignals(occurrence, best, around, masks),
    ].filter(([, value]) => value !== 0),
  );
  const counts = (name: string) => (signals.get(name) ?? 0) >= COUNTS;
  const near = ["before", "after", "within", "prior"].filter(counts).length;
  const far = ["elsewhere", "hand", "topic", "total"].filter(counts).length + (evidence.kind >= KIND ? 1 : 0);
  const words = best.gain >= SIGNAL || near > 0;
  // What stands beside initials is what the lattice has seen, too; beside other masks it is a second look.
  const beside = occurrence.family === "initials" && !telling ? near - 1 : near;
  return {
    odds: [...signals.values()].reduce((sum, value) => sum + value, BASE[occurrence.family]),
    signals,
    independent: words ? far + Math.max(0, beside) >= 1 : far >= 2,
  };
}

/** Where a mask is itself more often than it is proved a mask, it is more likely itself here, too. */
function refutation({ family }: Occurrence, { target }: Weight, { proved, refuted }: Elsewhere): number {
  if (family === "separator") return target ? 0 : -3 * refuted;
  return family === "initials" ? -2 * Math.min(3, Math.max(0, refuted - proved)) : 0;
}

/** A second candidate that reads as well takes the certainty away. */
function ambiguity(best: Weight, runnerUp: Weight | undefined): number {
  return runnerUp === undefined ? 0 : Math.min(0, 1.2 * (best.rank - runnerUp.rank - 2));
}

/** Initials are names and models in most texts: where no other mask stands, the text has to be of the kind. */
function isThin({ family, lone }: Occurrence, { kind }: Pick<Evidence, "kind">, { hands }: Elsewhere): boolean {
  if (family === "initials") return kind < KIND && hands === 0;
  return family === "letter" && !lone && kind < STRANGE;
}

/** Whether a mask is proved so often, and so seldom refuted, that it is total in the document (see `lone`). */
function isTotal(
  { family, lone }: Occurrence,
  { gain }: Weight,
  { kind }: Pick<Evidence, "kind">,
  { proved, refuted }: Elsewhere,
): boolean {
  const often = proved >= 3 || (proved === 2 && refuted === 0 && kind >= 1);
  if (family === "initials" && kind < KIND) return false;
  return lone && often && refuted <= proved && gain > -3 && kind >= 0.2;
}
