import type { Range } from "./edit.js";
import { findDecoration, findSpacing } from "./fold-context.js";
import type { FoldProgram } from "./fold-program.js";
import { makeProgram } from "./fold-program.js";
import { Folding } from "./folding.js";
import { PlaceMap, wholeCharacters } from "./place-map.js";
import { textOfUnits, unitsOfText } from "./text-units.js";

/** The foldings, in the order in which they are carried out. */
export const FOLD_KINDS = ["zero-width", "nfkc", "case", "traditional", "decoration", "spaced"] as const;

/** Those that look at one character and those that join it; the others look at what stands around. */
export const CHARACTER_KINDS = FOLD_KINDS.filter((kind) => kind !== "decoration" && kind !== "spaced");

/**
 * What folding may do: `zero-width` invisible characters out, `nfkc` compatibility forms to plain ones, `case` to lower
 * case, `traditional` to simplified one by one, `decoration` symbols between characters out (最⊥新 → 最新), `spaced` three
 * or more single characters closed up (共 产 党 → 共产党).
 */
export type FoldKind = (typeof FOLD_KINDS)[number];

/** A folded view of a text. */
export interface Folded {
  readonly text: string;
  /** The UTF-16 units of `text`: made first, so that what looks for units only never has the string made. */
  readonly units: Uint16Array;
  /** The range of the source that a range of the folded text stands for; never splits a surrogate pair. */
  toSource(start: number, end: number): Range;
}

const keys = new WeakMap<readonly FoldKind[], string>();

/** The name of a text folded by a set of kinds: the same for the same kinds in any order. */
export function foldKey(kinds: readonly FoldKind[]): string {
  let key = keys.get(kinds);
  if (key === undefined) {
    key = `fold:${FOLD_KINDS.filter((kind) => kinds.includes(kind)).join("+")}`;
    keys.set(kinds, key);
  }
  return key;
}

const programs = new Map<string, FoldProgram>();

/** The foldings of some kinds as one table; made once for a set of kinds. */
export function foldProgram(kinds: readonly FoldKind[]): FoldProgram {
  const key = foldKey(kinds);
  let program = programs.get(key);
  if (program === undefined) {
    program = makeProgram(kinds);
    programs.set(key, program);
  }
  return program;
}

/**
 * Folds a text. Folding the result again changes nothing; the offsets of the map never fall.
 *
 * One pass unit for unit by a table, which notes where a closer look is needed: where characters join or become
 * several, and where decoration or spaces stand.
 *
 * @param kinds in any order; they are carried out in that of `FOLD_KINDS`
 */
export function fold(source: string, kinds: readonly FoldKind[]): Folded {
  const program = foldProgram(kinds);
  if (source.length > SHORT) return foldAnew(source, program);
  // A line is asked for several times in a row.
  const last = latest.get(program);
  if (last?.source === source) return last.folded;
  const folded = foldAnew(source, program);
  latest.set(program, { source, folded });
  return folded;
}

/** For each program the short text that was folded last. */
const latest = new Map<FoldProgram, { readonly source: string; readonly folded: Folded }>();

function foldAnew(source: string, program: FoldProgram): Folded {
  const isShort = source.length <= SHORT;
  if (isShort && foldsToItself(source, program)) return new FoldedText(source, PlaceMap.same, source);
  const folding = new Folding(source, program, isShort ? room : NO_ROOM);
  folding.foldCharacters();
  folding.closeUp(findDecoration(folding, folding.decoration));
  folding.closeUp(findSpacing(folding, folding.spaces));
  if (folding.isSame) return new FoldedText(source, folding.places, source);
  const result = folding.units.subarray(0, folding.length);
  return isShort
    ? new FoldedText(source, folding.places, textOfUnits(result))
    : new FoldedText(source, folding.places, undefined, result);
}

/**
 * Folds a stretch of units of which each folds to one, whatever stands around it: its entry in the table of the kinds is
 * that one, and no bit above asks for a closer look.
 *
 * @param source the stretch as a string
 */
export function foldOneByOne(source: string, units: Uint16Array, start: number, kinds: readonly FoldKind[]): Folded {
  const { table } = foldProgram(kinds);
  const { length } = source;
  const folded = length <= SHORT ? room : new Uint16Array(length);
  for (let i = 0; i < length; i++) folded[i] = table[units[start + i]!]!;
  return new FoldedText(source, PlaceMap.same, textOfUnits(folded.subarray(0, length)));
}

/** Whether every unit folds to itself and none needs a closer look: most words and many lines are so. */
function foldsToItself(source: string, { table }: FoldProgram): boolean {
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (table[unit] !== unit) return false;
  }
  return true;
}

/**
 * Lines and other short texts are folded in a room that is used again, and their strings made at once: an array of their
 * own would lie outside the heap, and cost as much as the folding.
 */
const SHORT = 1024;
const room = new Uint16Array(SHORT * 2);
const NO_ROOM = new Uint16Array(0);

/** What is left of the work on a text when it is done: units and the way back; strings when they are asked for. */
class FoldedText implements Folded {
  readonly #source: string;
  readonly #places: PlaceMap;
  #units: Uint16Array | undefined;
  #text: string | undefined;

  /** @param text the result, or else its `units` */
  constructor(source: string, places: PlaceMap, text: string | undefined, units?: Uint16Array) {
    this.#source = source;
    this.#places = places;
    this.#units = units;
    this.#text = text;
  }

  get text(): string {
    this.#text ??= textOfUnits(this.#units!);
    return this.#text;
  }

  get units(): Uint16Array {
    this.#units ??= unitsOfText(this.#text!);
    return this.#units;
  }

  toSource(start: number, end: number): Range {
    if (start < end) {
      return wholeCharacters(this.#source, this.#places.startOf(start), this.#places.endOf(end - 1));
    }
    const length = this.#units?.length ?? this.#text!.length;
    const at = start < length ? this.#places.startOf(start) : this.#source.length;
    const { start: place } = wholeCharacters(this.#source, at, at);
    return { start: place, end: place };
  }
}
