import { apply, type Change, moved } from "./edit.js";
import type { Directive, IgnoredRange } from "./ignored.js";
import { type Finding, findingsOf, type SourceEdit, type WholeResult } from "./pipeline.js";
import { lostProse, proseLength } from "./prose.js";
import type { Window } from "./windows.js";

/** What comes of the text of one window, without what stands around it. Offsets are in the whole text. */
export interface WindowResult {
  readonly text: string;
  readonly edits: readonly SourceEdit[];
  /** The findings of which a question, asked of each in order of place, says that they are told. */
  readonly findings: (isTold: (finding: Pick<Finding, "stage" | "band">) => boolean) => Iterable<Finding>;
  /** How much prose it had, and how much of that `ads` took; see `proseLength`. */
  readonly prose: number;
  readonly lost: number;
  readonly usedDirectives: ReadonlySet<Directive>;
}

export interface WindowRunOptions {
  /** Runs the stages over a text; see `runPipeline`. */
  readonly run: (text: string, ignored: readonly IgnoredRange[]) => WholeResult;
  /**
   * Called with the text part by part, tells what has to stand before what follows, such as the fence of code that is
   * still open.
   */
  readonly reopen?: (part: string) => string;
}

/** Cleans one window; `ignored` is in offsets of the window's own text. */
export type WindowRun = (window: Window, ignored: readonly IgnoredRange[]) => WindowResult;

/**
 * Makes what cleans the windows of a text, to be called with them in order. A window is cleaned with what stands around
 * it. Of the edits those hold that lie in it; one that goes beyond is cut at its edge, and what it puts in stands where it
 * starts.
 */
export function createWindowRun({ run, reopen = () => "" }: WindowRunOptions): WindowRun {
  let unread = ""; // what `reopen` was not called with
  let isBlank = true; // whether the windows so far left nothing but white space
  return ({ start, own, before, after }, ignored) => {
    const passed = unread.length - before.length;
    const lead = begun(reopen(unread.slice(0, passed)) + before);
    unread = unread.slice(passed) + own;
    const from = lead.length;
    const to = from + own.length;
    const text = lead + own + ended(after);
    const result = run(
      text,
      ignored.map((range) => moved(range, from)),
    );
    const clippedEdits: SourceEdit[] = [];
    for (const edit of result.edits) {
      const part = clipped(edit, from, to, after === "");
      if (part !== undefined) clippedEdits.push(part);
    }
    const left = (some: readonly SourceEdit[]) => apply(text, some, { start: from, end: to });
    isBlank &&= left(clippedEdits).trim() === "";
    // What stands before the last window may be all gone: then there is no line for it to end.
    const edits = isBlank && after === "" ? clippedEdits.filter(({ start, end }) => start < end) : clippedEdits;
    const open = result.reported.filter((one) => one.start >= from && one.end <= to);
    return {
      text: left(edits),
      edits: edits.map((edit) => moved(edit, start - from)),
      *findings(isTold) {
        for (const finding of findingsOf(text, edits, open, isTold)) yield moved(finding, start - from);
      },
      prose: proseLength(own),
      lost: lostProse(text, edits),
      usedDirectives: result.usedDirectives,
    };
  };
}

/**
 * What stands around a window as texts begin and end, without blank lines and with a line end. Laying that out would be a
 * change, for which the stages would go over all of the window again.
 */
function begun(before: string): string {
  const text = before.trimStart();
  return text === "" ? before : text;
}

function ended(after: string): string {
  const text = after.trimEnd();
  return text === "" ? after : `${text}\n`;
}

function clipped<E extends Change>(edit: E, from: number, to: number, isLast: boolean): E | undefined {
  const isInsertion = edit.start === edit.end;
  // An insertion between two windows belongs to the second one.
  if (isInsertion) return edit.start >= from && (edit.start < to || (isLast && edit.start === to)) ? edit : undefined;
  if (edit.start >= from && edit.end <= to) return edit;
  if (edit.end <= from || edit.start >= to) return undefined;
  const replacement = edit.start >= from ? edit.replacement : "";
  return { ...edit, start: Math.max(edit.start, from), end: Math.min(edit.end, to), replacement };
}
