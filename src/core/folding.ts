import type { FoldProgram } from "./fold-program.js";
import { INVISIBLE_UNIT, SPACE_UNIT, SPECIAL, TAG_LEAD } from "./fold-program.js";
import { foldSegment, INVISIBLE } from "./fold-table.js";
import { PlaceMap, type SizedChanges } from "./place-map.js";
import { eachMatch } from "./run-pattern.js";
import { astralClasses, DECORATION, unitClasses } from "./unit-classes.js";

/** A text while it is folded: the first `length` of `units`, and the way back to the source. */
export class Folding {
  units: Uint16Array;
  length = 0;
  places = PlaceMap.same;
  /** Whether the result is the source, unit for unit. */
  isSame = true;
  /** Where decoration and spaces stand in the result, in order. */
  decoration: number[] = [];
  spaces: number[] = [];
  readonly #program: FoldProgram;
  /** What is folded: the source, without its invisible characters once they have been found. */
  #base: string;
  #isStripped = false;

  /** @param room where the result is put, if it is long enough */
  constructor(source: string, program: FoldProgram, room: Uint16Array) {
    this.#base = source;
    this.#program = program;
    this.units = room.length < source.length ? new Uint16Array(source.length) : room;
  }

  /** Folds what looks at one character and those that join it. To be called first, and once. */
  foldCharacters(): void {
    if (this.#scan()) return;
    this.#strip();
    this.#scan();
  }

  /** Takes ranges of the result out, given as pairs of start and end in order. */
  closeUp(ranges: readonly number[]): void {
    if (ranges.length === 0) return;
    const changes: number[] = [];
    let to = ranges[0]!;
    for (let i = 0; i < ranges.length; i += 2) {
      const next = ranges[i + 2] ?? this.length;
      changes.push(ranges[i]!, ranges[i + 1]!, 0);
      this.units.copyWithin(to, ranges[i + 1]!, next);
      to += next - ranges[i + 1]!;
    }
    this.spaces = shifted(this.spaces, ranges);
    this.places = this.places.rewrite(changes, this.length);
    this.length = to;
    this.isSame = false;
  }

  /** One pass by the table. Returns false, with nothing done, where what joins is kept apart by what has to go. */
  #scan(): boolean {
    const { table } = this.#program;
    const base = this.#base;
    const { length } = base;
    const changes: number[] = [];
    let { units } = this;
    let to = 0;
    let done = 0; // the end of the last segment
    for (let at = 0; at < length; ) {
      const stop = this.#foldPlain(at, to);
      to += stop - at;
      at = stop;
      if (at === length) break;
      const entry = table[base.charCodeAt(at)]!;
      if ((entry & SPECIAL) === 0) {
        ((entry & SPACE_UNIT) !== 0 ? this.spaces : this.decoration).push(to);
        if ((entry & 0xffff) !== base.charCodeAt(at)) this.isSame = false;
        units[to++] = entry;
        at++;
        continue;
      }
      if ((entry & INVISIBLE_UNIT) !== 0 && this.#goes(at)) {
        const end = this.#endOfInvisible(at);
        if (end < length && (table[base.charCodeAt(end)]! & SPECIAL) !== 0) return this.#restart();
        changes.push(at, end, 0);
        this.isSame = false;
        at = end;
        continue;
      }
      const start = this.#segmentStart(at, done);
      const end = this.#segmentEnd(at);
      const folded = this.#foldSegment(start, end);
      const isSame = folded.length === end - start && base.startsWith(folded, start);
      if (!isSame) this.isSame = false;
      if (!isSame || !this.#isPlain(start, end)) changes.push(start, end, folded.length);
      to = this.#takeBack(to, at - start);
      units = this.#room(to + folded.length + length - end);
      this.#notePlaces(folded, to);
      for (let i = 0; i < folded.length; i++) units[to++] = folded.charCodeAt(i);
      done = end;
      at = end;
    }
    this.length = to;
    this.#rewrite(changes);
    return true;
  }

  /** Folds units up to the first one that needs more than the table. Returns its place, or the length. */
  #foldPlain(from: number, to: number): number {
    const base = this.#base;
    const { table } = this.#program;
    const { units } = this;
    const shift = to - from;
    let different = 0;
    let at = from;
    for (; at < base.length; at++) {
      const unit = base.charCodeAt(at);
      const entry = table[unit]!;
      if (entry > 0xffff) break;
      units[at + shift] = entry;
      different |= entry ^ unit;
    }
    if (different !== 0) this.isSame = false;
    return at;
  }

  #restart(): false {
    this.decoration = [];
    this.spaces = [];
    return false;
  }

  #strip(): void {
    const changes: number[] = [];
    const source = this.#base;
    eachMatch(INVISIBLE, source, ({ 0: found, index }) => {
      changes.push(index, index + found.length, 0);
    });
    this.#base = source.replace(INVISIBLE, "");
    this.places = this.places.rewrite(changes, source.length);
    this.isSame = false;
    this.#isStripped = true;
  }

  #rewrite(changes: SizedChanges): void {
    if (changes.length > 0) this.places = this.places.rewrite(changes, this.#base.length);
  }

  /** Whether an invisible unit goes: the first half of a tag does with the second. */
  #goes(at: number): boolean {
    const unit = this.#base.charCodeAt(at);
    return !this.#isStripped && (unit !== TAG_LEAD || isLow(this.#base.charCodeAt(at + 1)));
  }

  #endOfInvisible(at: number): number {
    const { table } = this.#program;
    let end = at;
    while (end < this.#base.length && (table[this.#base.charCodeAt(end)]! & INVISIBLE_UNIT) !== 0 && this.#goes(end)) {
      end += this.#base.charCodeAt(end) === TAG_LEAD ? 2 : 1;
    }
    return end;
  }

  /** A character that joins with what stands before it takes that into its segment. */
  #segmentStart(at: number, from: number): number {
    if (at === from || !this.#program.extends(this.#base.codePointAt(at)!)) return at;
    const before = isLow(this.#base.charCodeAt(at - 1)) && isHigh(this.#base.charCodeAt(at - 2)) ? 2 : 1;
    return Math.max(from, at - before);
  }

  #segmentEnd(at: number): number {
    const base = this.#base;
    let end = at + sizeAt(base, at);
    while (end < base.length) {
      const entry = this.#program.table[base.charCodeAt(end)]!;
      if ((entry & SPECIAL) === 0 || ((entry & INVISIBLE_UNIT) !== 0 && this.#goes(end))) break;
      if (!this.#program.extends(base.codePointAt(end)!)) break;
      end += sizeAt(base, end);
    }
    return end;
  }

  #foldSegment(start: number, end: number): string {
    const { alone, folds } = this.#program;
    if (end - start === sizeAt(this.#base, start)) return alone(this.#base.codePointAt(start)!);
    return foldSegment(this.#base.slice(start, end), folds);
  }

  /** Whether a segment that stays as it is needs no entry of its own: the way back is the same unit for unit. */
  #isPlain(start: number, end: number): boolean {
    const { nfkc, case: lower, traditional } = this.#program.folds;
    const isStitched = this.#isStripped && (nfkc || lower || traditional);
    return !isStitched && end - start === sizeAt(this.#base, start);
  }

  /** Takes back the last units of the result, with what was noted of them. */
  #takeBack(to: number, count: number): number {
    const kept = to - count;
    for (const places of [this.decoration, this.spaces]) while ((places.at(-1) ?? -1) >= kept) places.pop();
    return kept;
  }

  /** Makes room for so many units. */
  #room(length: number): Uint16Array {
    if (length > this.units.length) {
      const larger = new Uint16Array(Math.ceil(length * 1.25));
      larger.set(this.units);
      this.units = larger;
    }
    return this.units;
  }

  /** Notes where decoration and spaces stand in a segment whose first unit is the result's `to`th. */
  #notePlaces(folded: string, to: number): void {
    const { decoration, spaced } = this.#program;
    if (!decoration && !spaced) return;
    for (let i = 0; i < folded.length; i += sizeAt(folded, i)) {
      const code = folded.codePointAt(i)!;
      const classes = code > 0xffff ? astralClasses(code) : unitClasses()[code]!;
      if (decoration && (classes & DECORATION) !== 0) this.decoration.push(to + i);
      if (spaced && code === SPACE) this.spaces.push(to + i);
    }
  }
}

const SPACE = 0x20;

/** Places behind the ranges that were taken out, moved up; none lies in one. */
function shifted(places: readonly number[], ranges: readonly number[]): number[] {
  let shift = 0;
  let i = 0;
  return places.map((place) => {
    for (; i < ranges.length && ranges[i + 1]! <= place; i += 2) shift += ranges[i + 1]! - ranges[i]!;
    return place - shift;
  });
}

function sizeAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
