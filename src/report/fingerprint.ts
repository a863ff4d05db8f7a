import { createHash } from "node:crypto";
import type { LocatedFinding } from "../core/document.js";
import { FOLD_KINDS, fold } from "../core/fold.js";

/**
 * What makes a finding the same finding in another run: its rule and its passage, folded by all kinds and without white
 * space. Moving the text, or writing it in other widths, changes nothing; there is no line number in it.
 *
 * @returns 32 lower-case hex digits, the first half of a SHA-256
 */
export function fingerprint({ rule, found }: Pick<LocatedFinding, "rule" | "found">): string {
  const folded = fold(found, FOLD_KINDS).text.replace(/\s+/g, "");
  return createHash("sha256").update(`${rule}\0${folded}`).digest("hex").slice(0, 32);
}

/** Numbers equal fingerprints within one document, from 1, so that each finding of it has a key of its own. */
export function countOccurrences(): (fingerprint: string) => number {
  const seen = new Map<string, number>();
  return (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count;
  };
}
