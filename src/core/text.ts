import { apply, type Change, type Range } from "./edit.js";
import type { Folded, FoldKind } from "./fold.js";
import { fold, foldKey } from "./fold.js";
import { CHANGED, keptLines } from "./kept-lines.js";
import { unitsOfText } from "./text-units.js";

/** A line: `start` to `end` without its line end, `next` where the following one starts. */
export interface Line extends Range {
  readonly next: number;
}

/** What a text was made of. */
interface Origin {
  readonly text: Text;
  readonly edits: readonly Change[];
}

/**
 * A text with its views, each made when first asked for and kept: a stage that changes nothing hands the same text, and
 * so the same views, to the next one. A text that was made by edits knows which of its lines are still the same, so that
 * what is known of lines need not be found out again.
 */
export class Text {
  readonly value: string;
  readonly #views = new Map<unknown, unknown>();
  readonly #origin: Origin | undefined;
  /** What edits last made of it. */
  #made: Text | undefined;
  // The two views that all ask for, several times for each line. Not `#`: V8 sets those up one by one for every text.
  private ownLines: readonly Line[] | undefined;
  private ownUnits: Uint16Array | undefined;

  constructor(value: string, origin?: Origin) {
    this.value = value;
    this.#origin = origin;
    this.ownLines = undefined;
    this.ownUnits = undefined;
  }

  /**
   * The text with edits carried out. Where edits made the same of it before, step by step or at once, that is given, with the
   * views that it has: a stage goes over what it laid bare, and the stages then go over it once more.
   *
   * @throws CleanError as `apply` does
   */
  edited(edits: readonly Change[]): Text {
    const value = apply(this.value, edits);
    for (let made = this.#made; made !== undefined; made = made.#made) if (made.value === value) return made;
    this.#made = new Text(value, { text: this, edits });
    return this.#made;
  }

  /** The lines, by `\n`, `\r\n` or a lone `\r`; a line end at the very end begins no further line. */
  get lines(): readonly Line[] {
    this.ownLines ??= splitLines(this.value);
    return this.ownLines;
  }

  /** The UTF-16 units: what goes over the whole text reads them several times as fast as the string. */
  get units(): Uint16Array {
    this.ownUnits ??= unitsOfText(this.value);
    return this.ownUnits;
  }

  /** The folded view for these kinds. */
  folded(kinds: readonly FoldKind[]): Folded {
    return this.view(foldKey(kinds), (text) => fold(text, kinds));
  }

  /**
   * A view that is a pure function of the text and its key: made once, kept by the key.
   *
   * @param key a name, or what the view is made by
   */
  view<T>(key: string | object, make: (value: string) => T): T {
    let view = this.#views.get(key) as T | undefined;
    if (view === undefined) {
      view = make(this.value);
      this.#views.set(key, view);
    }
    return view;
  }

  /** The latest of the texts that this one was made of that has a view by this key, with the view. */
  earlier<T>(key: string | object): { readonly text: Text; readonly view: T } | undefined {
    for (let text = this.#origin?.text; text !== undefined; text = text.#origin?.text) {
      const view = text.#views.get(key) as T | undefined;
      if (view !== undefined) return { text, view };
    }
    return undefined;
  }

  /**
   * For each line the index of the same line in another text that was made of the same one: no edit touched it on the way
   * from one to the other, though its line end may be another. `CHANGED` where there is none; undefined if the texts have
   * no text in common that both were made of.
   */
  sameLines(other: Text): Int32Array | undefined {
    const common = this.#common(other);
    if (common === undefined) return undefined;
    const lines = this.#linesSince(common);
    if (common === other) return lines;
    const back = new Int32Array(common.lines.length).fill(CHANGED);
    other.#linesSince(common).forEach((line, index) => {
      if (line !== CHANGED) back[line] = index;
    });
    return lines.map((line) => (line === CHANGED ? CHANGED : back[line]!));
  }

  /** Whether there is a text that both were made of: they are states of one document. */
  isKin(other: Text): boolean {
    return this.#common(other) !== undefined;
  }

  /** The latest text that both were made of. */
  #common(other: Text): Text | undefined {
    const theirs = new Set<Text>();
    for (let text: Text | undefined = other; text !== undefined; text = text.#origin?.text) theirs.add(text);
    let common: Text | undefined = this;
    while (common !== undefined && !theirs.has(common)) common = common.#origin?.text;
    return common;
  }

  /** For each line the index of the same line in a text that this one was made of. */
  #linesSince(earlier: Text): Int32Array {
    if (earlier === this) return Int32Array.from(this.lines, (_, index) => index);
    const { text, edits } = this.#origin!;
    const last = keptLines(text.lines, edits, this.lines);
    if (text === earlier) return last;
    const before = text.#linesSince(earlier);
    return last.map((line) => (line === CHANGED ? CHANGED : before[line]!));
  }

  /** The index of the line that holds an offset; the line end belongs to its line. */
  lineAt(offset: number): number {
    const lines = this.lines;
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (lines[mid]!.start <= offset) low = mid;
      else high = mid - 1;
    }
    return low;
  }
}

/** The lines of a text; see `Text.lines`. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let feed = text.indexOf("\n");
  let carriage = text.indexOf("\r");
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const end = isFeed ? feed : carriage;
    start = pushLine(lines, start, end, !isFeed && feed === carriage + 1 ? end + 2 : end + 1);
    if (feed >= 0 && feed < start) feed = text.indexOf("\n", start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf("\r", start);
  }
  if (start < text.length || lines.length === 0) pushLine(lines, start, text.length, text.length);
  return lines;
}

function pushLine(lines: Line[], start: number, end: number, next: number): number {
  lines.push({ start, end, next });
  return next;
}

/** Whether a range of a text is empty or white space only, as `trim` has it; reads no further than the first ink. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isWhite(text.charCodeAt(at))) return false;
  return true;
}

/** White space and line ends of ECMAScript. */
function isWhite(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
