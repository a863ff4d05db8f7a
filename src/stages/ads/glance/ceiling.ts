import { TELLING_WORDS } from "../features.js";
import type { AdModel } from "../model.js";
import { PLACES, type Place } from "../place.js";
import { BARE, HITS, KINDS, LENGTHS } from "../prose-shape.js";
import type { PassageKind } from "../surroundings.js";
import { REPORT } from "../verdict.js";
import { SIGNS } from "./signs.js";

/** What a passage may be cut as. */
export type Unit = Exclude<PassageKind, "block">;

const UNITS: readonly Unit[] = ["line", "sentence", "insert", "inner", "bracket"];
/** Features of emptied slots, by their number from one on. */
const SLOTS = ["hollow/one", "hollow/two", "hollow/many"];
type Five = [number, number, number, number, number];

/** What is known of a passage before it is looked at. */
export interface Outlook {
  readonly unit: Unit;
  /** The sum of the weights that its evidence may bring, and how many kinds and pieces of it there may be. */
  readonly evidence: number;
  readonly kinds: number;
  readonly hits: number;
  /** How many of these may be emptied slots. */
  readonly slots: number;
  /** Bounds of its length, and the least of it that no evidence explains; in the units of `shape`. */
  readonly shortest: number;
  readonly longest: number;
  readonly bare: number;
  /** Whether it is known to end with a full stop. */
  readonly stopped: boolean;
  /** How much its words are those of an ad at most, -1 to 1; see `Wording`. */
  readonly wording: number;
  /** Whether its words may be those of ads, which is a kind of evidence. */
  readonly telling: boolean;
  /** Whether it may begin with what addresses the reader. */
  readonly addressed: boolean;
  /** Where its line stands. */
  readonly place: Place;
  /** What its line has that may adorn it, see `SIGNS`. */
  readonly signs: number;
  /** What its words take from its score at least, 0 or less. */
  readonly objections: number;
  /** The most of it that is repeated across the folder, 0 to 1, and the most of it that is in many documents. */
  readonly repeated: number;
  readonly manifold: number;
}

/** Whether a passage may reach the score from which it is reported. */
export type Ceiling = (outlook: Outlook) => boolean;

/** Sums of many weights in another order differ in their last digits. */
const ROUNDING = 1e-6;

/** Makes the bound of a model: the sum of what speaks for an ad at most, by the features of `featuresOf`. */
export function makeCeiling(model: AdModel): Ceiling {
  const weight = (name: string) => model.weights[name] ?? 0;
  const gain = (name: string) => Math.max(0, weight(name));
  const gains = (prefix: string) =>
    Object.keys(model.weights)
      .filter((name) => name.startsWith(prefix))
      .reduce((sum, name) => sum + gain(name), 0);
  const addressed = gain("frame/addressed");
  const always = model.bias + gains("against/") + gain("repeat/in-document");
  /** What stands beside a part; a line has nothing beside it. */
  const beside = gain("place/after-stop") + gain("place/in-word") + gain("place/body-behind");
  const places = PLACES.map((names) => names.reduce((sum, name) => sum + weight(name), 0));
  const stopped = { line: weight("against/full-stop-line"), other: weight("against/full-stop") };
  const exclaim = gain("frame/exclaim");
  const bracketed = gain("frame/bracketed");
  const dress = gains("frame/") - exclaim - bracketed - addressed;
  const some = gain("repeat/folder-some");
  const many = gain("repeat/folder-many");
  const [line, sentence, insert, inner, bracket] = UNITS.map(
    (unit) => always + weight(`unit/${unit}`) + (unit === "line" ? 0 : beside),
  ) as Five;
  /** By comparing: an object's field whose name varies is looked for each time. */
  const baseOf = (unit: Unit) => {
    if (unit === "line") return line;
    if (unit === "sentence") return sentence;
    if (unit === "insert") return insert;
    return unit === "inner" ? inner : bracket;
  };
  /** What a number of something brings, by that number up to the last limit. */
  const gainsByNumber = (steps: typeof KINDS) =>
    Array.from({ length: steps.at(-1)!.limit + 1 }, (_, number) =>
      steps.reduce((sum, { limit, feature }) => (number >= limit ? sum + gain(feature) : sum), 0),
    );
  const kindGains = gainsByNumber(KINDS);
  const hitGains = gainsByNumber(HITS);
  const slotGains = [
    0,
    ...SLOTS.map((_, i) => SLOTS.slice(0, i + 1).reduce((most, name) => Math.max(most, gain(name)), 0)),
  ];
  const bareWeights = BARE.map(({ feature }) => weight(feature));
  const [wordedAd, wordedBody] = [gain("wording/ad"), Math.min(0, weight("wording/body"))];
  const telling = gain(TELLING_WORDS);
  const explained = gain("shape/explained");
  const density = gain("shape/density");
  const lengths = LENGTHS.map(([, name]) => weight(name));
  /** What length and bareness bring at most; asked most often of all, before a passage is measured. */
  const unmeasured = bareWeights.reduce((sum, one) => sum + Math.max(0, one), explained + Math.max(...lengths));
  const measured = ({ shortest, longest, bare, repeated }: Outlook) => {
    const left = bare * (1 - repeated);
    let sum = explained * (longest <= 0 ? 1 : 1 - Math.min(1, left / longest));
    for (let i = 0; i < BARE.length; i++) {
      if (left >= BARE[i]!.limit) sum += bareWeights[i]!;
      else if (longest >= BARE[i]!.limit) sum += Math.max(0, bareWeights[i]!);
    }
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0, under = -1; i < LENGTHS.length; i++) {
      if (shortest <= LENGTHS[i]![0] && longest > under) best = Math.max(best, lengths[i]!);
      under = LENGTHS[i]![0];
    }
    return sum + best;
  };
  const least = Math.log(REPORT / (1 - REPORT)) - ROUNDING;
  return (outlook) => {
    const { unit, evidence, kinds, hits, shortest, longest, objections, signs, place, repeated, manifold } = outlook;
    let sum = baseOf(unit) + evidence + objections;
    sum += kindGains[Math.min(kinds + (outlook.telling ? 1 : 0), kindGains.length - 1)]!;
    if (outlook.telling) sum += telling;
    sum += places[place]!;
    sum += outlook.wording > 0 ? wordedAd * outlook.wording : -wordedBody * outlook.wording;
    if (outlook.addressed) sum += addressed;
    if (outlook.stopped && unit !== "bracket") sum += unit === "line" ? stopped.line : stopped.other;
    if ((signs & (SIGNS.dress | SIGNS.target | SIGNS.hard)) !== 0) sum += dress;
    if ((signs & (SIGNS.exclaim | SIGNS.hard)) !== 0) sum += exclaim;
    if ((signs & (SIGNS.wrap | SIGNS.hard)) !== 0) sum += bracketed;
    sum += hitGains[Math.min(hits, hitGains.length - 1)]!;
    sum += slotGains[Math.min(outlook.slots, SLOTS.length)]!;
    sum += density * Math.min(1, (hits * 12) / Math.max(12, shortest));
    sum += longest === Number.POSITIVE_INFINITY ? unmeasured : measured(outlook);
    return sum + some * repeated + many * manifold >= least;
  };
}
