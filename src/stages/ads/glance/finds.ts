import { eachMatch } from "../../../core/each-match.js";
import { FOLD_KINDS, fold } from "../../../core/fold.js";
import { buildLiteralFilter } from "../../../match/literal-filter.js";
import { type PassageView, viewOf, withoutTargets } from "../view.js";
import type { GlancedLine } from "./line-scan.js";
import { LITERALS } from "./literals.generated.js";
import { SIGNS } from "./signs.js";
import { SOURCES } from "./sources.js";

/** What the patterns of a source ask of a text; made from them by `.scripts/generate.ts`. */
interface SourceLiterals {
  readonly name: string;
  /** Literals of one to three units, one of which every match holds; apart by spaces. */
  readonly literals: string;
  /** The pattern without assertions, where it has any. */
  readonly loosened?: string;
  /** The most units that one match covers, see `markReach`; none where there is no bound. */
  readonly longest?: number;
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

const entries: readonly SourceLiterals[] = LITERALS;
const literalsOf = new Map(entries.map((entry) => [entry.name, entry]));
const filter = buildLiteralFilter(
  SOURCES.map(({ name }) => (literalsOf.get(name)?.literals ?? "").split(" ").filter((literal) => literal !== "")),
);
const bySigns = SOURCES.flatMap(({ bySigns, signs }, owner) => (bySigns ? [{ owner, signs: signs! }] : []));
const loosened: (RegExp | undefined)[] = [];

/** For each source the most units that one match of it covers; 0 for sources whose matches explain nothing. */
export const REACHES: readonly number[] = SOURCES.map(({ name, covers }) =>
  covers ? (literalsOf.get(name)?.longest ?? Number.POSITIVE_INFINITY) : 0,
);

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
  if (isOdd(line))
    for (const form of formsOf(text.slice(line.start, line.end))) findIn(form, (owner) => note(owner, -1));
  else filter.find(line.units, line.length, note);
  if ((line.signs & SIGNS.undressed) !== 0 && !isOdd(line)) noteDressed(text.slice(line.start, line.end), owners, note);
  for (const { owner } of bySigns) note(owner, -1);
  return owners.length === 0 ? undefined : { owners, places, hits };
}

/** Whether a line's units tell too little of it: it, or parts of it, are looked at as strings. */
export function isOdd({ signs }: GlancedLine): boolean {
  return (signs & (SIGNS.hard | SIGNS.target)) !== 0;
}

/** Whether anything in a passage may be evidence. */
export function holdsSource(raw: string): boolean {
  let holds = false;
  for (const form of formsOf(raw)) findIn(form, () => (holds = true));
  return holds;
}

/** The names of the sources that a passage may have: none has another. */
export function possibleSources(raw: string): ReadonlySet<string> {
  const names = new Set(bySigns.map(({ owner }) => SOURCES[owner]!.name));
  for (const form of formsOf(raw)) findIn(form, (owner) => names.add(SOURCES[owner]!.name));
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

function findIn(form: string, found: (owner: number) => void): void {
  const units = Uint16Array.from({ length: form.length }, (_, i) => form.charCodeAt(i));
  filter.find(units, units.length, found);
}

/**
 * Without the sources whose patterns match nothing in the line, even freed of their assertions: what is left may match
 * in it or in a part of it.
 */
export function withoutIdle(text: string, line: GlancedLine, finds: Finds): Finds {
  if (isOdd(line)) return finds;
  let view: PassageView | undefined;
  const tight = stringOf(line.units.subarray(0, line.length));
  const viewed = () => (view ??= viewOf(text.slice(line.start, line.end).trim()));
  const matches = new Map<number, number>();
  for (const owner of finds.owners) {
    if (matches.has(owner)) continue;
    const pattern = loosePattern(owner);
    const { view: which } = SOURCES[owner]!;
    matches.set(owner, countMatches(pattern, which === "tight" ? tight : viewed()[which]));
  }
  const kept = finds.owners.flatMap((owner, i) => (matches.get(owner)! > 0 ? [i] : []));
  return {
    owners: kept.map((i) => finds.owners[i]!),
    places: kept.map((i) => finds.places[i]!),
    // Cut elsewhere, a line may hold one more.
    hits: kept.map((i) => Math.min(finds.hits[i]!, matches.get(finds.owners[i]!)! + 1)),
  };
}

function countMatches(pattern: RegExp, text: string): number {
  let count = 0;
  eachMatch(pattern, text, () => count++);
  return count;
}

/** The pattern of a source without the assertions that a cut may make true; the pattern itself where it has none. */
export function loosePattern(owner: number): RegExp {
  const { pattern, name } = SOURCES[owner]!;
  const source = literalsOf.get(name)?.loosened;
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
