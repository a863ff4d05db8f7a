import type { Range } from "./edit.js";
import { type FoldKind, fold } from "./fold.js";
import type { Text } from "./text.js";

const FOLDS: readonly FoldKind[] = ["zero-width", "nfkc", "case", "traditional"];

/** Where passages stand in a text, however wide or whichever case they are written in. */
export function findPassages(text: Text, passages: readonly string[]): Range[] {
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
