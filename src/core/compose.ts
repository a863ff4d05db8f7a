import { firstIndex } from "./binary-search.js";
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
 * Prepares the way from ranges of a result to the ranges of the base text that they came from. A range that cuts a
 * replacement is widened to all that the replacement stands for.
 */
export function mapToBase(edits: readonly Change[]): (range: Range) => Range {
  const placed: (Range & { readonly edit: Change; readonly shift: number })[] = [];
  let shift = 0; // offset in the result minus offset in the base
  for (const edit of edits) {
    const start = edit.start + shift;
    placed.push({ start, end: start + edit.replacement.length, edit, shift });
    shift += edit.replacement.length - (edit.end - edit.start);
  }
  const total = shift;
  return (range) => {
    // The first edit whose replacement ends behind the range's start tells where it starts.
    const first = firstIndex(placed.length, (i) => range.start < placed[i]!.end);
    const opening = placed[first];
    // The first one that ends behind the range's end, or stands at or behind it, tells where it ends.
    const last = firstIndex(placed.length, (i) => {
      const { start, end } = placed[i]!;
      return (range.end <= start && range.start < start) || range.end < end;
    });
    const closing = placed[last];
    const start =
      opening !== undefined && first <= last ? Math.min(range.start - opening.shift, opening.edit.start) : undefined;
    if (closing === undefined) return { start: start ?? range.start - total, end: range.end - total };
    if (range.end <= closing.start && range.start < closing.start) {
      return { start: start ?? range.start - closing.shift, end: range.end - closing.shift };
    }
    return { start: start ?? closing.edit.start, end: Math.max(closing.edit.end, start ?? closing.edit.start) };
  };
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
function groupText<E extends Change>({ start, end, early, late }: Group<E>): string {
  const pieces: string[] = [];
  let next = 0; // the first early replacement that may reach behind `at`
  const keep = (from: number, to: number) => {
    while (next < early.length && early[next]!.end <= from) next++;
    for (let i = next; i < early.length && early[i]!.start < to; i++) {
      const { start: at, edit } = early[i]!;
      pieces.push(edit.replacement.slice(Math.max(from - at, 0), to - at));
    }
  };
  let at = start;
  for (const edit of late) {
    keep(at, edit.start);
    pieces.push(edit.replacement);
    at = edit.end;
  }
  keep(at, end);
  return pieces.join("");
}
