import type { Change } from "../../src/core/edit.js";
import type { Folded, FoldKind } from "../../src/core/fold.js";
import type { CharacterFolds } from "../../src/core/fold-table.js";
import { foldSegment, foldTable, INVISIBLE, isExtender, SLOW } from "../../src/core/fold-table.js";
import { eachMatch } from "../../src/core/run-pattern.js";
import { findDecoration, findSpacing } from "./plain-fold-context.js";
import { OffsetMap } from "./plain-offset-map.js";

/**
 * Folds a text. Folding the result again changes nothing; the offsets of the map never fall.
 *
 * @param kinds in any order; they are carried out in that of `FOLD_KINDS`
 */
export function plainFold(source: string, kinds: readonly FoldKind[]): Pick<Folded, "text" | "toSource"> {
  const map = new OffsetMap(source);
  if (kinds.includes("zero-width")) map.rewrite(findInvisible(map.text));
  const folds = {
    nfkc: kinds.includes("nfkc"),
    case: kinds.includes("case"),
    traditional: kinds.includes("traditional"),
  };
  if (folds.nfkc || folds.case || folds.traditional) foldCharacters(map, folds);
  if (kinds.includes("decoration")) map.rewrite(findDecoration(map.text));
  if (kinds.includes("spaced")) map.rewrite(findSpacing(map.text));
  return map;
}

function findInvisible(text: string): Change[] {
  const changes: Change[] = [];
  eachMatch(INVISIBLE, text, ({ 0: { length }, index: start }) => {
    changes.push({ start, end: start + length, replacement: "" });
  });
  return changes;
}

/** One pass unit for unit, and then the few places where characters join or become several. */
function foldCharacters(map: OffsetMap, folds: CharacterFolds): void {
  const table = foldTable(folds);
  const text = map.text;
  const first = firstChanged(text, table);
  if (first === text.length) return;
  const segments: Change[] = [];
  const units = new Uint16Array(text.length);
  for (let i = 0; i < first; i++) units[i] = text.charCodeAt(i);
  for (let i = first; i < text.length; i++) {
    const folded = table[text.charCodeAt(i)]!;
    if (folded !== SLOW) {
      units[i] = folded;
      continue;
    }
    const start = segmentStart(text, i, segments.at(-1)?.end ?? 0, folds);
    const end = segmentEnd(text, i, folds);
    const segment = text.slice(start, end);
    segments.push({ start, end, replacement: foldSegment(segment, folds) });
    i = end - 1;
  }
  map.substitute(fromUnits(units));
  map.rewrite(segments);
}

/** The first unit that the table does not leave as it is, or the length. */
function firstChanged(text: string, table: Uint16Array): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (table[unit] !== unit) return i;
  }
  return text.length;
}

/** A character that joins with what stands before it takes that into its segment. */
function segmentStart(text: string, at: number, from: number, folds: CharacterFolds): number {
  if (at === from || !folds.nfkc || !isExtender(characterAt(text, at))) return at;
  const low = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return Math.max(from, at - (low ? 2 : 1));
}

function segmentEnd(text: string, at: number, folds: CharacterFolds): number {
  let end = at + characterAt(text, at).length;
  while (folds.nfkc && end < text.length && isExtender(characterAt(text, end))) end += characterAt(text, end).length;
  return end;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

const CHUNK = 8192; // arguments of one call; engines allow some 60,000

function fromUnits(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + CHUNK)));
  }
  return pieces.join("");
}
