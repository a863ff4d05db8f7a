import type { Edit, Reason } from "../../core/edit.js";

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
  const { rule, reason } = whyOf(code, shown);
  return { start, end, replacement, rule, reason, confidence: 1 };
}

/** What all edits of one code and character have in common. */
interface Why {
  readonly rule: string;
  readonly reason: Reason;
}

/** So many are kept; a text with more different characters begins anew. */
const KEPT = 1 << 12;
const known = new Map<string, Why>();

/** A text may call for a million edits, most of them for the same reason: equal ones share it. */
function whyOf(code: NormalizeCode, shown: string): Why {
  const key = shown === "" ? code : `${code} ${shown}`;
  let why = known.get(key);
  if (why === undefined) {
    if (known.size >= KEPT) known.clear();
    why = { rule: `normalize/${code}`, reason: { code, args: shown === "" ? {} : { character: shown } } };
    known.set(key, why);
  }
  return why;
}

/** A character as people name it: `U+00AD`. */
export function nameOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
