import type { Masks } from "./compile-masks.js";
import type { Evidence } from "./evidence.js";
import type { Elsewhere } from "./judge.js";
import { KIND, PROOF, STRANGE, TELLING } from "./judge.js";
import { neighbourSignals } from "./neighbour-signals.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";
import type { Weight } from "./weigh.js";

/** An occurrence with what stands around it and what that says, best candidate first. */
export interface Weighed {
  readonly occurrence: Occurrence;
  readonly around: Surroundings;
  readonly weights: readonly Weight[];
}

/** What the occurrences of a document prove for one another. */
export interface Proofs {
  /** How much the others favour a candidate for the same mask, in nats. */
  favour(occurrence: Occurrence, candidate: string): number;
  /** What the others say about an occurrence, its best candidate taken. */
  elsewhere(item: Weighed): Elsewhere;
}

/** A candidate has to read better than the next one by this much to prove anything, in nats. */
const CLEAR = 2.5;
/** How much proofs favour a candidate at most: less than a word's worth. */
const FAVOUR = 6;

/** What a document about the letters themselves says against a mask, in log-odds. */
const FOREIGN = -3;

/** Gathers the proofs of a document: which masks stand for what by their words, and in how many surroundings. */
export function gatherProofs(text: string, weighed: readonly Weighed[], evidence: Evidence, masks: Masks): Proofs {
  const proved = new Map<string, Set<string>>();
  const refuted = new Map<string, number>();
  for (const item of weighed) {
    const best = item.weights[0]!;
    const key = keyOf(item.occurrence, best.candidate);
    if (isProof(item, evidence, masks)) proved.set(key, (proved.get(key) ?? new Set()).add(contextOf(item)));
    else if (best.gain <= -PROOF || isItself(item, masks)) refuted.set(key, (refuted.get(key) ?? 0) + 1);
  }
  const topics = new Map<string, number>();
  const topicOf = (key: string, mask: string, word: string): number => {
    if (isExplained(text, mask, masks)) return FOREIGN;
    const told = [...proved].some(([other, places]) => other !== key && mentions(places, word));
    return told ? 2.5 : text.includes(word) ? 1 : 0;
  };
  return {
    favour: (occurrence, candidate) =>
      Math.min(FAVOUR, 2 * Math.log(1 + (proved.get(keyOf(occurrence, candidate))?.size ?? 0))),
    elsewhere(item) {
      const { candidate } = item.weights[0]!;
      const key = keyOf(item.occurrence, candidate);
      const places = proved.get(key);
      if (item.occurrence.family === "initials" && !topics.has(key))
        topics.set(key, topicOf(key, item.occurrence.mask, candidate));
      return {
        proved: (places?.size ?? 0) - (places?.has(contextOf(item)) === true ? 1 : 0),
        refuted: refuted.get(key) ?? 0,
        hands: proved.size - (places === undefined ? 0 : 1),
        topic: topics.get(key) ?? 0,
      };
    },
  };
}

/** Whether a document speaks of what the letters are by themselves. */
function isExplained(text: string, mask: string, masks: Masks): boolean {
  const foes = masks.initials.get(mask.toUpperCase())?.foes ?? [];
  return [...foes, ...masks.meta].some((word) => word.length > 1 && text.includes(word));
}

/** A sign between characters that make no word together, and letters beside a word that speaks against them. */
function isItself({ occurrence, around, weights }: Weighed, masks: Masks): boolean {
  if (occurrence.family === "separator") return weights[0]!.word === "";
  return neighbourSignals(occurrence, weights[0]!, around, masks).some(([name, value]) => name === "foe" && value < 0);
}

/** Whether the words around a mask prove it for others; in a document of the kind a listed neighbour proves initials. */
function isProof(item: Weighed, evidence: Evidence, masks: Masks): boolean {
  const { occurrence, around, weights } = item;
  const [best, next] = weights;
  if (best === undefined || (next !== undefined && best.gain - next.gain < CLEAR) || isItself(item, masks))
    return false;
  const initials = occurrence.family === "initials";
  if (best.gain >= PROOF && best.word !== "" && (!initials || evidence.kind >= KIND)) return true;
  if (!initials || best.gain < 0) return false;
  const { kind } = evidence;
  const signals = new Map(neighbourSignals(occurrence, best, around, masks));
  const listed = Math.max(signals.get("before") ?? 0, signals.get("after") ?? 0) > 0;
  return (kind >= KIND && listed) || (kind >= STRANGE && (signals.get("prior") ?? 0) >= TELLING);
}

function keyOf({ mask, family }: Occurrence, candidate: string): string {
  return `${family === "letter" ? mask : mask.toUpperCase()}→${candidate}`;
}

function contextOf({ around: { left, right }, weights }: Weighed): string {
  return `${weights[0]!.word}|${left.slice(-1)}|${right.slice(0, 1)}`;
}

function mentions(places: ReadonlySet<string>, word: string): boolean {
  for (const place of places) if (place.includes(word)) return true;
  return false;
}
