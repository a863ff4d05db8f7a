import type { Range } from "../core/edit.js";
import { FOLD_KINDS, type Folded, type FoldKind, fold, foldOneByOne } from "../core/fold.js";
import type { Text } from "../core/text.js";
import type { AnchoredLine } from "./anchored-lines.js";
import { viewName } from "./rule-set.js";

const WHOLE_LINES = viewName("line", FOLD_KINDS);

/** A line folded by all kinds. A plain one folds to the same by those kinds alone that look at characters. */
export function wholeLine(text: Text, { start, end, isPlain }: AnchoredLine): Folded {
  return kept(text, WHOLE_LINES, start, () => {
    const source = text.value.slice(start, end);
    return isPlain ? foldOneByOne(source, text.units, start, FOLD_KINDS) : fold(source, FOLD_KINDS);
  });
}

/**
 * A part of a plain line folded by all kinds that look at characters. What stands around a unit that folds to one changes
 * nothing about it, so that the parts of the line's fold are those of the line.
 */
export function foldedPart(text: Text, line: AnchoredLine, { start, end }: Range): Pick<Folded, "text" | "toSource"> {
  const whole = wholeLine(text, line);
  if (start === line.start && end === line.end) return whole;
  const part = whole.text.slice(start - line.start, end - line.start);
  return { text: part, toSource: (from, to) => ({ start: from, end: to }) };
}

/** A line or sentence folded as a rule wants it; rules that want the same share it. */
export function foldedUnit(text: Text, { start, end }: Range, kinds: readonly FoldKind[], view: string): Folded {
  return kept(text, view, start, () => fold(text.value.slice(start, end), kinds));
}

/** What was made of a stretch of the text, by the name of the view and where the stretch starts. */
function kept(text: Text, view: string, start: number, make: () => Folded): Folded {
  const known = text.view(view, () => new Map<number, Folded>());
  let folded = known.get(start);
  if (folded === undefined) {
    folded = make();
    known.set(start, folded);
  }
  return folded;
}
