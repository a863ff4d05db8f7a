import { CHARACTER_KINDS, fold } from "../../../core/fold.js";
import { countMatches, occursIn } from "../../../core/run-pattern.js";
import { textOfUnits, unitsOfText } from "../../../core/text-units.js";
import { type PassageView, viewOf, withoutTargets } from "../view.js";
import { standsBeside } from "./beside.js";
import { mayBeChopped } from "./chopped.js";
import { CLUE_FILTER, CLUE_SOURCES, clueAt, loosePattern, SPANS, undressedFilter } from "./clues.js";
import type { GlancedLine } from "./line-scan.js";
import { isFree } from "./reach.js";
import { SIGNS } from "./signs.js";
import { SOURCES } from "./sources.js";

/** The sources of evidence that a line may have: the indices of two arrays go together. */
export interface Finds {
  /** Indices in `SOURCES`. */
  readonly owners: readonly number[];
  /** Where in the line's units a literal of the source stands; -1 if anywhere. */
  readonly places: readonly number[];
  /** How far from its place a match that holds it may cover units at most, see `markReach`; or `NO_REACH`. */
  readonly reaches: readonly number[];
  /** How many matches may hold it. */
  readonly hits: readonly number[];
}

/** How many matches are taken for many: features tell no more apart. */
const MANY_HITS = 5;

const bySigns = SOURCES.flatMap(({ bySigns, signs }, owner) => (bySigns ? [{ owner, signs }] : []));
/** Signs of a line without which its literals tell all: those that sources go by, and those by which it is looked at as text. */
const TELLING_SIGNS = bySigns.reduce((all, { signs }) => all | signs, SIGNS.hard | SIGNS.target | SIGNS.undressed);

/** Of a source whose matches explain nothing. */
export const NO_REACH = -1;

/** How far what a match of a source explains lies from its literals, if a match spans so many units. */
function reachOf(owner: number, span: number): number {
  const { covers } = SOURCES[owner]!;
  if (covers === "all") return Number.POSITIVE_INFINITY;
  return covers ? span : NO_REACH;
}

/** The sources whose literals or signs a line has; nothing if it has none. */
export function findSources(text: string, line: GlancedLine): Finds | undefined {
  const isTelling = (line.signs & TELLING_SIGNS) !== 0;
  if (line.spotCount === 0 && !isTelling) return undefined;
  lineAtHand = line;
  count = 0;
  const isUndressed = (line.signs & SIGNS.undressed) !== 0;
  if (isOdd(line)) {
    for (const form of formsOf(text.slice(line.start, line.end))) findIn(form, (owner) => note(owner, -1));
  } else if (isUndressed) {
    undressedFilter().find(line.units, line.length, note);
    noteDressed(text.slice(line.start, line.end));
  } else CLUE_FILTER.findAt(line.units, line.length, line.spots, line.spotCount, noteClue);
  if (isTelling) {
    const isToldBySlots = !isOdd(line) && !isUndressed;
    for (const { owner, signs } of bySigns) {
      if (signs === SIGNS.hollowSpace && isToldBySlots)
        for (let i = 0; i < line.slotCount; i++) note(owner, line.slots[i]!);
      else note(owner, -1);
    }
  }
  if (count === 0) return undefined;
  return {
    owners: owners.slice(0, count),
    places: places.slice(0, count),
    reaches: reaches.slice(0, count),
    hits: hits.slice(0, count),
  };
}

/**
 * What is found in the line at hand: most lines have literals, and few of these mean anything. So nothing is made for a
 * line before something is found.
 */
let lineAtHand: GlancedLine;
let count = 0;
const owners: number[] = [];
const places: number[] = [];
const reaches: number[] = [];
const hits: number[] = [];

function note(owner: number, at: number, span = SPANS[owner]!): void {
  if (lacksSigns(lineAtHand, owner)) return;
  const reach = reachOf(owner, span);
  // Literals of several alternatives may begin at one place.
  for (let i = count - 1; i >= 0 && places[i] === at && at >= 0; i--) {
    if (owners[i] !== owner) continue;
    reaches[i] = Math.max(reaches[i]!, reach);
    return;
  }
  owners[count] = owner;
  places[count] = at;
  reaches[count] = reach;
  hits[count] = at < 0 ? MANY_HITS : 1;
  count++;
}

function noteClue(clue: number, at: number): void {
  const owner = CLUE_SOURCES[clue]!;
  // Before the way to what stands beside is gone.
  if (lacksSigns(lineAtHand, owner)) return;
  const { beside, span } = clueAt(clue);
  if (beside !== undefined && !standsBeside(beside, lineAtHand, at)) return;
  if (isInBits[owner] === 1 && !mayBeChopped(lineAtHand, at)) return;
  note(owner, at, span);
}

const isInBits = Uint8Array.from(SOURCES, ({ inBits }) => (inBits ? 1 : 0));
/** For each source the signs of which it asks for one; 0 if it asks for none. */
const askedSigns = Int32Array.from(SOURCES, ({ signs }) => (signs === 0 ? 0 : signs | SIGNS.hard));

/** Whether a line has none of the signs of which a source asks for one. */
function lacksSigns(line: GlancedLine, owner: number): boolean {
  const signs = askedSigns[owner]!;
  return signs !== 0 && (line.signs & signs) === 0;
}

/** Whether a line's units tell too little of it: it, or parts of it, are looked at as strings. */
export function isOdd({ signs }: GlancedLine): boolean {
  return (signs & (SIGNS.hard | SIGNS.target)) !== 0;
}

/** Whether anything in a passage may be evidence. */
export function holdsSource(raw: string): boolean {
  let holds = false;
  for (const form of formsOf(raw)) findWhole(form, () => (holds = true));
  return holds;
}

/** The sources that a passage may have, as indices in `SOURCES`: none has another. */
export function possibleSources(raw: string): ReadonlySet<number> {
  const sources = new Set(bySigns.map(({ owner }) => owner));
  for (const form of formsOf(raw)) findWhole(form, (owner) => sources.add(owner));
  return sources;
}

/** What a passage and its parts may look like: with targets of links and without, with decoration and without. */
function formsOf(raw: string): readonly string[] {
  const forms: string[] = [];
  const bare = withoutTargets(raw);
  for (const source of bare === raw ? [raw] : [raw, bare]) {
    for (const form of [viewOf(source).tight, dressedForm(source)]) if (!forms.includes(form)) forms.push(form);
  }
  return forms;
}

function dressedForm(raw: string): string {
  return fold(raw, CHARACTER_KINDS).text.replace(/\s+/gu, "");
}

/** Adds the sources that a line has with its decoration only, as a part may have it at its ends. */
function noteDressed(raw: string): void {
  const known = new Set(owners.slice(0, count));
  findIn(dressedForm(raw), (owner) => {
    if (!known.has(owner)) note(owner, -1);
  });
}

/** In a form of a passage that is not cut any further: decoration is in it, or is not, as its patterns see it. */
function findWhole(form: string, found: (owner: number) => void): void {
  const units = unitsOfText(form);
  CLUE_FILTER.find(units, units.length, (clue) => found(CLUE_SOURCES[clue]!));
}

/** In a form of a line, of which a part may have decoration that the line has lost. */
function findIn(form: string, found: (owner: number) => void): void {
  const units = unitsOfText(form);
  undressedFilter().find(units, units.length, found);
}

/**
 * Without the sources whose patterns match nothing in the line, even freed of their assertions: what is left may match
 * in it or in a part of it.
 */
export function withoutIdle(text: string, line: GlancedLine, finds: Finds): Finds {
  if (isOdd(line)) return finds;
  const isUndressed = (line.signs & SIGNS.undressed) !== 0;
  // A sentence may end at a wide space, which the tight view has not: there, letters of two of them are one word.
  const isJoined = (line.signs & SIGNS.oddSentences) !== 0 && (line.signs & SIGNS.splitLatin) !== 0;
  let view: PassageView | undefined;
  const tight = textOfUnits(line.units.subarray(0, line.length));
  const viewed = () => (view ??= viewOf(text.slice(line.start, line.end).trim()));
  const { owners, places } = finds;
  const left: { -readonly [key in keyof Finds]: number[] } = { owners: [], places: [], reaches: [], hits: [] };
  round++;
  makeRoom(owners.length);
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i]!;
    if (asked[owner] !== round) {
      asked[owner] = round;
      const pattern = loosePattern(owner);
      const { view: which, inLine } = SOURCES[owner]!;
      // What was taken out of the line may be there in a part of it; the plain view has it all.
      if (which !== "plain" && (isUndressed || (isJoined && inLine))) noteMatches(finds, i, MANY_HITS);
      else if (which === "tight") countNear(pattern, tight, line, finds, i);
      else noteMatches(finds, i, countMatches(pattern, viewed()[which]));
    }
    if (matches[i] === 0) continue;
    left.owners.push(owner);
    left.places.push(places[i]!);
    left.reaches.push(finds.reaches[i]!);
    // Cut elsewhere, a line may hold one more.
    left.hits.push(Math.min(finds.hits[i]!, matches[i]! + 1));
  }
  return left;
}

/** Whether the pattern of any source found matches in the line as a whole, on the view that it is for. */
export function bearsOut(text: string, line: GlancedLine, { owners }: Finds): boolean {
  let tight: string | undefined;
  let view: PassageView | undefined;
  const matches = (owner: number) => {
    const { pattern, view: which } = SOURCES[owner]!;
    if (which === "tight") {
      tight ??= textOfUnits(line.units.subarray(0, line.length));
      return occursIn(pattern, tight);
    }
    view ??= viewOf(text.slice(line.start, line.end).trim());
    return occursIn(pattern, view[which]);
  };
  return owners.some((owner, i) => owners.indexOf(owner) === i && matches(owner));
}

/** For each source the last round in which it was asked for; for each find the matches about it. Used again for every line. */
let round = 0;
const asked = new Float64Array(SOURCES.length);
let matches = new Uint32Array(0);

function makeRoom(size: number): void {
  if (matches.length < size) matches = new Uint32Array(size * 2);
}

/** Notes how many matches there are for all finds of a source, of which the first is given. */
function noteMatches({ owners }: Finds, first: number, count: number): void {
  for (let i = first; i < owners.length; i++) if (owners[i] === owners[first]) matches[i] = count;
}

/**
 * Counts the matches about the finds of a source, of which the first is given, in the tight view of a line: looks no
 * further from a find than a match reaches that holds it.
 */
function countNear(pattern: RegExp, tight: string, line: GlancedLine, finds: Finds, first: number): void {
  const { owners, places, reaches } = finds;
  const owner = owners[first]!;
  for (let i = first; i < owners.length; i++) {
    if (owners[i] !== owner || (places[i]! >= 0 && Number.isFinite(reaches[i]!))) continue;
    noteMatches(finds, first, countMatches(pattern, tight));
    return;
  }
  for (let i = first; i < owners.length; ) {
    let from = farthest(line, places[i]!, reaches[i]!, -1);
    let to = farthest(line, places[i]!, reaches[i]!, 1) + 1;
    let next = i + 1;
    for (; next < owners.length; next++) {
      if (owners[next] !== owner) continue;
      const start = farthest(line, places[next]!, reaches[next]!, -1);
      if (start > to) break;
      from = Math.min(from, start);
      to = Math.max(to, farthest(line, places[next]!, reaches[next]!, 1) + 1);
    }
    const count = countMatches(pattern, tight.slice(from, to));
    for (; i < next; i++) if (owners[i] === owner) matches[i] = count;
  }
}

/** The farthest unit on one side of a place that a match which holds the place may cover. */
function farthest({ units, length }: GlancedLine, at: number, span: number, step: 1 | -1): number {
  let left = span;
  let i = at;
  while (i + step >= 0 && i + step < length) {
    if (!isFree(units[i + step]!) && left-- <= 0) break;
    i += step;
  }
  return i;
}
