import type { LocatedFinding } from "./document.js";
import type { Finding } from "./pipeline.js";
import { splitLines } from "./text.js";

/** A point of the text that is known to come from a point of another source, such as a page's HTML. */
export interface Origin {
  readonly at: number;
  readonly source: number;
}

/** How many characters of context a finding carries on either side. */
const CONTEXT = 24;

/**
 * Gives findings their lines and columns.
 *
 * @param text the source text that the findings' offsets are in
 * @param original what the author sees, where that is not the text itself (a page's HTML), with the points that tie
 *   the two together, in order
 */
export function locateFindings(
  text: string,
  findings: readonly Finding[],
  original?: { readonly value: string; readonly origins: readonly Origin[] },
): LocatedFinding[] {
  if (findings.length === 0) return [];
  const seen = original?.value ?? text;
  const starts = lineStarts(seen);
  const points = original?.origins.map(({ at }) => at) ?? [];
  const place = (offset: number) => {
    const at = original === undefined ? offset : through(original.origins, points, offset);
    const line = lastNotAbove(starts, at);
    return { line: line + 1, column: at - starts[line]! + 1 };
  };
  return findings.map((finding) => located(finding, text, 0, place));
}

/** Tells places in one part of a text; offsets are in the whole text. */
export interface PartPlaces {
  locate(findings: readonly Finding[]): LocatedFinding[];
  /** The number of the line, from 1. */
  lineOf(offset: number): number;
}

/** A part of a text with what stands around it. */
export interface TextPart {
  readonly start: number;
  readonly own: string;
  readonly before: string;
  readonly after: string;
}

/** The same for a text that comes in parts, in order and without gaps. */
export function placesInParts(): (part: TextPart) => PartPlaces {
  let line = 0; // how many lines ended before the part
  let lineStart = 0; // where the line starts that the part begins in
  return ({ start, own, before, after }) => {
    const starts = lineStarts(own).map((at, i) => (i === 0 ? lineStart : start + at));
    const first = line;
    line += starts.length - 1;
    lineStart = starts.at(-1)!;
    const place = (offset: number) => {
      const at = lastNotAbove(starts, offset);
      return { line: first + at + 1, column: offset - starts[at]! + 1 };
    };
    const text = before + own + after;
    const shift = start - before.length;
    return {
      locate: (findings) => findings.map((finding) => located(finding, text, shift, place)),
      lineOf: (offset) => place(offset).line,
    };
  };
}

function located(
  finding: Finding,
  text: string,
  shift: number,
  place: (offset: number) => { readonly line: number; readonly column: number },
): LocatedFinding {
  const to = place(finding.end);
  const [start, end] = [finding.start - shift, finding.end - shift];
  return Object.assign({}, finding, place(finding.start), {
    endLine: to.line,
    endColumn: to.column,
    before: tail(text.slice(Math.max(0, start - CONTEXT), start)),
    after: head(text.slice(end, end + CONTEXT)),
  });
}

/** Tells the number of the line, from 1, that holds an offset of a text. */
export function lineNumbers(text: string): (offset: number) => number {
  const starts = lineStarts(text);
  return (offset) => lastNotAbove(starts, offset) + 1;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { next, end } of splitLines(text)) if (next > end) starts.push(next);
  return starts;
}

function lastNotAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (sorted[mid]! <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The offset in the original: that of the last point before it, plus the way from there. */
function through(origins: readonly Origin[], points: readonly number[], offset: number): number {
  if (origins.length === 0) return 0;
  const origin = origins[lastNotAbove(points, offset)]!;
  return origin.source + Math.max(0, offset - origin.at);
}

function tail(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}

function head(text: string): string {
  return /^[^\r\n]*/.exec(text)![0];
}
