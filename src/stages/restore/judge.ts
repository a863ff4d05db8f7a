import type { Masks } from "./compile-masks.js";
import type { Evidence } from "./evidence.js";
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
export const SIGNAL = 3;
/** From this gain on they prove it for other occurrences. */
export const PROOF = 5;
const KIND_CAP = 2.5;

/** Judges one candidate: words and at least one other signal, or the document as a whole where words are silent. */
export function judge(
  occurrence: Occurrence,
  weight: Weight,
  runnerUp: Weight | undefined,
  around: Surroundings,
  evidence: Evidence,
  elsewhere: Elsewhere,
  masks: Masks,
): Judgement {
  const signals = new Map<string, number>();
  const add = (name: string, value: number) => {
    if (value !== 0) signals.set(name, value);
  };
  const { family } = occurrence;
  const initials = family === "initials" ? masks.initials.get(occurrence.mask.toUpperCase()) : undefined;
  add("word", WORD * Math.max(-WORD_CAP, Math.min(WORD_CAP, weight.gain)));
  add("kind", Math.min(KIND_CAP, 1.5 * evidence.kind));
  add("elsewhere", Math.min(3, 1.2 * Math.log(1 + elsewhere.proved)));
  add("hand", Math.min(2, elsewhere.hands));
  add("neighbours", neighbours(weight, around, initials));
  add("prior", initials?.prior ?? 0);
  if (initials?.foes?.some((foe) => (around.left + around.right).includes(foe))) add("foe", -8);
  if (runnerUp !== undefined && weight.gain - runnerUp.gain < 2) {
    add("ambiguous", (weight.gain - runnerUp.gain - 2) * 1.2);
  }
  if (occurrence.form === "spaced") add("spaced", 1.5);
  if (occurrence.form === "number" && (weight.word === "" || weight.gain < PROOF)) add("number", -6);
  if (elsewhere.topic > 0) add("topic", elsewhere.topic);
  if (family === "letter" && occurrence.mask !== occurrence.mask.toUpperCase()) add("case", -2);
  if (family === "letter" && !occurrence.lone) add("listed", weight.target && weight.gain >= 6 ? 0.5 : -6);
  if (family === "pinyin" && masks.english.has(occurrence.mask)) add("english", weight.target ? -1 : -3);
  if (family === "pinyin" && weight.target) add("listed", 1);
  if (family === "separator") addSeparator(occurrence, weight, evidence, masks, add);
  if (family === "variant") add("listed", weight.target ? 1 : -6);
  if (family === "placeholder" && !masks.loneHidden.has(weight.candidate) && !weight.target) add("listed", -4);
  const total = isTotal(elsewhere) && occurrence.lone && weight.gain > -3 && evidence.kind >= 0.2;
  if (total) add("total", 3);
  let odds: number = BASE[family];
  for (const value of signals.values()) odds += value;
  const words = weight.gain >= SIGNAL || (signals.get("neighbours") ?? 0) >= 2;
  const others = ["elsewhere", "hand", "neighbours", "total", "topic"].filter(
    (name) => (signals.get(name) ?? 0) >= 0.8,
  ).length;
  const second = others + (evidence.kind >= 0.6 ? 1 : 0);
  return { odds, signals, independent: words ? second >= 1 : second >= 2 };
}

/** Whether a mask is proved so often, and so seldom refuted, that it is total in the document. */
function isTotal({ proved, refuted }: Elsewhere): boolean {
  return proved >= 3 && refuted <= proved;
}

function neighbours(
  weight: Weight,
  { left, right }: Surroundings,
  initials: { before?: readonly string[]; after?: readonly string[] } | undefined,
): number {
  let sum = 0;
  if (initials?.before?.some((word) => left.endsWith(word))) sum += 2.5;
  if (initials?.after?.some((word) => right.startsWith(word))) sum += 2.5;
  if (weight.word.length - weight.candidate.length >= 3) sum += 1.5;
  if (weight.orphan) sum += 1.5;
  return Math.min(4, sum);
}

function addSeparator(
  occurrence: Occurrence,
  weight: Weight,
  evidence: Evidence,
  masks: Masks,
  add: (name: string, value: number) => void,
): void {
  if (weight.candidate !== "") return add("listed", weight.target && weight.word.length >= 4 ? 0 : -6);
  if (weight.word === "") return add("apart", -20);
  if (weight.target) add("listed", 2.5);
  if (masks.invisible.has(occurrence.mask)) return add("invisible", weight.target ? 2 : -8);
  if (masks.odd.has(occurrence.mask)) return;
  add("plain", weight.target && !masks.pairs.has(weight.word) ? -0.5 : -8);
  if (/\s/.test(occurrence.mask)) add("layout", evidence.spaces > 6 ? -6 : -1);
}
