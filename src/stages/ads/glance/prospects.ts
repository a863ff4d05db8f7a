import { firstIndex } from "../../../core/binary-search.js";
import type { Range } from "../../../core/edit.js";
import { CHANGED } from "../../../core/kept-lines.js";
import type { Text } from "../../../core/text.js";
import type { AdModel } from "../model.js";
import { bracketEnd, LONGEST_WHOLE, partsOfLine } from "../passages.js";
import { filledLines, type Place, placeOf } from "../place.js";
import type { Unit } from "./ceiling.js";
import { bearsOut, type Finds, findSources, isOdd, withoutIdle } from "./finds.js";
import { mayBeCut } from "./insertions.js";
import { type GlancedLine, scanLines } from "./line-scan.js";
import { type LineSetting, type MayBe, type MayReach, type Measured, makeOutlook } from "./outlook.js";
import type { RepeatsOf } from "./repeats.js";
import { SIGNS } from "./signs.js";
import { SOURCES } from "./sources.js";

/** A line that may hold an ad. */
export interface Prospect {
  /** The sources of evidence that it may have, as indices in `SOURCES`. */
  readonly sources: ReadonlySet<number>;
  /** Whether a part of it may reach the score from which it is reported. */
  mayReach(part: Range, unit: Unit): boolean;
}

/** What a glance over a text finds. */
export interface Glance {
  readonly text: Text;
  /** By the indices of their lines, in order. */
  readonly prospects: ReadonlyMap<number, Prospect>;
  /** The lines that may be a block with others. */
  readonly blocks: ReadonlySet<number>;
  /** Whether there are such lines, or a caption. */
  readonly hasBlocks: boolean;
}

/**
 * Looks over a text.
 *
 * @param before what was found in an earlier state of the same document: lines that are still the same are not looked at
 *   again
 */
export type LookOver = (text: Text, repeatsOf: RepeatsOf, before?: Glance) => Glance;

/**
 * Makes the glance of a model: which lines may, as a whole or in a part, reach the score from which an ad is reported.
 * All others need no further look, since nothing in them can. It knows a line's evidence by literals that every match of
 * a pattern holds, and bounds the score by what evidence there is and by what that leaves unexplained.
 */
export function makeGlance(model: AdModel): LookOver {
  const mayReach = makeOutlook(model);
  return (text, repeatsOf, before) => {
    const prospects = new Map<number, Prospect>();
    const blocks = new Set<number>();
    const same = before && text.sameLines(before.text);
    const isKnown = (start: number, index: number) => {
      const line = same?.[index] ?? CHANGED;
      if (before === undefined || line === CHANGED) return false;
      // What stands elsewhere now may be more of an ad there.
      if (placeIn(text, index) !== placeIn(before.text, line)) return false;
      if (before.blocks.has(line)) blocks.add(index);
      const prospect = before.prospects.get(line);
      if (prospect !== undefined) prospects.set(index, moved(prospect, start - before.text.lines[line]!.start));
      return true;
    };
    scanLines(
      text,
      (line) => {
        if ((line.signs & (SIGNS.block | SIGNS.hard)) !== 0) blocks.add(line.index);
        const first = findSources(text.value, line);
        if (first === undefined) return;
        const setting = { place: placeIn(text, line.index), repeatsOf };
        const finds = prospectFinds(text, line, first, mayReach, setting);
        if (finds !== undefined) prospects.set(line.index, prospectOf(line, finds, mayReach, setting));
      },
      same && isKnown,
    );
    return { text, prospects, blocks, hasBlocks: blocks.size > 0 || text.value.includes("<figcaption") };
  };
}

function placeIn(text: Text, line: number): Place {
  return placeOf(filledLines(text), line, line);
}

/** The same prospect where its line stands so far behind where it stood. */
function moved({ sources, mayReach }: Prospect, by: number): Prospect {
  return { sources, mayReach: ({ start, end }, unit) => mayReach({ start: start - by, end: end - by }, unit) };
}

/** A line of more is no ordinary one, and bounding each of its parts would cost the square of them. */
const MOST_FINDS = 300;
/**
 * A line of more that may hold an ad by a rough look nearly always does: a closer one runs the very patterns that tell its
 * features afterwards. A short document with ads takes a twelfth less without, one without ads no more (measured).
 */
const PLENTY = 12;

/** Those of a line's finds that may make an ad; nothing if none of them may. */
function prospectFinds(
  text: Text,
  line: GlancedLine,
  first: Finds,
  mayReach: MayReach,
  setting: LineSetting,
): Finds | undefined {
  if (first.owners.length > MOST_FINDS) return first;
  const may =
    (finds: Finds): MayBe =>
    (unit, from, to, look, goesOn) =>
      mayReach(line, finds, setting, unit, from, to, look, goesOn);
  if (!mayHold(text.value, line, first, may(first))) return undefined;
  if (first.owners.length > PLENTY) return first;
  const finds = withoutIdle(text.value, line, first);
  if (!mayHold(text.value, line, finds, may(finds))) return undefined;
  if (isOdd(line)) return finds;
  // Parts of a line count only where it has evidence as a whole, see `judge`; too long a line is looked at by its parts alone.
  if (line.end - line.start <= LONGEST_WHOLE && !bearsOut(text.value, line, finds)) return undefined;
  return holds(text, line, may(finds)) ? finds : undefined;
}

/** Whether the line, or any sentence, bracket or insertion that its marks allow, may reach the score; a rough look. */
function mayHold(text: string, line: GlancedLine, finds: Finds, may: MayBe): boolean {
  const { length, signs } = line;
  if (isOdd(line)) return may("bracket", 0, Number.POSITIVE_INFINITY, "somewhere", false);
  const is = (from: number, to: number, unit: Unit) =>
    may(unit, from, to, isTold(line, unit, from, to) ? "length" : "somewhere", unit === "sentence");
  if (is(0, length, "line")) return true;
  for (let i = 0; i < line.openerCount; i++) {
    const from = line.openers[i]!;
    const end = from === length ? undefined : bracketEnd(text, line.origins[from]!);
    if (end !== undefined && is(from, firstFrom(line.origins, length, end), "bracket")) return true;
  }
  if ((signs & SIGNS.oddBrackets) !== 0 && may("bracket", 0, length, "somewhere", false)) return true;
  if ((signs & SIGNS.oddSentences) !== 0) {
    const sentence = { from: 0, to: length, kind: "several" } as const;
    return may("sentence", 0, length, "somewhere", false) || mayBeCut(line, sentence, may);
  }
  for (let i = 0, from = 0; i <= line.stopCount; i++) {
    const to = i === line.stopCount ? length : line.stops[i]!;
    const hasAny = hasFinds(finds, from, to);
    if (hasAny && (is(from, to, "sentence") || mayBeCut(line, { from, to, kind: "goes-on" }, may))) return true;
    from = to;
  }
  return false;
}

/** Whether any find stands, or may stand, from one position to another. */
function hasFinds({ places }: Finds, from: number, to: number): boolean {
  for (let i = 0; i < places.length; i++) if (places[i]! < 0 || (places[i]! >= from && places[i]! < to)) return true;
  return false;
}

/** Whether the line or any part that it is cut into may reach the score. */
function holds(text: Text, line: GlancedLine, may: MayBe): boolean {
  if (may("line", 0, line.length, "text", false)) return true;
  const isCut = ({ start, end }: Range) => {
    const from = firstFrom(line.origins, line.length, start);
    const to = firstFrom(line.origins, line.length, end);
    return mayBeCut(line, { from, to, kind: "exact" }, may);
  };
  const hasBrackets = line.openerCount > 0 || (line.signs & SIGNS.oddBrackets) !== 0;
  return partsOfLine(text, line, { hasBrackets, isCut }).some((part) => mayBePart(line, part, part.kind as Unit, may));
}

/** A part may begin or end within a character of a hard line, and so hold what the line does not. */
const ALL_SOURCES: ReadonlySet<number> = new Set(SOURCES.keys());

function prospectOf(line: GlancedLine, finds: Finds, mayReach: MayReach, setting: LineSetting): Prospect {
  const { start, end, length, gapCount, signs } = line;
  const sources = (signs & SIGNS.hard) !== 0 ? ALL_SOURCES : new Set(finds.owners);
  if (isOdd(line) || finds.owners.length > MOST_FINDS) return { sources, mayReach: () => true };
  const [units, origins] = [line.units.slice(0, length), line.origins.slice(0, length)];
  const copy: Measured = { start, end, units, origins, length, gaps: line.gaps.slice(0, gapCount), gapCount, signs };
  const may: MayBe = (unit, from, to, look, goesOn) => mayReach(copy, finds, setting, unit, from, to, look, goesOn);
  return { sources, mayReach: (part, unit) => mayBePart(copy, part, unit, may) };
}

function mayBePart(line: Measured, { start, end }: Range, unit: Unit, may: MayBe): boolean {
  const { origins, length } = line;
  const from = firstFrom(origins, length, start);
  const to = firstFrom(origins, length, end);
  return may(unit, from, to, isTold(line, unit, from, to) ? "text" : "somewhere", false);
}

/** Whether the tight view of a part of the line is a part of its units: nothing was left out there that a part may keep. */
function isTold({ gaps, gapCount }: Measured, unit: Unit, from: number, to: number): boolean {
  if (unit === "line" || gapCount === 0) return true;
  const next = firstFrom(gaps, gapCount, from);
  return next === gapCount || gaps[next]! > to;
}

/** The first of so many numbers in order that is not below one, or how many there are. */
function firstFrom(numbers: Int32Array, count: number, least: number): number {
  return firstIndex(count, (i) => numbers[i]! >= least);
}
