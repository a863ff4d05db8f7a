import { firstIndex } from "../../../core/binary-search.js";
import type { Range } from "../../../core/edit.js";
import { CHANGED } from "../../../core/kept-lines.js";
import type { Text } from "../../../core/text.js";
import type { AdModel } from "../model.js";
import {
  bracketEnd,
  LEAST_BEFORE,
  LEAST_BEHIND,
  LEAST_INSERTION,
  LONGEST_WHOLE,
  MAX_BRACKET,
  partsOfLine,
} from "../passages.js";
import type { Unit } from "./ceiling.js";
import { type Cuts, cutsIn } from "./cuts.js";
import { bearsOut, type Finds, findSources, isOdd, withoutIdle } from "./finds.js";
import { type GlancedLine, scanLines } from "./line-scan.js";
import { type MayReach, type Measured, makeOutlook, type Stretch, sentenceEnd } from "./outlook.js";
import type { RepeatsOf } from "./repeats.js";
import { SIGNS } from "./signs.js";

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
  /** The lines that may have evidence of any kind. */
  readonly evident: ReadonlySet<number>;
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
    const evident = new Set<number>();
    const blocks = new Set<number>();
    const same = before && text.sameLines(before.text);
    const isKnown = (start: number, index: number) => {
      const line = same?.[index] ?? CHANGED;
      if (before === undefined || line === CHANGED) return false;
      if (before.blocks.has(line)) blocks.add(index);
      if (before.evident.has(line)) evident.add(index);
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
        evident.add(line.index);
        const finds = prospectFinds(text, line, first, mayReach, repeatsOf);
        if (finds !== undefined) prospects.set(line.index, prospectOf(line, finds, mayReach, repeatsOf));
      },
      same && isKnown,
    );
    return { text, prospects, evident, blocks, hasBlocks: blocks.size > 0 || text.value.includes("<figcaption") };
  };
}

/** The same prospect where its line stands so far behind where it stood. */
function moved({ sources, mayReach }: Prospect, by: number): Prospect {
  return { sources, mayReach: ({ start, end }, unit) => mayReach({ start: start - by, end: end - by }, unit) };
}

/** A line of more is no ordinary one, and bounding each of its parts would cost the square of them. */
const MOST_FINDS = 300;

/** Those of a line's finds that may make an ad; nothing if none of them may. */
function prospectFinds(
  text: Text,
  line: GlancedLine,
  first: Finds,
  mayReach: MayReach,
  repeatsOf: RepeatsOf,
): Finds | undefined {
  if (first.owners.length > MOST_FINDS) return first;
  const may = (finds: Finds) => (stretch: Stretch) => mayReach(line, finds, stretch, repeatsOf);
  if (!mayHold(text.value, line, first, may(first))) return undefined;
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
  const within = (from: number, to: number, unit: Unit) => may({ unit, from, to, look: "somewhere", goesOn: false });
  if (isOdd(line)) return within(0, Number.POSITIVE_INFINITY, "bracket");
  const is = (from: number, to: number, unit: Unit) => {
    const look = isTold(line, { unit, from, to }) ? "length" : "somewhere";
    return may({ unit, from, to, look, goesOn: unit === "sentence" });
  };
  if (is(0, length, "line")) return true;
  for (let i = 0; i < line.openerCount; i++) {
    const from = line.openers[i]!;
    const end = from === length ? undefined : bracketEnd(text, line.origins[from]!);
    if (end !== undefined && is(from, firstFrom(line.origins, length, end), "bracket")) return true;
  }
  if ((signs & SIGNS.oddBrackets) !== 0 && within(0, length, "bracket")) return true;
  if ((signs & SIGNS.oddSentences) !== 0) {
    return within(0, length, "sentence") || mayBeCut(line, { from: 0, to: length, ends: "anywhere" }, may);
  }
  for (let i = 0, from = 0; i <= line.stopCount; i++) {
    const to = i === line.stopCount ? length : line.stops[i]!;
    const hasAny = hasFinds(finds, from, to);
    if (hasAny && (is(from, to, "sentence") || mayBeCut(line, { from, to, ends: "behind" }, may))) return true;
    from = to;
  }
  return false;
}

/** Whether any find stands, or may stand, from one position to another. */
function hasFinds({ places }: Finds, from: number, to: number): boolean {
  for (let i = 0; i < places.length; i++) if (places[i]! < 0 || (places[i]! >= from && places[i]! < to)) return true;
  return false;
}

type MayBe = (stretch: Stretch) => boolean;

/** A sentence in a line's units. */
interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Whether it ends there, or behind the stops and marks that follow; or several sentences may lie in it. */
  readonly ends: "there" | "behind" | "anywhere";
}

/** What addresses begin with: http, www. */
const LETTER_H = 0x68;
const LETTER_W = 0x77;
/** Of more cuts it is only asked what may lie between the first and the last. */
const MOST_STRETCHES = 48;

/** Whether an insertion in a sentence may reach the score that lies between the marks by which one is cut. */
function mayBeCut(line: Measured, sentence: Sentence, may: MayBe): boolean {
  const { from, to, ends: told } = sentence;
  const within = (unit: Unit, start: number, end: number) =>
    may({ unit, from: start, to: end, look: "somewhere", goesOn: false });
  const mayBeInner = within("inner", from, to);
  const mayBeInsert = within("insert", from, to);
  if (!mayBeInner && !mayBeInsert) return false;
  if ((line.signs & (SIGNS.undressed | SIGNS.hard | SIGNS.target)) !== 0) return true;
  const cuts = cutsIn(line, from, to);
  // An address is a part of its own, wherever it ends.
  const addresses = cuts.begins.filter((at) => line.units[at] === LETTER_H || line.units[at] === LETTER_W);
  if (mayBeInsert && addresses.some((at) => within("insert", at, to))) return true;
  const { begins, ends } = told === "anywhere" ? cuts : possibleCuts(line, sentence, cuts);
  const count = begins.length + ends.length + begins.length * ends.length;
  if (told === "anywhere" || count > MOST_STRETCHES) {
    if (begins.length > 0 && within("insert", least(begins), to)) return true;
    if (ends.length > 0 && within("insert", from, most(ends))) return true;
    return begins.length > 0 && ends.length > 0 && within("inner", least(begins), most(ends));
  }
  const goesOn = told === "behind";
  const is = (unit: Unit, start: number, end: number, isLast: boolean) =>
    may({ unit, from: start, to: end, look: "length", goesOn: isLast && goesOn });
  if (mayBeInsert && begins.some((begin) => is("insert", begin, to, true))) return true;
  if (mayBeInsert && ends.some((end) => is("insert", from, end, false))) return true;
  if (!mayBeInner) return false;
  return begins.some((begin) => ends.some((end) => isWithin(line, begin, end) && is("inner", begin, end, false)));
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

/** The cuts of a sentence that leave enough on both sides, as `partsOfLine` asks. */
function possibleCuts(line: Measured, { from, to }: Sentence, cuts: Cuts): Cuts {
  const { origins, length } = line;
  // The widest that the sentence may be.
  const start = from === 0 ? line.start : origins[from - 1]! + 1;
  const behind = sentenceEnd(line, to);
  const end = behind === length ? line.end : origins[behind]!;
  return {
    begins: cuts.begins.filter((at) => origins[at]! - start >= LEAST_BEFORE && end - origins[at]! >= LEAST_BEHIND),
    ends: cuts.ends.filter((at) => {
      const cut = origins[at - 1]! + 1;
      return cut - start >= LEAST_INSERTION && end - cut >= LEAST_BEHIND;
    }),
  };
}

/** Whether an insertion within a sentence is of a size that `partsOfLine` asks for. */
function isWithin({ origins }: Measured, begin: number, end: number): boolean {
  const size = origins[end - 1]! + 1 - origins[begin]!;
  return end > begin && size >= LEAST_INSERTION && size <= MAX_BRACKET;
}

/** Whether the line or any part that it is cut into may reach the score. */
function holds(text: Text, line: GlancedLine, may: MayBe): boolean {
  if (may({ unit: "line", from: 0, to: line.length, look: "text", goesOn: false })) return true;
  const isCut = ({ start, end }: Range) => {
    const { from, to } = stretchOf(line, { start, end }, "sentence");
    return mayBeCut(line, { from, to, ends: "there" }, may);
  };
  const hasBrackets = line.openerCount > 0 || (line.signs & SIGNS.oddBrackets) !== 0;
  return partsOfLine(text, line, { hasBrackets, isCut }).some((part) => may(stretchOf(line, part, part.kind as Unit)));
}

function prospectOf(line: GlancedLine, finds: Finds, mayReach: MayReach, repeatsOf: RepeatsOf): Prospect {
  const { start, end, length, gapCount, signs } = line;
  const sources = new Set(finds.owners);
  if (isOdd(line) || finds.owners.length > MOST_FINDS) return { sources, mayReach: () => true };
  const [units, origins] = [line.units.slice(0, length), line.origins.slice(0, length)];
  const copy: Measured = { start, end, units, origins, length, gaps: line.gaps.slice(0, gapCount), gapCount, signs };
  return { sources, mayReach: (part, unit) => mayReach(copy, finds, stretchOf(copy, part, unit), repeatsOf) };
}

function stretchOf(line: Measured, { start, end }: Range, unit: Unit): Stretch {
  const { origins, length } = line;
  const from = firstFrom(origins, length, start);
  const to = firstFrom(origins, length, end);
  return { unit, from, to, look: isTold(line, { unit, from, to }) ? "text" : "somewhere", goesOn: false };
}

/** Whether the tight view of a part of the line is a part of its units: nothing was left out there that a part may keep. */
function isTold({ gaps, gapCount }: Measured, { unit, from, to }: Pick<Stretch, "unit" | "from" | "to">): boolean {
  if (unit === "line" || gapCount === 0) return true;
  const next = firstFrom(gaps, gapCount, from);
  return next === gapCount || gaps[next]! > to;
}

/** The first of so many numbers in order that is not below one, or how many there are. */
function firstFrom(numbers: Int32Array, count: number, least: number): number {
  return firstIndex(count, (i) => numbers[i]! >= least);
}
