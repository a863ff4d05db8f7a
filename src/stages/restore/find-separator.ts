import type { Masks } from "./compile-masks.js";
import type { Occurrence } from "./occurrence.js";
import { isHan } from "./occurrence.js";

/** Looks at a sign: it may keep the characters of a word apart, or hide one character. */
export function findSeparator(text: string, at: number, masks: Masks): Occurrence | undefined {
  const sign = text.charAt(at);
  let end = at + 1;
  if (sign === "." && text.charAt(end) === "-") end++; // 共.-产: two signs thrown in together
  const before = isHan(text.charCodeAt(at - 1));
  const after = isHan(text.charCodeAt(end));
  if (masks.placeholders.has(sign)) {
    if (!before && !after) return undefined;
    if (isPlaceholder(text.charAt(at - 1), masks) || isPlaceholder(text.charAt(end), masks)) return undefined;
    return { start: at, end, family: "placeholder", mask: sign, candidates: masks.hidden, lone: false };
  }
  const joins = (before || isLetter(text.charAt(at - 1))) && (after || isLetter(text.charAt(end)));
  if (!joins || !(before || after)) return undefined;
  if (sign === " " && !isSpacedWord(text, at)) return undefined;
  const candidates = masks.starred.has(sign) && before && after ? ["", ...masks.hidden] : [""];
  return { start: at, end, family: "separator", mask: sign, candidates, lone: false };
}

/**
 * Whether a space stands in a short run of single spaced characters that runs on as plain text: 叫共 产 党人. A single space is
 * where a line was wrapped, a long run or one that stands alone is a heading.
 */
function isSpacedWord(text: string, at: number): boolean {
  let start = at;
  while (text[start] === " " && isHan(text.charCodeAt(start - 1)) && at - start <= 8) start -= 2;
  let end = at;
  while (text[end] === " " && isHan(text.charCodeAt(end + 1)) && end - at <= 8) end += 2;
  const spaces = (end - start) / 2 - 1;
  return spaces >= 2 && spaces <= 4 && (isHan(text.charCodeAt(start)) || isHan(text.charCodeAt(end)));
}

function isPlaceholder(character: string, masks: Masks): boolean {
  return masks.placeholders.has(character);
}

function isLetter(character: string): boolean {
  return /[A-Z]/.test(character);
}
