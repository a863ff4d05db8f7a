import { byPlace, type Range } from "../../core/edit.js";

/**
 * The ranges of a Markdown text that rules for prose must not touch: front matter, fenced and indented code, code spans,
 * HTML tags, targets of links and images, definitions, and the bars and rules of tables. An own scanner, because it reads
 * each line once; what it cannot tell from prose it leaves open.
 *
 * @returns ranges in order, not overlapping
 */
export function markdownProtection(text: string): Range[] {
  const ranges: Range[] = [];
  const lines = linesOf(text);
  let at = frontMatter(text, lines, ranges);
  let blankBefore = true;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const content = text.slice(line.start, line.end);
    const fence = /^ {0,3}(?:> ?)?(`{3,}|~{3,})/.exec(content)?.[1];
    if (fence !== undefined) {
      const close = closingFence(text, lines, at + 1, fence);
      ranges.push({ start: line.start, end: lines[close]!.end });
      at = close;
      blankBefore = false;
    } else if (blankBefore && /^(?: {4}|\t)\S/.test(content) && !inList(text, lines, at)) {
      ranges.push(line);
    } else if (isTableRow(content)) {
      tableMarks(content, line.start, ranges);
      blankBefore = false;
    } else {
      inlineMarks(content, line.start, ranges);
      blankBefore = content.trim() === "";
    }
  }
  return merge(ranges);
}

function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    lines.push({ start, end });
    start = end + 1;
  }
  if (start < text.length) lines.push({ start, end: text.length });
  return lines;
}

/** Protects the front matter, if any; returns the line to go on with. */
function frontMatter(text: string, lines: readonly Range[], ranges: Range[]): number {
  const first = lines[0];
  const mark = first === undefined ? "" : text.slice(first.start, first.end).trimEnd();
  if (first === undefined || (mark !== "---" && mark !== "+++")) return 0;
  for (let at = 1; at < lines.length; at++) {
    const { start, end } = lines[at]!;
    if (text.slice(start, end).trimEnd() !== mark) continue;
    ranges.push({ start: 0, end });
    return at + 1;
  }
  return 0;
}

/** The line that closes a fence, or the last one: an open fence runs to the end. */
function closingFence(text: string, lines: readonly Range[], from: number, fence: string): number {
  for (let at = from; at < lines.length; at++) {
    const content = text.slice(lines[at]!.start, lines[at]!.end).replace(/^ {0,3}(?:> ?)?/, "");
    if (content.startsWith(fence) && content.slice(fence.length).replaceAll(fence[0]!, "").trim() === "") return at;
  }
  return lines.length - 1;
}

/** Indented lines after a list item belong to the item; looks back over at most this many lines. */
const LOOK_BACK = 20;

function inList(text: string, lines: readonly Range[], at: number): boolean {
  for (let up = at - 1; up >= Math.max(0, at - LOOK_BACK); up--) {
    const content = text.slice(lines[up]!.start, lines[up]!.end);
    if (/^\s{0,8}(?:[-*+]|\d{1,9}[.)])\s/.test(content)) return true;
    if (/^\S/.test(content)) return false;
  }
  return false;
}

/** A row has a bar at both ends; text with one bar in it is text. */
function isTableRow(content: string): boolean {
  const trimmed = content.trim();
  return trimmed.length > 2 && trimmed.startsWith("|") && trimmed.endsWith("|");
}

function tableMarks(content: string, offset: number, ranges: Range[]): void {
  if (/^[\s|:-]+$/.test(content)) {
    ranges.push({ start: offset, end: offset + content.length });
    return;
  }
  for (const bar of content.matchAll(/[ \t]?(?<!\\)\|[ \t]?/g))
    ranges.push({ start: offset + bar.index, end: offset + bar.index + bar[0].length });
  inlineMarks(content, offset, ranges);
}

const INLINE = [
  /(?<!`)(`{1,8})(?!`)(?:[^`]|(?!\1)`){1,2000}?(?<!`)\1(?!`)/g, // code span
  /\]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s{1,4}["'][^"'\n]{0,300}["'])?\)/g, // target of a link
  /\]\[[^[\]\n]{0,200}\]/g, // label of a reference
  /^ {0,3}\[[^[\]\n]{1,200}\]:\s.*$/g, // definition
  /<(?:https?:\/\/|mailto:)[^<>\s]{1,2000}>/g, // autolink
  /<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,1000})?\/?>/gi, // HTML tag
];

function inlineMarks(content: string, offset: number, ranges: Range[]): void {
  if (!/[`\][<]/.test(content)) return;
  for (const pattern of INLINE) {
    for (const found of content.matchAll(pattern)) {
      ranges.push({ start: offset + found.index, end: offset + found.index + found[0].length });
    }
  }
}

function merge(ranges: Range[]): Range[] {
  ranges.sort(byPlace);
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged[merged.length - 1];
    if (last === undefined || range.start > last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}
