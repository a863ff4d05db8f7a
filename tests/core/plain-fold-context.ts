import type { Change } from "../../src/core/edit.js";
import { eachMatch } from "../../src/core/run-pattern.js";

/** A character that decoration or spaces may be put between. */
const WORD = String.raw`[\p{Script=Han}a-zA-Z0-9]`;
/** Symbols that stand for nothing in running text, and separators that people put between the parts of a word. */
const DECORATION = String.raw`[*·•‧・/\\|_~^'\x60.\-⊥∷§†‡※〓〒℡-℩←-⇿∀-∣∥-⋿⌀-⏿■-◿☀-➿⬀-⯿𐀀-𐀄\u{1f300}-\u{1faff}]`;
const DECORATED = new RegExp(`(?<=${WORD})${DECORATION}+(?=${WORD})`, "gu");
const SEPARATOR_ONLY = /^[*·•‧・/\\|_~^'`.-]+$/u;
const HAN_AROUND = /^\p{Script=Han}$/u;
/** A run of single characters with one space between each; the ends must not be parts of longer words. */
const SPACED = new RegExp(`(?<![\\p{L}\\p{N}])${WORD}(?: ${WORD}(?![\\p{L}\\p{N}])){2,}`, "gu");

/**
 * The decoration between characters, as deletions. Symbols go between any two of Han, letters and digits, at most three
 * of them; separators (`*`, `·`, `.`, `-`, `/`) only between two Han, at most two of them and no ellipsis or dash.
 */
export function findDecoration(text: string): Change[] {
  const changes: Change[] = [];
  eachMatch(DECORATED, text, ({ 0: run, index: start }) => {
    const end = start + run.length;
    if ([...run].length > 3) return;
    if (SEPARATOR_ONLY.test(run)) {
      const between = HAN_AROUND.test(text[start - 1]!) && HAN_AROUND.test(text[end]!);
      if (!between || run.length > 2 || run === ".." || run === "--") return;
    }
    changes.push({ start, end, replacement: "" });
  });
  return changes;
}

/** The spaces inside runs of three or more single characters, as deletions: 共 产 党, l u o . n e t. */
export function findSpacing(text: string): Change[] {
  const changes: Change[] = [];
  if (!text.includes(" ")) return changes;
  eachMatch(SPACED, text, ({ 0: run, index }) => {
    for (let at = run.indexOf(" "); at >= 0; at = run.indexOf(" ", at + 1)) {
      changes.push({ start: index + at, end: index + at + 1, replacement: "" });
    }
  });
  return changes;
}
