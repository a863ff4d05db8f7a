import type { Edit } from "../../core/edit.js";
import { BLANK, BREAK, CLASSES } from "./character-classes.js";
import type { NormalizeCode } from "./normalize-edit.js";
import { normalizeEdit } from "./normalize-edit.js";

/** The white space around line breaks, from the end of one line's text to behind the last break before the next. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly breaks: number;
}

/** How a gap is to be treated. `code` keeps all but the kind of the breaks, `markdown` two spaces before one break. */
export type GapKind = "text" | "markdown" | "code";

/**
 * The gap around a line break.
 *
 * @param from what lies before this offset is not looked at
 */
export function gapAt(text: string, at: number, from: number): Gap {
  let start = at;
  while (start > from && isSpace(text, start - 1)) start--;
  let end = at;
  let breaks = 0;
  for (let i = at; i < text.length && isSpace(text, i); ) {
    const width = text[i] === "\r" && text[i + 1] === "\n" ? 2 : 1;
    if (CLASSES[text.charCodeAt(i)] === BREAK) {
      breaks++;
      end = i + width;
    }
    i += width;
  }
  return { start, end, breaks };
}

/** The edit that brings a gap into form: one line feed, or two for blank lines of any number. */
export function gapEdit(text: string, gap: Gap, kind: GapKind): Edit | undefined {
  const found = text.slice(gap.start, gap.end);
  if (found === "\n" || found === "\n\n") return undefined;
  if (kind === "code") {
    const plain = found.replace(/\r\n|[\r\v\f\x85\u2028\u2029]/g, "\n");
    return plain === found ? undefined : trimmed("line-end", gap.start, found, plain);
  }
  const hardBreak = kind === "markdown" && gap.breaks === 1 ? (/^ {2,}(?=[\r\n])/.exec(found)?.[0] ?? "") : "";
  const wanted = hardBreak + (gap.breaks === 1 ? "\n" : "\n\n");
  return wanted === found ? undefined : trimmed(codeOf(found, gap.breaks), gap.start, found, wanted);
}

/** Whether a unit is white space, invisible or a line break. */
export function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return BLANK[unit] === 1 || CLASSES[unit] === BREAK;
}

function codeOf(found: string, breaks: number): NormalizeCode {
  if (breaks > 2) return "blank-lines";
  return /^(?:\r\n|[\n\r\v\f\x85\u2028\u2029])+$/.test(found) ? "line-end" : "trailing-space";
}

/** Leaves out what is the same at the start and at the end. */
function trimmed(code: NormalizeCode, start: number, found: string, wanted: string): Edit {
  const most = Math.min(found.length, wanted.length);
  let head = 0;
  while (head < most && found[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && found.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  return normalizeEdit(code, start + head, start + found.length - tail, wanted.slice(head, wanted.length - tail));
}
