import type { Masks } from "./compile-masks.js";
import type { Occurrence } from "./occurrence.js";
import { isHan } from "./occurrence.js";

const RUN = /[A-Za-zÀ-ɏＡ-Ｚ]+/y;
/** Single letters kept apart by one sign each: `Z F`, `G.C.D`. */
const SPACED = /[A-Z](?:[ .·*][A-Z]){1,4}(?![A-Za-z0-9])/y;
/** Syllables kept apart by a space each: `zhong yang`. */
const SYLLABLES = /[a-zà-ǿ]{1,6}(?: [a-zà-ǿ]{1,6}){1,3}(?![A-Za-z0-9])/y;
/** Signs that make the letters beside them part of a formula, a model, an address. */
const GLUE = /[0-9０-９A-Za-z_@\\=&%$^~|±×÷°₀-₉‰+-]/;
/** A number that may follow a masked word: 建党100周年, 入党286人, 人民政府2023年. */
const NUMBER = /\d{1,4}(?:周年|华诞|岁|多年|年|人|名|个|月)/y;

/** What was found at a letter: where the letters end, and the mask they may be. */
interface LatinFound {
  readonly end: number;
  readonly occurrence?: Occurrence;
}

/** Looks at the run of letters that starts at `at`. */
export function findLatin(text: string, at: number, masks: Masks): LatinFound {
  const run = match(RUN, text, at);
  const next = text.charAt(at + run.length);
  if (run.length > 24 || (!nearHan(text, at, at + run.length) && !/[ .·*]/.test(next))) return { end: at + run.length };
  for (const pattern of [SPACED, SYLLABLES]) {
    const spaced = match(pattern, text, at);
    if (spaced.length <= run.length) continue;
    const letters = plainLetters(spaced.replace(/[ .·*]/g, ""));
    const candidates = wordsFor(letters, masks);
    if (candidates.length === 0 || !isFree(text, at, at + spaced.length)) continue;
    const family = masks.initials.has(letters) ? "initials" : "pinyin";
    const spacedOut = found(text, at, at + spaced.length, family, letters, candidates, true);
    if (spacedOut.occurrence === undefined) return spacedOut;
    return { end: spacedOut.end, occurrence: { ...spacedOut.occurrence, form: "spaced" } };
  }
  const end = at + run.length;
  if (!isFree(text, at, end)) return { end };
  const letters = plainLetters(run);
  const letter = masks.letters.get(letters.length === 1 ? letters.toUpperCase() : letters);
  if (letter !== undefined) return found(text, at, end, "letter", letters, letter.characters, letter.lone);
  const words = wordsFor(letters, masks);
  if (words.length > 0) {
    return found(
      text,
      at,
      end,
      masks.initials.has(letters.toUpperCase()) ? "initials" : "pinyin",
      letters,
      words,
      true,
    );
  }
  if (letters !== letters.toLowerCase()) return { end };
  const lone = masks.loneSyllables.get(letters);
  const characters = [...masks.lexicon.characters(letters)];
  if (lone !== undefined) characters.unshift(lone);
  if (characters.length === 0) return { end };
  return found(text, at, end, "pinyin", letters, [...new Set(characters)], lone !== undefined);
}

function found(
  text: string,
  start: number,
  end: number,
  family: Occurrence["family"],
  mask: string,
  candidates: readonly string[],
  lone = family === "initials",
): LatinFound {
  if (!nearHan(text, start, end)) return { end };
  const occurrence = { start, end, family, mask, candidates, lone };
  return { end, occurrence: /\d/.test(text.charAt(end)) ? { ...occurrence, form: "number" } : occurrence };
}

/** Words for initials (also several masks in one run, such as GCD and D), and for whole words in pinyin. */
function wordsFor(letters: string, masks: Masks): readonly string[] {
  const upper = letters.toUpperCase();
  const initials = masks.initials.get(upper);
  if (initials !== undefined && (letters === upper || letters === letters.toLowerCase())) return [initials.for];
  if (letters === upper) {
    for (let cut = 1; cut < upper.length; cut++) {
      const head = masks.initials.get(upper.slice(0, cut))?.for ?? loneLetter(upper.slice(0, cut), masks);
      const tail = masks.initials.get(upper.slice(cut))?.for ?? loneLetter(upper.slice(cut), masks);
      if (head !== undefined && tail !== undefined) return [head + tail];
    }
    return [];
  }
  return letters === letters.toLowerCase() ? masks.spelled(letters) : [];
}

function loneLetter(letter: string, masks: Masks): string | undefined {
  const entry = masks.letters.get(letter);
  return entry?.lone === true ? entry.characters[0] : undefined;
}

/** Letters without tone marks and full width; the case stays. */
function plainLetters(letters: string): string {
  return letters
    .normalize("NFKC")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
}

/** Whether no digit, letter or sign of a formula touches the range. */
function isFree(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (GLUE.test(before) && !(before === "-" && !/[0-9A-Za-z]/.test(text.charAt(start - 2)))) return false;
  if (before === " " && /[A-Za-z]/.test(text.charAt(start - 2))) return false;
  if (after === " " && /[A-Za-z]/.test(text.charAt(end + 1))) return false;
  if (/[/.:#]/.test(before) && /[A-Za-z]/.test(text.charAt(start - 2))) return false;
  if (/\d/.test(after)) return match(NUMBER, text, end) !== "" && isHan(text.charCodeAt(start - 1));
  if (after === "/" || after === "." || after === ":") return !/[A-Za-z0-9]/.test(text.charAt(end + 1));
  return !GLUE.test(after) && after !== "#";
}

/** Whether a Chinese character stands beside the range, a space or a sign of quotation aside. */
function nearHan(text: string, start: number, end: number): boolean {
  const before = /[ “"‘《（(*·.\u200b-\u200d]/.test(text.charAt(start - 1)) ? start - 2 : start - 1;
  const after = /[ ”"’》）)*·，。、；：！？,]/.test(text.charAt(end)) ? end + 1 : end;
  return isHan(text.charCodeAt(before)) || isHan(text.charCodeAt(after));
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
