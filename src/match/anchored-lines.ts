import { FOLD_KINDS, fold } from "../core/fold.js";
import { foldsAlone, loneFolds, NOT_ALONE, unitFolds } from "../core/lone-units.js";
import type { Text } from "../core/text.js";
import { buildLiteralSearch, type LiteralSearch, type PairTable } from "./literal-search.js";
import { SPREAD } from "./pair-slot.js";

/** A line of a text whose folded view holds some of the literals looked for. */
export interface AnchoredLine {
  readonly index: number;
  /** Offsets in the text, without the line end. */
  readonly start: number;
  readonly end: number;
  /** Whether every unit folds to one, as far as a short look tells: nothing is taken out of such a line. */
  readonly isPlain: boolean;
  /** The literals, as indices in the list, each once and in no order. */
  readonly literals: readonly number[];
}

/** Finds the lines of a text that hold literals. */
export interface LineSearch {
  /** In order. */
  find(text: Text): AnchoredLine[];
}

/**
 * Builds the search for the lines that hold any of many literals, which are folded by all kinds, in their folded view. One
 * pass over the units folds and searches: a line is folded as a string only where a unit of it needs a look at what stands
 * beside it or becomes several.
 *
 * @param literals none of them empty; no two are the same
 */
export function buildLineSearch(literals: readonly string[]): LineSearch {
  const finder = new LineFinder(literals);
  return { find: (text) => finder.find(text) };
}

/** Goes over the lines of a text; used again for the next one. */
class LineFinder {
  readonly #search: LiteralSearch;
  readonly #pass: Pass;
  /** For each literal the number of the last line that has it. */
  readonly #seen: Float64Array;
  #line = 0;
  /** Those of the line at hand. */
  #literals: number[] | undefined;

  constructor(literals: readonly string[]) {
    this.#search = buildLiteralSearch(literals);
    this.#seen = new Float64Array(literals.length);
    this.#pass = makePass(this.#search.pairs);
  }

  find({ value, units, lines }: Pick<Text, "value" | "units" | "lines">): AnchoredLine[] {
    const found: AnchoredLine[] = [];
    for (let index = 0; index < lines.length; index++) {
      const { start, end } = lines[index]!;
      this.#begin();
      const isPlain = this.#scan(units, start, end);
      if (!isPlain) {
        this.#begin();
        for (const { id } of this.#search.findAll(fold(value.slice(start, end), FOLD_KINDS).units)) this.#note(id);
      }
      if (this.#literals !== undefined) found.push({ index, start, end, isPlain, literals: this.#literals });
    }
    return found;
  }

  #begin(): void {
    this.#line++;
    this.#literals = undefined;
  }

  /** Notes the literals of a line. False if its units do not tell what it folds to. */
  #scan(units: Uint16Array, start: number, end: number): boolean {
    const folds = loneFolds();
    let at = this.#pass(units, start, end, NOT_ALONE);
    while (at < end) {
      if (folds[units[at]!] === NOT_ALONE && !foldsAlone(units, at, start, end)) return false;
      const unit = foldedUnit(units[at]!);
      this.#meet(units, at - 1, at === start ? NOT_ALONE : foldedUnit(units[at - 1]!), unit);
      at = this.#pass(units, at + 1, end, unit);
    }
    if (this.#search.singles.size > 0) this.#findSingles(units, start, end);
    return true;
  }

  /** Notes the literals whose pair stands at a place. */
  #meet(units: Uint16Array, at: number, first: number, second: number): void {
    const literals = this.#search.pairs.of(first, second);
    if (literals === undefined) return;
    for (const { id, offset, units: literal } of literals) if (standsAt(units, at - offset, literal)) this.#note(id);
  }

  #findSingles(units: Uint16Array, start: number, end: number): void {
    for (let at = start; at < end; at++)
      for (const id of this.#search.singles.get(foldedUnit(units[at]!)) ?? NONE) this.#note(id);
  }

  #note(literal: number): void {
    if (this.#seen[literal] === this.#line) return;
    this.#seen[literal] = this.#line;
    if (this.#literals === undefined) this.#literals = [literal];
    else this.#literals.push(literal);
  }
}

/**
 * Passes over units that fold alone and begin no literal with the unit before.
 *
 * @param first what the unit before folds to
 * @returns the first place that needs a look, or `to`
 */
type Pass = (units: Uint16Array, from: number, to: number, first: number) => number;

/**
 * Makes what passes over the units of most of a text: V8 neither looks tables up each time nor asks for their length where
 * they are constants of the one function that reads them, and the loop takes two thirds of the time.
 */
function makePass({ bits, mask }: PairTable): Pass {
  const folds = loneFolds();
  function pass(units: Uint16Array, from: number, to: number, before: number): number {
    let first = before;
    for (let at = from; at < to; at++) {
      const second = folds[units[at]!]!;
      if (second === NOT_ALONE) return at;
      // As `pairHash` has it: before each call V8 looks whether the function is still the same.
      const hash = (Math.imul(first, SPREAD) + second) & mask;
      if ((bits[hash >>> 5]! & (1 << (hash & 31))) !== 0) return at;
      first = second;
    }
    return to;
  }
  return pass;
}

const NONE: readonly number[] = [];

/** Whether a literal stands at a place of units that fold one by one. */
function standsAt(units: Uint16Array, start: number, literal: Uint16Array): boolean {
  if (start < 0 || start + literal.length > units.length) return false;
  for (let i = 0; i < literal.length; i++) if (foldedUnit(units[start + i]!) !== literal[i]) return false;
  return true;
}

/** What a unit folds to that folds to one. */
function foldedUnit(unit: number): number {
  return unitFolds()[unit]! & 0xffff;
}
