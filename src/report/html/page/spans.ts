import type { PageText } from "../page-data.js";
import type { Finding } from "./model.js";

/** A part of a text that is marked: by a finding, or as a change of layout. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly finding?: Finding;
  readonly layout?: PageText["layout"][number];
}

/**
 * The marked parts of a text, in order and free of overlap: what was applied first, then suggestions, then layout,
 * each where there is still room.
 */
export function markedSpans(findings: readonly Finding[], layout: PageText["layout"]): Span[] {
  const spanOf = (finding: Finding): Span => ({ start: finding.start, end: finding.end, finding });
  const applied = findings.filter(({ suggested }) => !suggested).map(spanOf);
  const suggested = findings.filter((finding) => finding.suggested).map(spanOf);
  const moved = layout.map((entry): Span => ({ start: entry[0], end: entry[1], layout: entry }));
  return [applied, suggested, moved].reduce(addSpans, [] as Span[]);
}

/** Joins two lists; of the second what overlaps the first, or what stands before it in its own list, is left out. */
function addSpans(kept: readonly Span[], more: readonly Span[]): Span[] {
  const joined: Span[] = [];
  const sorted = [...more].sort((a, b) => a.start - b.start || a.end - b.end);
  let i = 0;
  let end = 0;
  for (const span of sorted) {
    while (i < kept.length && kept[i]!.start < span.start) end = push(kept[i++]!);
    const next = kept[i];
    const fits = span.start >= end && (next === undefined || span.end <= next.start) && !isSame(joined.at(-1), span);
    if (fits) end = push(span);
  }
  for (; i < kept.length; i++) push(kept[i]!);
  return joined;

  function push(span: Span): number {
    joined.push(span);
    return Math.max(end, span.end);
  }
}

function isSame(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.start === b.start && a.end === b.end;
}

/** A line of a text: `end` is before its line end, `next` behind it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    const next = match.index + match[0].length;
    lines.push({ start, end: match.index, next });
    start = next;
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length, next: text.length });
  return lines;
}

/** The index of the last entry that starts at or before an offset. */
export function lastBefore(entries: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (entries[mid]!.start <= offset) low = mid;
    else high = mid - 1;
  }
  return low;
}
