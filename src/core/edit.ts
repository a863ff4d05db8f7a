import type { Args } from "./errors.js";
import { CleanError } from "./errors.js";

/** `<stage>/<topic>` or `<stage>/<topic>/<rule>`, such as `ads/material-library`. */
export type RuleId = string;

/** Why something is proposed. The sentence is made where it is shown, in Chinese or English. */
export interface Reason {
  readonly code: string;
  readonly args: Args;
}

/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A replacement of a range of the base text. An edit whose replacement equals what stands there is a *note*: it is
 * reported and never changes anything.
 */
export interface Edit extends Range {
  /** What stands there afterwards; `""` deletes. */
  readonly replacement: string;
  readonly rule: RuleId;
  readonly reason: Reason;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The part of an edit that changes text. */
export type Change = Pick<Edit, "start" | "end" | "replacement">;

/**
 * Returns `text` with `edits` carried out, or what becomes of a part of it.
 *
 * @param edits in order of place; they may touch but not overlap, and insertions at one place go in the order given
 * @param within the part, in which all the edits lie
 * @throws CleanError `edit-out-of-range` or `edits-overlap`
 */
export function apply(text: string, edits: readonly Change[], within?: Range): string {
  let at = within?.start ?? 0;
  const to = within?.end ?? text.length;
  if (edits.length === 0) return text.slice(at, to);
  const pieces: string[] = [];
  for (const edit of edits) {
    checkEdit(edit, at, to);
    pieces.push(text.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  pieces.push(text.slice(at, to));
  return pieces.join("");
}

/**
 * Returns the edits that turn `apply(text, edits)` back into `text`, each in offsets of the changed text and with the
 * rule and reason of the edit it takes back.
 *
 * @throws CleanError as `apply` does
 */
export function invert<E extends Change>(text: string, edits: readonly E[]): E[] {
  let shift = 0;
  let at = 0;
  return edits.map((edit) => {
    checkEdit(edit, at, text.length);
    at = edit.end;
    const start = edit.start + shift;
    shift += edit.replacement.length - (edit.end - edit.start);
    return { ...edit, start, end: start + edit.replacement.length, replacement: text.slice(edit.start, edit.end) };
  });
}

/** Whether the edit would leave `text` as it is. */
export function isNote(text: string, edit: Change): boolean {
  return edit.end - edit.start === edit.replacement.length && text.startsWith(edit.replacement, edit.start);
}

/** Orders ranges by their starts, then by their ends. */
export function byPlace(a: Range, b: Range): number {
  return a.start - b.start || a.end - b.end;
}

/** A range so much further on, with all else that it has. */
export function moved<R extends Range>(range: R, by: number): R {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** Whether two ranges share a character, or one is an insertion strictly inside the other. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function checkEdit(edit: Change, from: number, length: number): void {
  if (!(edit.start >= 0 && edit.start <= edit.end && edit.end <= length)) {
    throw new CleanError("edit-out-of-range", { start: edit.start, end: edit.end, length });
  }
  if (edit.start < from) throw new CleanError("edits-overlap", { start: edit.start, previousEnd: from });
}
