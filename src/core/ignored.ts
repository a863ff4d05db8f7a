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
  if (!source.includes("<!--")) return [];
  const ranges: IgnoredRange[] = [];
  let open: Directive[] = [];
  for (const match of source.matchAll(COMMENT)) {
    const end = match.index + match[0].length;
    const directive = { start: match.index, ...parse(match[2]!) };
    if (match[1] === "disable") open.push(directive);
    else if (match[1] === "disable-next-line") ranges.push({ ...lineAfter(source, directive.start, end), directive });
    else {
      const { rules } = directive;
      const closes = (one: Directive) => rules.length === 0 || one.rules.some((rule) => rules.includes(rule));
      ranges.push(...open.filter(closes).map((one) => ({ start: one.start, end, directive: one })));
      open = open.filter((one) => !closes(one));
    }
  }
  ranges.push(...open.map((one) => ({ start: one.start, end: source.length, directive: one })));
  return ranges.sort((a, b) => a.start - b.start || a.end - b.end);
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

function lineAfter(source: string, start: number, from: number): Range {
  const ends = /\r\n|\n|\r|$/g;
  ends.lastIndex = from;
  const own = ends.exec(source)!;
  ends.lastIndex = own.index + own[0].length;
  const next = ends.exec(source);
  return { start, end: next === null ? source.length : next.index + next[0].length };
}
