import type { Change, Range } from "../../src/core/edit.js";

/** A text that is being rewritten, with a way back from each of its units to the range of the source it came from. */
export class OffsetMap {
  readonly #source: string;
  #text: string;
  /** For each unit the start and end of what it came from; undefined while unit i came from unit i. */
  #starts: Uint32Array | undefined;
  #ends: Uint32Array | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#text = source;
  }

  get text(): string {
    return this.#text;
  }

  /** Puts a text of the same length in place, unit for unit. */
  substitute(text: string): void {
    this.#text = text;
  }

  /** Carries out changes, in order and free of overlap; all units of a replacement come from the whole range. */
  rewrite(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const growth = changes.reduce((sum, change) => sum + change.replacement.length - (change.end - change.start), 0);
    const starts = new Uint32Array(this.#text.length + growth);
    const ends = new Uint32Array(this.#text.length + growth);
    const pieces: string[] = [];
    let from = 0;
    let to = 0;
    const keep = (end: number) => {
      pieces.push(this.#text.slice(from, end));
      for (; from < end; from++, to++) {
        starts[to] = this.#startOf(from);
        ends[to] = this.#endOf(from);
      }
    };
    for (const change of changes) {
      keep(change.start);
      pieces.push(change.replacement);
      const start = this.#startOf(change.start);
      const end = change.end > change.start ? this.#endOf(change.end - 1) : start;
      for (let i = 0; i < change.replacement.length; i++, to++) {
        starts[to] = start;
        ends[to] = end;
      }
      from = change.end;
    }
    keep(this.#text.length);
    this.#text = pieces.join("");
    this.#starts = starts;
    this.#ends = ends;
  }

  /** The range of the source that a range of the text stands for; an empty range stands for an empty one. */
  toSource(start: number, end: number): Range {
    if (start >= end) {
      const at = start < this.#text.length ? this.#startOf(start) : this.#source.length;
      return { start: this.#snap(at, -1), end: this.#snap(at, -1) };
    }
    return { start: this.#snap(this.#startOf(start), -1), end: this.#snap(this.#endOf(end - 1), 1) };
  }

  #startOf(unit: number): number {
    return this.#starts?.[unit] ?? Math.min(unit, this.#source.length);
  }

  #endOf(unit: number): number {
    return this.#ends?.[unit] ?? unit + 1;
  }

  /** Moves an offset out of a surrogate pair. */
  #snap(offset: number, step: 1 | -1): number {
    const splits =
      (this.#source.charCodeAt(offset) & 0xfc00) === 0xdc00 &&
      (this.#source.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
    return splits ? offset + step : offset;
  }
}
