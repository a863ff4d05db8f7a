import { eachMatch } from "../../../core/each-match.js";
import { textOfUnits } from "../../../core/text-units.js";
import { unitSet } from "../../../core/unit-set.js";
import { TERSE } from "../features.js";
import type { AdModel } from "../model.js";
import { SENTENCE_TAIL } from "../passages.js";
import type { Place } from "../place.js";
import { measureClauses } from "../prose-shape.js";
import { mayBeAddressed } from "./addressed.js";
import { type Ceiling, makeCeiling, type Outlook, type Unit } from "./ceiling.js";
import { loosePattern } from "./clues.js";
import { type Finds, NO_REACH } from "./finds.js";
import type { GlancedLine } from "./line-scan.js";
import { makeObjections } from "./objections.js";
import { markReach } from "./reach.js";
import { type RepeatsOf, repeatedShare } from "./repeats.js";
import { SOURCES } from "./sources.js";

/** A stretch of a line's units that may be cut out as a passage. */
export interface Stretch {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /**
   * How close to look: `somewhere` in it lies the passage; its ends are those of the passage, so that its `length` tells;
   * so does its `text`.
   */
  readonly look: "somewhere" | "length" | "text";
  /** Whether the stops and closing marks that follow are its own, too. */
  readonly goesOn: boolean;
}

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

/** Whether a stretch with these finds may reach the score from which it is reported. */
export type MayReach = (line: Measured, finds: Finds, stretch: Stretch, setting: LineSetting) => boolean;

/** The same of a line and its finds. */
export type MayBe = (stretch: Stretch) => boolean;

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
  return (line, finds, { unit, from, to, look, goesOn }, { place, repeatsOf }) => {
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
    outlook.objections = 0;
    if (!reaches(line, from, to, repeatsOf)) return false;
    if (look === "somewhere") return true;
    outlook.addressed = mayBeAddressed(line.units, from, line.length);
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

/** For each unit of the line at hand whether evidence may cover it. */
let marks = new Uint8Array(0);

function clearMarks({ length }: Measured, from: number, to: number): void {
  if (marks.length < length) marks = new Uint8Array(length * 2);
  marks.fill(0, from, to);
}

/** Marks what the finds of a stretch may cover at most, by their places. Gives whether that may be all of it. */
function markReaches(line: Measured, { owners, places, reaches }: Finds, from: number, to: number): boolean {
  clearMarks(line, from, to);
  for (let i = 0; i < owners.length; i++) {
    const at = places[i]!;
    if (at >= 0 && (at < from || at >= to)) continue;
    const reach = reaches[i]!;
    if (reach === NO_REACH) continue;
    if (at < 0 || reach === Number.POSITIVE_INFINITY) return true;
    markReach(line.units, at, reach, from, to, marks);
  }
  return false;
}

/** The finds of a stretch that its text bears out, and whether they may cover all of it. */
interface Matches {
  readonly finds: Finds;
  readonly all: boolean;
}

/**
 * Looks at the text of a stretch for the sources found in it. Patterns of the tight view are run on it, since the tight
 * view of a part of a line is that part of the line's; of others it is known how far a match may reach.
 */
function matchesIn(line: Measured, finds: Finds, from: number, to: number): Matches {
  clearMarks(line, from, to);
  let all = false;
  let tight: string | undefined;
  const counts = new Map<number, number>();
  for (let i = 0; i < finds.owners.length; i++) {
    const owner = finds.owners[i]!;
    const at = finds.places[i]!;
    if (at >= 0 && (at < from || at >= to)) continue;
    const reach = finds.reaches[i]!;
    if (SOURCES[owner]!.view === "tight") {
      if (counts.has(owner)) continue;
      tight ??= textOfUnits(line.units.subarray(from, to));
      counts.set(owner, markMatches(owner, tight, from));
    } else if (reach !== NO_REACH) {
      if (at < 0 || reach === Number.POSITIVE_INFINITY) all = true;
      else markReach(line.units, at, reach, from, to, marks);
    }
  }
  const owners: number[] = [];
  const places: number[] = [];
  const reaches: number[] = [];
  const hits: number[] = [];
  for (const [owner, count] of counts) {
    if (count === 0) continue;
    owners.push(owner);
    places.push(-1);
    reaches.push(NO_REACH); // its matches are marked
    hits.push(count);
  }
  for (let i = 0; i < finds.owners.length; i++) {
    if (counts.has(finds.owners[i]!)) continue;
    owners.push(finds.owners[i]!);
    places.push(finds.places[i]!);
    reaches.push(finds.reaches[i]!);
    hits.push(finds.hits[i]!);
  }
  return { finds: { owners, places, reaches, hits }, all };
}

/**
 * Marks what a source's pattern matches in a stretch, and counts the matches. A passage may begin behind the closing
 * marks that the stretch begins with, so a pattern that looks at the start is run without its assertions, too.
 */
function markMatches(owner: number, tight: string, from: number): number {
  let most = 0;
  for (const pattern of patternsInStretch(owner)) {
    let count = 0;
    eachMatch(pattern, tight, ({ 0: { length }, index }) => {
      marks.fill(1, from + index, from + index + length);
      count++;
    });
    most = Math.max(most, count);
  }
  return most;
}

/** What may follow the stop that ends a sentence, see `partsOfLine`: further stops, one of which folds to dots, and closing marks. */
const isSentenceTail = unitSet(`${SENTENCE_TAIL}.`);
/** What may follow the full stop at the end of a passage, see `place`. */
const isFullStopTail = unitSet("”」』）)】》");
const FULL_STOP = 0x3002;

/** The end of the sentence whose stop lies before a position. */
export function sentenceEnd({ units, length }: Measured, to: number): number {
  let end = to;
  while (end < length && isSentenceTail[units[end]!] === 1) end++;
  return end;
}

/** Whether a passage ends with a full stop. */
function isStopped(units: Uint16Array, from: number, to: number): boolean {
  let end = to;
  while (end > from && isFullStopTail[units[end - 1]!] === 1) end--;
  return end > from && units[end - 1] === FULL_STOP;
}

/** Whether it still does, however much of what follows is its own. */
function staysStopped(line: Measured, to: number): boolean {
  const end = sentenceEnd(line, to);
  for (let i = to; i < end; i++) {
    const unit = line.units[i]!;
    if (unit !== FULL_STOP && isFullStopTail[unit] === 0) return false;
  }
  return true;
}

const inStretch: (readonly RegExp[] | undefined)[] = [];

function patternsInStretch(owner: number): readonly RegExp[] {
  const { pattern } = SOURCES[owner]!;
  inStretch[owner] ??= pattern.source.includes("^") ? [...new Set([pattern, loosePattern(owner)])] : [pattern];
  return inStretch[owner]!;
}

/** What a passage is stripped of at its start. */
const isStripped = unitSet(",。、;:!?)】」”’』》\"'");
/** Closing marks that a sentence may have beyond its stop. */
const CLOSERS = 8;

/** Notes the bounds of a passage: how long it is, and how much of it no evidence may explain, by the marks. */
function measure(
  { units }: Measured,
  all: boolean,
  from: number,
  to: number,
  into: { shortest: number; longest: number; bare: number },
): void {
  let start = from;
  while (start < to && isStripped[units[start]!] === 1) start++;
  const { length, bare } = measureClauses(units, start, to, marks);
  into.shortest = length;
  into.longest = length + CLOSERS;
  into.bare = all ? 0 : bare;
}
