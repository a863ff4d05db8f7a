import type { Change, Range } from "./edit.js";

/** A change that may stand for several edits, of several stages, that came to lie on one another. */
export interface Composed<E extends Change> extends Change {
  /** The edits it is made of, in the order in which they were made; at least one. */
  readonly parts: readonly E[];
}

/** Wraps edits of one list as composed ones. */
export function single<E extends Change>(edits: readonly E[]): Composed<E>[] {
  return edits.map((edit) => ({ start: edit.start, end: edit.end, replacement: edit.replacement, parts: [edit] }));
}

/**
 * Turns two lists of edits, the second made on the result of the first, into one list on the base of the first:
 * `apply(t, compose(first, second)) = apply(apply(t, first), second)`.
 *
 * Edits that only touch stay apart; where an edit of `second` reaches into a replacement of `first` they become one.
 * Both lists are in order and free of overlap, as `apply` asks.
 */
export function compose<E extends Change>(first: readonly Composed<E>[], second: readonly E[]): Composed<E>[] {
  if (first.length === 0) return single(second);
  const out: Composed<E>[] = [];
  let shift = 0; // offset in the middle text minus offset in the base, outside edits of `first`
  for (const group of groups(first, second)) {
    const start = group.start - shift;
    for (const { edit } of group.early) shift += edit.replacement.length - (edit.end - edit.start);
    const parts = [...group.early.flatMap(({ edit }) => edit.parts), ...group.late];
    out.push({ start, end: group.end - shift, replacement: groupText(group), parts });
  }
  return out;
}

/**
 * The range of the base text that a range of the result came from. A range that cuts a replacement is widened to all
 * that the replacement stands for.
 */
export function toBase(edits: readonly Change[], range: Range): Range {
  let shift = 0;
  let start: number | undefined;
  for (const edit of edits) {
    const from = edit.start + shift;
    const to = from + edit.replacement.length;
    if (start === undefined && range.start < to) start = Math.min(range.start - shift, edit.start);
    if (range.end <= from && range.start < from) return { start: start ?? range.start - shift, end: range.end - shift };
    if (range.end < to) return { start: start ?? edit.start, end: Math.max(edit.end, start ?? edit.start) };
    shift += edit.replacement.length - (edit.end - edit.start);
  }
  return { start: start ?? range.start - shift, end: range.end - shift };
}

/** An edit of the first list with its place in the middle text. */
interface Early<E extends Change> extends Range {
  readonly edit: Composed<E>;
}

/** Edits of both lists that hang together; `start` and `end` are offsets in the middle text. */
interface Group<E extends Change> extends Range {
  start: number;
  end: number;
  readonly early: Early<E>[];
  readonly late: E[];
}

function* groups<E extends Change>(first: readonly Composed<E>[], second: readonly E[]): Generator<Group<E>> {
  const early = placeInResult(first);
  let i = 0;
  let j = 0;
  let group: Group<E> | undefined;
  while (i < early.length || j < second.length) {
    const a = early[i];
    const b = second[j];
    const takeEarly = b === undefined || (a !== undefined && comesFirst(a, b));
    const next: Range = takeEarly ? a! : b!;
    if (group === undefined || next.start >= group.end) {
      if (group !== undefined) yield group;
      group = { start: next.start, end: next.end, early: [], late: [] };
    }
    group.end = Math.max(group.end, next.end);
    if (takeEarly) group.early.push(early[i++]!);
    else group.late.push(second[j++]!);
  }
  if (group !== undefined) yield group;
}

/** Empty ranges come before others that start there, so that an insertion at an edge is not drawn in. */
function comesFirst(early: Range, late: Range): boolean {
  if (early.start !== late.start) return early.start < late.start;
  return early.start === early.end || late.start !== late.end;
}

function placeInResult<E extends Change>(edits: readonly Composed<E>[]): Early<E>[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.replacement.length - (edit.end - edit.start);
    return { start, end: start + edit.replacement.length, edit };
  });
}

/** What the group's part of the middle text becomes: late replacements, and what is left of early ones. */
function groupText<E extends Change>(group: Group<E>): string {
  const left = (from: number, to: number) =>
    group.early
      .map(({ start, edit }) => edit.replacement.slice(Math.max(from - start, 0), Math.max(to - start, 0)))
      .join("");
  let text = "";
  let at = group.start;
  for (const edit of group.late) {
    text += left(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return text + left(at, group.end);
}
