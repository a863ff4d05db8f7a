import type { Change, Edit, Range } from "./edit.js";
import { overlaps } from "./edit.js";
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
 * Where a directive stands is told in offsets of the whole.
 */
export function ignoredWindows(): (part: string) => IgnoredRange[] {
  let open: Directive[] = [];
  let nextLine: Directive[] = [];
  let before = 0;
  return (part) => {
    const opened = new Map<Directive, number>();
    const ranges = nextLine.map((directive) => ({ start: 0, end: lineEnd(part, 0), directive }));
    if (part !== "") nextLine = [];
    for (const match of part.matchAll(COMMENT)) {
      const end = match.index + match[0].length;
      const directive = { start: before + match.index, ...parse(match[2]!) };
      if (match[1] === "disable") {
        open.push(directive);
        opened.set(directive, match.index);
      } else if (match[1] === "disable-next-line") {
        const next = lineEnd(part, end);
        ranges.push({ start: match.index, end: lineEnd(part, next), directive });
        if (next === part.length) nextLine.push(directive);
      } else {
        const { rules } = directive;
        const closes = (one: Directive) => rules.length === 0 || one.rules.some((rule) => rules.includes(rule));
        ranges.push(...open.filter(closes).map((one) => ({ start: opened.get(one) ?? 0, end, directive: one })));
        open = open.filter((one) => !closes(one));
      }
    }
    ranges.push(...open.map((one) => ({ start: opened.get(one) ?? 0, end: part.length, directive: one })));
    before += part.length;
    return ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** Ranges of a page's HTML as ranges of the text that was taken from it. */
export function throughOrigins(
  ranges: readonly IgnoredRange[],
  origins: readonly Origin[],
  length: number,
): IgnoredRange[] {
  return ranges.flatMap(({ start, end, directive }) => {
    const parts: { start: number; end: number; directive: Directive }[] = [];
    for (const [i, { at, source }] of origins.entries()) {
      const until = origins[i + 1]?.at ?? length;
      const from = Math.max(at, at + start - source);
      const to = Math.min(until, at + end - source);
      if (from >= to) continue;
      const last = parts.at(-1);
      if (last?.end === from) last.end = to;
      else parts.push({ start: from, end: to, directive });
    }
    return parts;
  });
}

/** Ranges of the source as ranges of the text that `edits` make of it. */
export function throughEdits(ranges: readonly IgnoredRange[], edits: readonly Change[]): IgnoredRange[] {
  if (edits.length === 0) return [...ranges];
  const place = (offset: number, side: "start" | "end") => {
    let shift = 0;
    for (const edit of edits) {
      if (edit.start >= offset) break;
      if (edit.end > offset) return edit.start + shift + (side === "end" ? edit.replacement.length : 0);
      shift += edit.replacement.length - (edit.end - edit.start);
    }
    return offset + shift;
  };
  return ranges.map((range) => ({ ...range, start: place(range.start, "start"), end: place(range.end, "end") }));
}

/** The range that an edit may not touch, if there is one. */
export function ignoredBy(ranges: readonly IgnoredRange[], edit: Edit, stage: StageId): IgnoredRange | undefined {
  return ranges.find((range) => overlaps(range, edit) && holdsFor(range.directive, edit.rule, stage));
}

function holdsFor({ rules }: Directive, rule: string, stage: StageId): boolean {
  return rules.length === 0 || rules.some((name) => name === stage || rule === name || rule.startsWith(`${name}/`));
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

/** Behind the line end that follows an offset, or the end of the text. */
function lineEnd(source: string, from: number): number {
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = from;
  return ends.exec(source) === null ? source.length : ends.lastIndex;
}
