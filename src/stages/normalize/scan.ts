import type { Edit, Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { BLANK, BREAK, CLASSES, ODD, PLAIN, SUSPECT } from "./character-classes.js";
import { characterEdit } from "./character-edit.js";
import { gapAt, gapEdit, isSpace } from "./layout-edit.js";
import { normalizeEdit } from "./normalize-edit.js";

/** What one reading of a text finds. */
export interface Scan {
  /** In order of place, free of overlap. */
  readonly edits: readonly Edit[];
  /** Where characters stand that may begin text that was read in a wrong encoding, in order. */
  readonly suspects: readonly number[];
}

/**
 * Reads a text once and proposes what brings characters and layout into form.
 *
 * @param code ranges whose characters stay as they are, in order; only their line breaks are made plain
 * @param format Markdown keeps two spaces before a line break
 */
export function scan({ value: text, units }: Text, code: readonly Range[], format: "text" | "markdown"): Scan {
  const edits: Edit[] = [];
  const suspects: number[] = [];
  let rightToLeft: boolean | undefined;
  const hasRightToLeft = () => (rightToLeft ??= /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text));
  const bodyStart = startOfBody(text);
  const bodyEnd = endOfBody(text, bodyStart);
  if (bodyStart > 0) edits.push(normalizeEdit("leading-blank-lines", 0, bodyStart, ""));
  let block = 0;
  for (let at = nextOdd(units, bodyStart, bodyEnd); at < bodyEnd; at = nextOdd(units, at + 1, bodyEnd)) {
    const kind = CLASSES[units[at]!];
    while (block < code.length && code[block]!.end <= at) block++;
    const isCode = block < code.length && code[block]!.start <= at;
    if (kind === SUSPECT) suspects.push(at);
    else if (kind === ODD && !isCode) {
      const edit = characterEdit(text, at, hasRightToLeft);
      if (edit !== undefined) {
        edits.push(edit);
        at = edit.end - 1;
      }
    } else if (kind === BREAK) {
      if (isPlainBreak(text, at)) continue;
      const gap = gapAt(text, at, isCode ? Math.max(bodyStart, code[block]!.start) : bodyStart);
      while (edits.length > 0 && edits.at(-1)!.start >= gap.start && edits.at(-1)!.end > bodyStart) edits.pop();
      const edit = gapEdit(text, gap, isCode ? "code" : format);
      if (edit !== undefined) edits.push(edit);
      at = gap.end - 1;
    }
  }
  const tail = text.slice(bodyEnd);
  if (bodyEnd === bodyStart)
    return { edits: text === "" ? [] : [normalizeEdit("leading-blank-lines", 0, text.length, "")], suspects };
  while (edits.length > 0 && edits.at(-1)!.start >= bodyEnd) edits.pop();
  if (tail !== "\n") edits.push(normalizeEdit("final-line-end", bodyEnd, text.length, "\n"));
  return { edits, suspects };
}

/** The next unit from one on that is not plain, or where the search ends. */
function nextOdd(units: Uint16Array, from: number, end: number): number {
  let at = from;
  while (at < end && CLASSES[units[at]!] === PLAIN) at++;
  return at;
}

/** A line feed between two characters with ink, the second beyond Latin: most are, and need no closer look. */
function isPlainBreak(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== LINE_FEED || isSpace(text, at - 1)) return false;
  const next = text.charCodeAt(at + 1);
  return next > 0xff && BLANK[next] === 0 && CLASSES[next] === PLAIN;
}

const LINE_FEED = 0x0a;

/** Behind the last line break before the first text: blank lines go, the first line's indent stays. */
function startOfBody(text: string): number {
  let start = 0;
  for (let at = 0; at < text.length && isSpace(text, at); at++) {
    if (CLASSES[text.charCodeAt(at)] === BREAK) start = at + 1;
  }
  return start;
}

function endOfBody(text: string, from: number): number {
  let end = text.length;
  while (end > from && isSpace(text, end - 1)) end--;
  return end;
}
