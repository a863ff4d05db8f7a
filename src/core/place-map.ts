import type { Range } from "./edit.js";

/** Changes of a text, three numbers each: from where, up to where, and how many units stand there afterwards. */
export type SizedChanges = readonly number[];

/** Marks a run whose units came from one unit each. */
const LINEAR = -1;

/**
 * The way back from each unit of a rewritten text to the range of the source it came from, kept by runs: a text that
 * was changed in few places has few of them, and one that was changed unit for unit has one.
 */
export class PlaceMap {
  /** Where the runs begin in the text; the first one is 0. */
  readonly #outs: readonly number[];
  /** Where they begin in the source. */
  readonly #starts: readonly number[];
  /** `LINEAR`, or where the range ends that all units of the run came from. */
  readonly #ends: readonly number[];

  private constructor(outs: readonly number[], starts: readonly number[], ends: readonly number[]) {
    this.#outs = outs;
    this.#starts = starts;
    this.#ends = ends;
  }

  /** Of a text whose units each came from the unit at the same place. */
  static readonly same = new PlaceMap([0], [0], [LINEAR]);

  /** Where the source of a unit starts. */
  startOf(unit: number): number {
    const run = this.#runOf(unit);
    return this.#starts[run]! + (this.#ends[run] === LINEAR ? unit - this.#outs[run]! : 0);
  }

  /** Where the source of a unit ends. */
  endOf(unit: number): number {
    const run = this.#runOf(unit);
    return this.#ends[run] === LINEAR ? this.#starts[run]! + unit - this.#outs[run]! + 1 : this.#ends[run]!;
  }

  /**
   * The map of the text after changes; all units of a replacement come from the whole range.
   *
   * @param changes in order, free of overlap and not empty ranges
   * @param length of the text before, in units
   */
  rewrite(changes: SizedChanges, length: number): PlaceMap {
    const outs: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    let run = 0;
    let from = 0;
    let to = 0;
    const push = (start: number, end: number, size: number) => {
      outs.push(to);
      starts.push(start);
      ends.push(end);
      to += size;
    };
    const keep = (until: number) => {
      while (from < until) {
        while (run + 1 < this.#outs.length && this.#outs[run + 1]! <= from) run++;
        const end = Math.min(until, this.#outs[run + 1] ?? until);
        const isLinear = this.#ends[run] === LINEAR;
        push(this.#starts[run]! + (isLinear ? from - this.#outs[run]! : 0), this.#ends[run]!, end - from);
        from = end;
      }
    };
    for (let i = 0; i < changes.length; i += 3) {
      const end = changes[i + 1]!;
      const size = changes[i + 2]!;
      keep(changes[i]!);
      if (size > 0) push(this.startOf(changes[i]!), this.endOf(end - 1), size);
      from = end;
    }
    keep(length);
    return outs.length === 0 ? PlaceMap.same : new PlaceMap(outs, starts, ends);
  }

  #runOf(unit: number): number {
    let low = 0;
    let high = this.#outs.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.#outs[mid]! <= unit) low = mid;
      else high = mid - 1;
    }
    return low;
  }
}

/** A range moved out of the surrogate pairs of its text. */
export function wholeCharacters(text: string, start: number, end: number): Range {
  return { start: snap(text, start, -1), end: snap(text, end, 1) };
}

function snap(text: string, offset: number, step: 1 | -1): number {
  const splits = (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return splits ? offset + step : offset;
}
