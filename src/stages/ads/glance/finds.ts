import { eachMatch } from "../../../core/each-match.js";
import { FOLD_KINDS, fold } from "../../../core/fold.js";
import { unitsOfText } from "../../../core/text-units.js";
import { type LiteralFilter, openLiteralFilter } from "../../../match/literal-filter.js";
import { UnitPresence } from "../../../match/unit-presence.js";
import { type PassageView, viewOf, withoutTargets } from "../view.js";
import type { GlancedLine } from "./line-scan.js";
import { CLUES, DRESSED_LITERALS, LITERALS, UNDRESSED_LITERALS } from "./literals.generated.js";
import { isFree } from "./reach.js";
import { SIGNS } from "./signs.js";
import { SOURCES } from "./sources.js";

/** What the patterns of a source ask of a text; made from them by `.scripts/generate.ts`. */
interface SourceFacts {
  readonly name: string;
  /** The pattern without assertions, where it has any. */
  readonly loosened?: string;
  /** The most units that one match covers with what must stand beside it, see `markReach`; none where there is no bound. */
  readonly span?: number;
}

/** The sources of evidence that a line may have: the indices of two arrays go together. */
export interface Finds {
  /** Indices in `SOURCES`. */
  readonly owners: readonly number[];
  /** Where in the line's units a literal of the source stands; -1 if anywhere. */
  readonly places: readonly number[];
  /** How many matches may hold it. */
  readonly hits: readonly number[];
}

/** How many matches are taken for many: features tell no more apart. */
const MANY_HITS = 5;

const facts: readonly SourceFacts[] = LITERALS;
const factsOf = new Map(facts.map((entry) => [entry.name, entry]));

/**
 * What a literal of the filter for lines with their decoration stands for: of the clues of a source every match bears out
 * one, a literal of its list, and a unit that stands beside.
 */
interface Clue {
  /** The index of a source. */
  readonly owner: number;
  /** Units of which one is as near as a match reaches; undefined if none is known. */
  readonly beside?: string;
}

const clues: readonly Clue[] = CLUES;
const besides: (Uint16Array | undefined)[] = [];

/** The units beside a clue that has some. */
function besideOf(clue: number): Uint16Array {
  besides[clue] ??= unitsOfText(clues[clue]!.beside!);
  return besides[clue]!;
}

/** Whether the units beside a clue are near: those of the line at hand, and those that are asked for. */
const lineUnits = new UnitPresence();
const wanted = new UnitPresence();
const filter = openLiteralFilter(DRESSED_LITERALS);
let undressedFilter: LiteralFilter | undefined;

/** For lines of which decoration was taken out, by the indices of sources. */
function undressed(): LiteralFilter {
  undressedFilter ??= openLiteralFilter(UNDRESSED_LITERALS);
  return undressedFilter;
}

const bySigns = SOURCES.flatMap(({ bySigns, signs }, owner) => (bySigns ? [{ owner, signs: signs! }] : []));
const loosened: (RegExp | undefined)[] = [];

const SPANS = SOURCES.map(({ name }) => factsOf.get(name)?.span ?? Number.POSITIVE_INFINITY);
/** Of a source whose matches explain nothing. */
export const NO_REACH = -1;
/** For each source how far what a match explains lies from its literals at most, see `markReach`; or `NO_REACH`. */
export const REACHES: readonly number[] = SOURCES.map(({ covers }, owner) => {
  if (covers === "all") return Number.POSITIVE_INFINITY;
  return covers ? SPANS[owner]! : NO_REACH;
});

/** The sources whose literals or signs a line has; nothing if it has none. */
export function findSources(text: string, line: GlancedLine): Finds | undefined {
  const owners: number[] = [];
  const places: number[] = [];
  const hits: number[] = [];
  const note = (owner: number, at: number) => {
    const { signs } = SOURCES[owner]!;
    if (signs !== undefined && (line.signs & (signs | SIGNS.hard)) === 0) return;
    owners.push(owner);
    places.push(at);
    hits.push(at < 0 ? MANY_HITS : 1);
  };
  const isUndressed = (line.signs & SIGNS.undressed) !== 0;
  if (isOdd(line)) {
    for (const form of formsOf(text.slice(line.start, line.end))) findIn(form, (owner) => note(owner, -1));
  } else if (isUndressed) {
    undressed().find(line.units, line.length, note);
    noteDressed(text.slice(line.start, line.end), owners, note);
  } else {
    let last = -1;
    let lastAt = -1;
    let isNoted = false;
    filter.find(line.units, line.length, (clue, at) => {
      const { owner, beside } = clues[clue]!;
      if (owner === last && at === lastAt) return;
      if (beside !== undefined) {
        if (!isNoted) lineUnits.note(line.units, 0, line.length);
        isNoted = true;
        if (!standsBeside(line, at, SPANS[owner]!, besideOf(clue))) return;
      }
      last = owner;
      lastAt = at;
      note(owner, at);
    });
  }
  for (const { owner } of bySigns) note(owner, -1);
  if (owners.length === 0) return undefined;
  return { owners, places, hits };
}

/** Whether one of the units stands within the reach of a match that holds the place. */
function standsBeside({ units, length }: GlancedLine, at: number, span: number, beside: Uint16Array): boolean {
  if (!lineUnits.hasOneOf(beside)) return false;
  wanted.note(beside, 0, beside.length);
  for (let i = at, left = span; i < length; i++) {
    const unit = units[i]!;
    if (wanted.has(unit)) return true;
    if (!isFree(unit) && left-- <= 0) break;
  }
  for (let i = at - 1, left = span; i >= 0; i--) {
    const unit = units[i]!;
    if (wanted.has(unit)) return true;
    if (!isFree(unit) && left-- <= 0) break;
  }
  return false;
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

/** The names of the sources that a passage may have: none has another. */
export function possibleSources(raw: string): ReadonlySet<string> {
  const names = new Set(bySigns.map(({ owner }) => SOURCES[owner]!.name));
  for (const form of formsOf(raw)) findWhole(form, (owner) => names.add(SOURCES[owner]!.name));
  return names;
}

/** What a passage and its parts may look like: with targets of links and without, with decoration and without. */
function formsOf(raw: string): ReadonlySet<string> {
  return new Set([raw, withoutTargets(raw)].flatMap((source) => [viewOf(source).tight, dressedForm(source)]));
}

function dressedForm(raw: string): string {
  return fold(raw, DRESSED).text.replace(/\s+/gu, "");
}

const DRESSED = FOLD_KINDS.filter((kind) => kind !== "decoration" && kind !== "spaced");

/** Adds the sources that a line has with its decoration only, as a part may have it at its ends. */
function noteDressed(raw: string, owners: readonly number[], note: (owner: number, at: number) => void): void {
  const known = new Set(owners);
  findIn(dressedForm(raw), (owner) => {
    if (!known.has(owner)) note(owner, -1);
  });
}

/** In a form of a passage that is not cut any further: decoration is in it, or is not, as its patterns see it. */
function findWhole(form: string, found: (owner: number) => void): void {
  const units = unitsOfText(form);
  filter.find(units, units.length, (clue) => found(clues[clue]!.owner));
}

/** In a form of a line, of which a part may have decoration that the line has lost. */
function findIn(form: string, found: (owner: number) => void): void {
  const units = unitsOfText(form);
  undressed().find(units, units.length, found);
}

/**
 * Without the sources whose patterns match nothing in the line, even freed of their assertions: what is left may match
 * in it or in a part of it.
 */
export function withoutIdle(text: string, line: GlancedLine, finds: Finds): Finds {
  // What was taken out of the line may be there in a part of it.
  if (isOdd(line) || (line.signs & SIGNS.undressed) !== 0) return finds;
  let view: PassageView | undefined;
  const tight = stringOf(line.units.subarray(0, line.length));
  const viewed = () => (view ??= viewOf(text.slice(line.start, line.end).trim()));
  const owners: number[] = [];
  const places: number[] = [];
  const hits: number[] = [];
  round++;
  for (let i = 0; i < finds.owners.length; i++) {
    const owner = finds.owners[i]!;
    if (asked[owner] !== round) {
      const pattern = loosePattern(owner);
      const { view: which } = SOURCES[owner]!;
      asked[owner] = round;
      matches[owner] =
        which === "tight" ? countNear(pattern, tight, line, finds, owner) : countMatches(pattern, viewed()[which]);
    }
    if (matches[owner] === 0) continue;
    owners.push(owner);
    places.push(finds.places[i]!);
    // Cut elsewhere, a line may hold one more.
    hits.push(Math.min(finds.hits[i]!, matches[owner]! + 1));
  }
  return { owners, places, hits };
}

/** For each source the last round in which it was asked for, and how many matches it had; used again for every line. */
let round = 0;
const asked = new Float64Array(SOURCES.length);
const matches = new Uint32Array(SOURCES.length);

/** Counts the matches of a source in the tight view of a line, looking no further from its literals than a match reaches. */
function countNear(pattern: RegExp, tight: string, line: GlancedLine, finds: Finds, owner: number): number {
  const span = SPANS[owner]!;
  const { owners, places } = finds;
  let count = 0;
  let from = -1;
  let to = -1;
  for (let i = 0; i < owners.length; i++) {
    if (owners[i] !== owner) continue;
    const at = places[i]!;
    if (at < 0 || span === Number.POSITIVE_INFINITY) return countMatches(pattern, tight);
    const start = farthest(line, at, span, -1);
    if (start > to) {
      if (to > from) count += countMatches(pattern, tight.slice(from, to));
      from = start;
    }
    to = Math.max(to, farthest(line, at, span, 1) + 1);
  }
  return to > from ? count + countMatches(pattern, tight.slice(from, to)) : count;
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

function countMatches(pattern: RegExp, text: string): number {
  let count = 0;
  eachMatch(pattern, text, () => count++);
  return count;
}

/** The pattern of a source without the assertions that a cut may make true; the pattern itself where it has none. */
export function loosePattern(owner: number): RegExp {
  const { pattern, name } = SOURCES[owner]!;
  const source = factsOf.get(name)?.loosened;
  if (source === undefined && pattern.global) return pattern;
  loosened[owner] ??= new RegExp(source ?? pattern.source, "gu");
  return loosened[owner]!;
}

const CHUNK = 8192; // arguments of one call; engines allow some 60,000

/** Handed over as a list of arguments; spreading a typed array goes through its iterator, at several times the cost. */
function fromUnits(units: Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

/** Units as a string. */
export function stringOf(units: Uint16Array): string {
  if (units.length <= CHUNK) return fromUnits(units);
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) pieces.push(fromUnits(units.subarray(at, at + CHUNK)));
  return pieces.join("");
}
