import { firstIndex } from "./binary-search.js";
import type { Change, Edit, Range } from "./edit.js";
import { byPlace, overlaps } from "./edit.js";
import type { Origin } from "./locate.js";
import type { StageId } from "./stage.js";

/** A comment in a document that switches rules off, or on again. */
export interface Directive {
  /** Where it stands, in what its author sees. */
  readonly start: number;
  /** Rules, or the beginnings of their ids such as `ads`; none stands for all. */
  readonly rules: readonly string[];
  /** What its author wrote behind `--`. */
  readonly reason: string;
}

/** Where a directive holds. */
export interface IgnoredRange extends Range {
  readonly directive: Directive;
}

/** A comment on one line; the bounds keep the search linear. */
const COMMENT = /<!--[ \t]{0,20}qingwen-(disable-next-line|disable|enable)(?![\w-])([^\n>]{0,400}?)-->/g;

/**
 * Finds where `<!-- qingwen-disable [rule …] [-- reason] -->` holds: to the next `<!-- qingwen-enable [rule …] -->` or
 * the end; `qingwen-disable-next-line` holds for the rest of its line and the next line. The comments themselves are
 * part of the range.
 *
 * @param source text, Markdown or HTML
 */
export function findIgnored(source: string): IgnoredRange[] {
  return source.includes("<!--") ? ignoredWindows()(source) : [];
}

/**
 * The same for a text that comes in parts, one behind the other: gives the ranges of each part, in offsets of the part.
 * Where a directive stands is told in offsets of the whole. A comment that switches off what is off already holds for
 * nothing but itself, so that a text full of them has no more ranges than comments.
 */
export function ignoredWindows(): (part: string) => IgnoredRange[] {
  const open = openDirectives();
  let nextLine: Directive[] = [];
  let before = 0;
  return (part) => {
    const opened = new Map<Directive, number>();
    const [lineEnd, nextLineEnd] = [lineEnds(part), lineEnds(part)];
    const ranges = nextLine.map((directive) => ({ start: 0, end: lineEnd(0), directive }));
    if (part !== "") nextLine = [];
    for (const match of part.matchAll(COMMENT)) {
      const end = match.index + match[0].length;
      const directive = { start: before + match.index, ...parse(match[2]!) };
      if (match[1] === "disable") {
        if (open.add(directive)) opened.set(directive, match.index);
        else ranges.push({ start: match.index, end, directive });
      } else if (match[1] === "disable-next-line") {
        const next = lineEnd(end);
        ranges.push({ start: match.index, end: nextLineEnd(next), directive });
        if (next === part.length) nextLine.push(directive);
      } else {
        for (const one of open.close(directive.rules))
          ranges.push({ start: opened.get(one) ?? 0, end, directive: one });
      }
    }
    for (const one of open.all()) ranges.push({ start: opened.get(one) ?? 0, end: part.length, directive: one });
    before += part.length;
    return ranges.sort(byPlace);
  };
}

/** The directives that are open, each set of rules once; found by their rules, so that closing some passes over no others. */
function openDirectives() {
  const bySet = new Map<string, Directive>();
  const byRule = new Map<string, Set<Directive>>();
  const keyOf = ({ rules }: Directive) => [...new Set(rules)].sort().join(" ");
  const remove = (directive: Directive) => {
    bySet.delete(keyOf(directive));
    for (const rule of directive.rules) byRule.get(rule)?.delete(directive);
  };
  return {
    all: () => bySet.values(),
    /** Returns false, with nothing added, where one of the same rules is open. */
    add(directive: Directive): boolean {
      const key = keyOf(directive);
      if (bySet.has(key)) return false;
      bySet.set(key, directive);
      for (const rule of directive.rules) {
        const known = byRule.get(rule);
        if (known === undefined) byRule.set(rule, new Set([directive]));
        else known.add(directive);
      }
      return true;
    },
    /** Closes those that have one of the rules; all of them if none is given. */
    close(rules: readonly string[]): Directive[] {
      const closed = rules.length === 0 ? [...bySet.values()] : rules.flatMap((rule) => [...(byRule.get(rule) ?? [])]);
      const once = [...new Set(closed)];
      for (const directive of once) remove(directive);
      return once;
    },
  };
}

/**
 * Ranges of a page's HTML as ranges of the text that was taken from it.
 *
 * @param origins in order of the text
 * @param length of the text
 */
export function throughOrigins(
  ranges: readonly IgnoredRange[],
  origins: readonly Origin[],
  length: number,
): IgnoredRange[] {
  const stretches = stretchesOf(origins, length);
  return ranges.flatMap(({ start, end, directive }) => {
    const parts: { start: number; end: number; directive: Directive }[] = [];
    for (const pieces of stretches) {
      const first = pieces[firstIndex(pieces.length, (i) => pieces[i]!.source + pieces[i]!.size > start)];
      const last = pieces[firstIndex(pieces.length, (i) => pieces[i]!.source >= end) - 1];
      if (first === undefined || last === undefined) continue;
      const from = first.at + Math.max(0, start - first.source);
      const to = last.at + Math.min(last.size, end - last.source);
      if (from >= to) continue;
      const before = parts.at(-1);
      if (before?.end === from) before.end = to;
      else parts.push({ start: from, end: to, directive });
    }
    return parts;
  });
}

/** A piece of the text that comes from one place of the HTML. */
interface Piece extends Origin {
  readonly size: number;
}

/**
 * The pieces of the text in stretches that come in the same order in the HTML, so that what a range of that holds of one
 * is found without a look at each of its pieces. Most pages are one stretch.
 */
function stretchesOf(origins: readonly Origin[], length: number): Piece[][] {
  const stretches: Piece[][] = [];
  let end = Number.POSITIVE_INFINITY; // in the HTML, of the piece before
  for (const [i, { at, source }] of origins.entries()) {
    const piece = { at, source, size: (origins[i + 1]?.at ?? length) - at };
    if (source < end) stretches.push([]);
    stretches.at(-1)!.push(piece);
    end = source + piece.size;
  }
  return stretches;
}

/** Ranges of the source as ranges of the text that `edits` make of it. */
export function throughEdits(ranges: readonly IgnoredRange[], edits: readonly Change[]): IgnoredRange[] {
  if (edits.length === 0 || ranges.length === 0) return [...ranges];
  const shifts = [0]; // what the edits up to each one add
  for (const { start, end, replacement } of edits) shifts.push(shifts.at(-1)! + replacement.length - (end - start));
  const place = (offset: number, side: "start" | "end") => {
    const behind = firstIndex(edits.length, (i) => edits[i]!.start >= offset);
    const edit = edits[behind - 1];
    if (edit === undefined || edit.end <= offset) return offset + shifts[behind]!;
    return edit.start + shifts[behind - 1]! + (side === "end" ? edit.replacement.length : 0);
  };
  return ranges.map((range) => ({ ...range, start: place(range.start, "start"), end: place(range.end, "end") }));
}

/** Prepares the question which ranges lie in a part of the text, for many parts: gives them in offsets of the part. */
export function ignoredWithin(ranges: readonly IgnoredRange[]): (from: number, to: number) => IgnoredRange[] {
  const sorted = [...ranges].sort(byPlace);
  const furthest: number[] = []; // the furthest end of the ranges up to each one
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return (from, to) => {
    const within: IgnoredRange[] = [];
    for (let i = firstIndex(sorted.length, (at) => furthest[at]! > from); i < sorted.length; i++) {
      const { start, end, directive } = sorted[i]!;
      if (start >= to) break;
      if (end > from) within.push({ start: Math.max(start, from) - from, end: Math.min(end, to) - from, directive });
    }
    return within;
  };
}

/**
 * Prepares the question which range an edit may not touch, if there is one: the first of those that hold for it. Ranges
 * are found by the rules they are for.
 *
 * @param ranges in order of their starts
 */
export function ignoredBy(ranges: readonly IgnoredRange[]): (edit: Edit, stage: StageId) => IgnoredRange | undefined {
  const lists = new Map<string, number[]>(); // by rule, "" for all: indexes of ranges
  const add = (rule: string, index: number) => {
    const list = lists.get(rule);
    if (list === undefined) lists.set(rule, [index]);
    else if (list.at(-1) !== index) list.push(index);
  };
  for (const [i, { directive }] of ranges.entries()) {
    if (directive.rules.length === 0) add("", i);
    for (const rule of directive.rules) add(rule, i);
  }
  const firsts = new Map([...lists].map(([rule, list]) => [rule, firstThatMeets(ranges, list)]));
  return (edit, stage) => {
    let first = Number.POSITIVE_INFINITY;
    for (const name of namesFor(edit.rule, stage)) first = Math.min(first, firsts.get(name)?.(edit) ?? first);
    return ranges[first];
  };
}

/** The first range of a list that a range overlaps. */
function firstThatMeets(ranges: readonly Range[], list: readonly number[]): (range: Range) => number | undefined {
  const furthest: number[] = []; // the furthest end of the ranges up to each one
  for (const i of list) furthest.push(Math.max(ranges[i]!.end, furthest.at(-1) ?? 0));
  return (range) => {
    // It ends behind the start of the range, and those before it do not.
    const index = list[firstIndex(list.length, (i) => furthest[i]! > range.start)];
    return index !== undefined && overlaps(ranges[index]!, range) ? index : undefined;
  };
}

/** What a directive may call a rule: nothing, its stage, its id, or the parts that this begins with. */
function namesFor(rule: string, stage: StageId): string[] {
  const names = ["", stage, rule];
  for (let at = rule.indexOf("/"); at >= 0; at = rule.indexOf("/", at + 1)) names.push(rule.slice(0, at));
  return names;
}

/** `rule rule -- reason` */
function parse(written: string): { rules: string[]; reason: string } {
  const dash = written.indexOf("--");
  const names = dash < 0 ? written : written.slice(0, dash);
  return {
    rules: names.split(/[\s,]+/).filter((name) => name !== ""),
    reason: dash < 0 ? "" : written.slice(dash + 2).trim(),
  };
}

/** Tells what is behind the line end that follows an offset, or the end of the text; offsets must not go back by much. */
function lineEnds(source: string): (from: number) => number {
  const ends = /\r\n|\n|\r/g;
  let [asked, found] = [0, -1];
  return (from) => {
    // Many comments may stand on one line.
    if (from < asked || from >= found) {
      ends.lastIndex = from;
      found = ends.exec(source) === null ? source.length : ends.lastIndex;
      asked = from;
    }
    return found;
  };
}
