import { textOfUnits } from "../../../core/text-units.js";
import { TERSE } from "../features.js";
import type { AdModel } from "../model.js";
import type { Place } from "../place.js";
import { bundledWording, isTelling } from "../wording.js";
import { mayBeAddressed } from "./addressed.js";
import { type Ceiling, makeCeiling, type Outlook, type Unit } from "./ceiling.js";
import { markReaches, matchesIn, measure } from "./coverage.js";
import type { Finds } from "./finds.js";
import type { GlancedLine } from "./line-scan.js";
import { FULL_STOP } from "./neighbour-signs.js";
import { makeObjections } from "./objections.js";
import { type RepeatsOf, repeatedShare } from "./repeats.js";
import { isStopped, staysStopped } from "./sentence-end.js";
import { SOURCES } from "./sources.js";

/**
 * How close to look at a stretch: `somewhere` in it lies the passage; its ends are those of the passage, so that its
 * `length` tells; so does its `text`.
 */
export type Look = "somewhere" | "length" | "text";

/** The parts of a line that bounds need; a copy of them serves as well as the line. */
export type Measured = Pick<
  GlancedLine,
  "start" | "end" | "units" | "origins" | "length" | "gaps" | "gapCount" | "signs"
>;

/** What a line's passages are judged by beside its units. */
export interface LineSetting {
  readonly place: Place;
  /** Only asked for where it would decide. */
  readonly repeatsOf: RepeatsOf;
}

/**
 * Whether a stretch of a line's units that may be cut out as a passage, with these finds, may reach the score from which it
 * is reported. Asked many times for every text: nothing is made for a question.
 *
 * @param goesOn whether the stops and closing marks that follow the stretch are its own, too
 */
export type MayReach = (
  line: Measured,
  finds: Finds,
  setting: LineSetting,
  unit: Unit,
  from: number,
  to: number,
  look: Look,
  goesOn: boolean,
) => boolean;

/** The same of a line and its finds. */
export type MayBe = (unit: Unit, from: number, to: number, look: Look, goesOn: boolean) => boolean;

/** Makes the bound of a model for stretches of lines. */
export function makeOutlook(model: AdModel): MayReach {
  const ceiling: Ceiling = makeCeiling(model);
  const objectionsIn = makeObjections(model);
  const names = SOURCES.flatMap(({ features, inside }) => [...features, ...inside]);
  const ids = new Map([...new Set(names)].map((name, id) => [name, id]));
  const gainsOf = (features: readonly string[]) =>
    features.map((name) => ({ id: ids.get(name)!, gain: Math.max(0, model.weights[name] ?? 0) }));
  const ofLines = SOURCES.map(({ features }) => gainsOf(features));
  const ofParts = SOURCES.map(({ inside }) => gainsOf(inside));
  /** For each feature the last stretch that it was counted for, by their number. */
  const counted = new Float64Array(ids.size);
  let stretches = 0;
  // Asked many times for every text: one object for all questions, so that none is made for each.
  const outlook: { -readonly [name in keyof Outlook]: Outlook[name] } = {
    unit: "line",
    evidence: 0,
    kinds: 0,
    hits: 0,
    slots: 0,
    shortest: 0,
    longest: 0,
    bare: 0,
    stopped: false,
    wording: 1,
    telling: true,
    addressed: true,
    place: 0,
    objections: 0,
    signs: 0,
    repeated: 0,
    manifold: 0,
  };
  const weigh = ({ owners, places, hits }: Finds, from: number, to: number) => {
    stretches++;
    outlook.evidence = 0;
    outlook.hits = 0;
    outlook.slots = 0;
    const gains = outlook.unit === "line" ? ofLines : ofParts;
    let kinds = 0;
    for (let i = 0; i < owners.length; i++) {
      const at = places[i]!;
      if (at >= 0 && (at < from || at >= to)) continue;
      outlook.hits += hits[i]!;
      if (SOURCES[owners[i]!]!.isSlot) outlook.slots += hits[i]!;
      kinds |= KINDS[owners[i]!]!;
      for (const { id, gain } of gains[owners[i]!]!) {
        if (counted[id] === stretches) continue;
        counted[id] = stretches;
        outlook.evidence += gain;
      }
    }
    outlook.kinds = countBits(kinds);
  };
  const reaches = (line: Measured, from: number, to: number, repeatsOf: RepeatsOf) => {
    outlook.repeated = 0;
    outlook.manifold = 0;
    if (ceiling(outlook)) return true;
    // Repetition counts for terse lines only, see `featuresOf`; it never speaks against an ad.
    if (outlook.unit !== "line" || !isTerse(line.units, from, to)) return false;
    const repeats = repeatsOf(line);
    if (repeats.length === 0) return false;
    Object.assign(outlook, repeatedShare(line, from, to, repeats));
    return outlook.repeated > 0 && ceiling(outlook);
  };
  return (line, finds, { place, repeatsOf }, unit, from, to, look, goesOn) => {
    outlook.unit = unit;
    weigh(finds, from, to);
    if (outlook.hits === 0) return false;
    outlook.signs = line.signs;
    outlook.place = place;
    outlook.addressed = true;
    outlook.shortest = 0;
    outlook.longest = Number.POSITIVE_INFINITY;
    outlook.bare = 0;
    outlook.stopped = false;
    outlook.wording = 1;
    outlook.telling = unit === "line";
    outlook.objections = 0;
    if (!reaches(line, from, to, repeatsOf)) return false;
    if (look === "somewhere") return true;
    outlook.addressed = mayBeAddressed(line.units, from, line.length);
    outlook.wording = bundledWording().of(line.units, from, to);
    outlook.telling = unit === "line" && isTelling(outlook.wording, line.units, from, to);
    outlook.stopped = isStopped(line.units, from, to) && (!goesOn || staysStopped(line, to));
    if (!reaches(line, from, to, repeatsOf)) return false;
    measure(line, markReaches(line, finds, from, to), from, to, outlook);
    if (!reaches(line, from, to, repeatsOf)) return false;
    if (look === "length") return true;
    const inside = matchesIn(line, finds, from, to);
    weigh(inside.finds, from, to);
    measure(line, inside.all, from, to, outlook);
    if (!reaches(line, from, to, repeatsOf)) return false;
    // Asked last: it costs as much as all before it, and as the features of a passage do.
    outlook.objections = objectionsIn(textOfUnits(line.units.subarray(from, to)));
    return outlook.objections === 0 || reaches(line, from, to, repeatsOf);
  };
}

/** See `isTerse` of features, which asks the same of the text. */
function isTerse(units: Uint16Array, from: number, to: number): boolean {
  let stops = 0;
  for (let i = from; i < Math.min(to, from + TERSE + 1); i++) if (units[i] === FULL_STOP) stops++;
  return to - from <= TERSE && stops <= 1;
}

const KIND_NAMES = [...new Set(SOURCES.map(({ name }) => name.split("/")[0]!))];
const KINDS = SOURCES.map(({ name }) => 1 << KIND_NAMES.indexOf(name.split("/")[0]!));

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
