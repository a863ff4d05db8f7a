import type { Occurrence } from "./occurrence.js";
import { isHan } from "./occurrence.js";

/** The Chinese text on both sides of an occurrence, with what its neighbours are taken to stand for. */
export interface Surroundings {
  readonly left: string;
  readonly right: string;
  /** Where the edit starts and ends: a space that only keeps letters off the text goes with them. */
  readonly start: number;
  readonly end: number;
}

/** How far to look: the longest phrases of the packs have nine characters. */
const REACH = 8;

/**
 * Gathers what stands around an occurrence, up to the first character that is not Chinese.
 *
 * @param taken what each occurrence is taken to stand for; `undefined` ends the text there
 */
export function surround(
  text: string,
  occurrences: readonly Occurrence[],
  index: number,
  taken: readonly (string | undefined)[],
): Surroundings {
  let { start, end } = occurrences[index]!;
  const spaced = occurrences[index]!.family === "initials" || occurrences[index]!.family === "pinyin";
  if (spaced && text[start - 1] === " " && isHan(text.charCodeAt(start - 2))) start--;
  if (spaced && text[end] === " " && isHan(text.charCodeAt(end + 1))) end++;
  let left = "";
  for (let at = start, next = index - 1; left.length < REACH; ) {
    while (next >= 0 && occurrences[next]!.end > at) next--;
    if (next >= 0 && occurrences[next]!.end === at) {
      const stands = taken[next];
      if (stands === undefined) break;
      left = stands + left;
      at = occurrences[next]!.start;
    } else if (isHan(text.charCodeAt(at - 1))) {
      left = text[at - 1] + left;
      at--;
    } else break;
  }
  let right = "";
  for (let at = end, next = index + 1; right.length < REACH; ) {
    while (next < occurrences.length && occurrences[next]!.start < at) next++;
    if (next < occurrences.length && occurrences[next]!.start === at) {
      const stands = taken[next];
      if (stands === undefined) break;
      right += stands;
      at = occurrences[next]!.end;
    } else if (isHan(text.charCodeAt(at))) {
      right += text[at];
      at++;
    } else break;
  }
  return { left, right, start, end };
}
