import type { Edit } from "../../core/edit.js";

/** What the stage can find, each a rule of its own. */
export type NormalizeCode =
  | "compatibility-form"
  | "control-character"
  | "invisible-character"
  | "private-use"
  | "private-use-text"
  | "no-break-space"
  | "line-end"
  | "trailing-space"
  | "blank-lines"
  | "leading-blank-lines"
  | "final-line-end"
  | "mojibake"
  | "mojibake-repaired"
  | "punctuation-width"
  | "alphanumeric-width"
  | "traditional"
  | "hard-wrap"
  | "indent";

/** An edit of this stage: what it does is certain, so its confidence is 1 unless told. */
export function normalizeEdit(code: NormalizeCode, start: number, end: number, replacement: string, shown = ""): Edit {
  const args = shown === "" ? {} : { character: shown };
  return { start, end, replacement, rule: `normalize/${code}`, reason: { code, args }, confidence: 1 };
}

/** A character as people name it: `U+00AD`. */
export function nameOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
