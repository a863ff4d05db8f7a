import type { Range } from "../core/edit.js";
import { FOLD_KINDS, type Folded, type FoldKind } from "../core/fold.js";
import type { Text } from "../core/text.js";
import { textOfUnits } from "../core/text-units.js";

/** The kinds that look at characters; the others look at what stands around them. */
const CHARACTER_KINDS = FOLD_KINDS.filter((kind) => kind !== "decoration" && kind !== "spaced");

/** Whether all kinds that look at characters are among some. */
export function foldsCharacters(kinds: readonly FoldKind[]): boolean {
  return CHARACTER_KINDS.every((kind) => kinds.includes(kind));
}

/**
 * A line as the text folded by all kinds has it, cut out instead of folded again; nothing where decoration or spaces were
 * taken out of it, or anything became more or less than one unit. Folding by characters makes the same of it.
 */
export function cutLine(text: Text, view: Folded, { start, end }: Range, line: Range): Folded | undefined {
  const cut = text.view("lines-cut-out", () => new Map<number, Folded | undefined>());
  if (cut.has(start)) return cut.get(start);
  const source = view.toSource(start, end);
  const isSame = view.isUnitForUnit(start, end) && source.start === line.start && source.end === line.end;
  const folded = isSame ? new CutOut(view, start, end) : undefined;
  cut.set(start, folded);
  return folded;
}

/** A stretch of a folded text whose units stand for one unit of the source each. */
class CutOut implements Folded {
  readonly units: Uint16Array;
  readonly #view: Folded;
  readonly #start: number;
  readonly #shift: number;
  #text: string | undefined;

  constructor(view: Folded, start: number, end: number) {
    this.units = view.units.subarray(start, end);
    this.#view = view;
    this.#start = start;
    this.#shift = view.toSource(start, end).start;
  }

  get text(): string {
    this.#text ??= textOfUnits(this.units);
    return this.#text;
  }

  toSource(start: number, end: number): Range {
    const range = this.#view.toSource(this.#start + start, this.#start + end);
    return { start: range.start - this.#shift, end: range.end - this.#shift };
  }

  isUnitForUnit(): boolean {
    return true;
  }
}
