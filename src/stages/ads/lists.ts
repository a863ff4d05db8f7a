import type { Range } from "../../core/edit.js";
import type { FoldKind } from "../../core/fold.js";
import { fold } from "../../core/fold.js";
import type { Text } from "../../core/text.js";
import { emptied } from "../../match/hit-edits.js";
import { buildLiteralSearch } from "../../match/literal-search.js";

const FOLDS: readonly FoldKind[] = ["zero-width", "nfkc", "case", "traditional"];

/** The user's two lists. */
export interface Lists {
  /** Where passages stand that the user wants kept, less those inside a longer denied one. */
  allowed(text: Text): readonly Range[];
  /** Where passages stand that the user wants gone, less those inside a longer allowed one. */
  denied(text: Text): readonly Range[];
}

const NONE: readonly Range[] = [];
const EMPTY: Lists = { allowed: () => NONE, denied: () => NONE };

/** Prepares the lists. Passages match folded by width, case, invisible characters and traditional forms. */
export function makeLists(allow: readonly string[], deny: readonly string[]): Lists {
  const search = (passages: readonly string[]) =>
    buildLiteralSearch(passages.map((passage) => fold(passage.trim(), FOLDS).text).filter((passage) => passage !== ""));
  const searches = { allow: search(allow), deny: search(deny) };
  const find = (text: Text, which: "allow" | "deny"): Range[] => {
    if ((which === "allow" ? allow : deny).length === 0) return [];
    const view = text.folded(FOLDS);
    return searches[which].findAll(view.text).map(({ start, end }) => view.toSource(start, end));
  };
  const beats = (range: Range, others: readonly Range[], atEven: boolean) =>
    !others.some((other) => {
      const longer = other.end - other.start - (range.end - range.start);
      return other.start < range.end && range.start < other.end && (longer > 0 || (longer === 0 && !atEven));
    });
  if (allow.length + deny.length === 0) return EMPTY;
  return {
    allowed: (text) => find(text, "allow").filter((range) => beats(range, find(text, "deny"), true)),
    denied: (text) =>
      find(text, "deny")
        .filter((range) => beats(range, find(text, "allow"), false))
        .map((range) => emptied(text, range)),
  };
}
