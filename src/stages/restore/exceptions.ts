import type { Evidence } from "./evidence.js";
import type { Occurrence } from "./occurrence.js";

/** Why letters are themselves whatever stands around them: a row, a list, an option, a variable, a lesson in pinyin. */
export type Exception = "row" | "list" | "option" | "bracket" | "spaced" | "box" | "taught";

/** Tells whether letters stand where they are themselves. */
export function findException(text: string, occurrence: Occurrence, evidence: Evidence): Exception | undefined {
  const { start, end } = occurrence;
  if (occurrence.family === "placeholder") {
    return evidence.boxes && /^[\s：:（(]?$/.test(text.charAt(start - 1)) ? "box" : undefined;
  }
  if (occurrence.family === "initials" && /[(（[]/.test(text.charAt(start - 1)) && /[)）\]]/.test(text.charAt(end))) {
    return "bracket";
  }
  // What is to be filled in there must not be given away: 惊tāo骇浪.
  if (occurrence.family === "pinyin" && TONE.test(text.slice(start, end)) && evidence.spelling) return "taught";
  if (occurrence.family !== "letter") return undefined;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (evidence.rowAfter.has(after)) return "row";
  if (evidence.rowBefore.has(before) && !/\p{Script=Han}/u.test(after)) return "row";
  if (/[A-CE-Z][、，,/和与及或~～－—-]$/.test(text.slice(start - 2, start))) return "list";
  if (/^[、，,/和与及或~～－—-][A-CE-Z](?![A-Za-z])/.test(text.slice(end, end + 3))) return "list";
  if (/[(（[【]/.test(before) && /[)）\]】]/.test(after)) return "bracket";
  if (/^[ \t　]*[（(]?$/.test(lineBefore(text, start)) && (/[.．、:：)）]/.test(after) || evidence.options))
    return "option";
  if (isSpace(before) && isSpace(after)) return "spaced";
  return undefined;
}

/** The letters that pinyin is written with when it marks tones. */
const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]/iu;

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 8), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

function isSpace(character: string): boolean {
  return character === " " || character === "\u00a0" || character === "\t";
}
