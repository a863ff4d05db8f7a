import type { Range } from "./edit.js";
import { type FoldKind, fold } from "./fold.js";
import { Text } from "./text.js";

const FOLDS: readonly FoldKind[] = ["zero-width", "nfkc", "case", "traditional"];

/** Where the user's allow list holds: where its passages stand, unless a longer one of the deny list covers them. */
export function findAllowed(text: Text, allow: readonly string[], deny: readonly string[]): Range[] {
  const allowed = findPassages(text, allow);
  if (allowed.length === 0) return allowed;
  const denied = findPassages(text, deny);
  return allowed.filter(
    ({ start, end }) =>
      !denied.some((range) => range.start <= start && end <= range.end && range.end - range.start > end - start),
  );
}

/** Whether a passage stands in a text, as the allow list looks for it. */
export function holdsPassage(text: string, passage: string): boolean {
  return findPassages(new Text(text), [passage]).length > 0;
}

/** Where passages stand in a text, however wide or whichever case they are written in. */
function findPassages(text: Text, passages: readonly string[]): Range[] {
  if (passages.length === 0) return [];
  const view = text.folded(FOLDS);
  const ranges: Range[] = [];
  for (const passage of passages) {
    const wanted = fold(passage, FOLDS).text;
    if (wanted === "") continue;
    for (let at = view.text.indexOf(wanted); at >= 0; at = view.text.indexOf(wanted, at + wanted.length)) {
      ranges.push(view.toSource(at, at + wanted.length));
    }
  }
  return ranges;
}
