import { isOf, unitSet } from "../../core/unit-set.js";
import type { Masks } from "./compile-masks.js";
import type { Occurrence } from "./occurrence.js";
import { isHan } from "./occurrence.js";

const RUN = unitSet("A-Za-zÀ-ɏＡ-Ｚ");
const CAPITAL = unitSet("A-Z");
const LETTER = unitSet("A-Za-z");
const DIGIT = unitSet("0-9");
const WORD = unitSet("A-Za-z0-9");
/** What may stand between letters that are kept apart. */
const APART = unitSet(" .·*");
const SMALL = unitSet("a-zà-ǿ");
/** Longer runs of letters are names of other languages. */
const LONGEST = 24;
const LONGEST_SYLLABLE = 6;
/** Single letters kept apart by one sign each: `Z F`, `G.C.D`. */
const SPACED = /[A-Z](?:[ .·*][A-Z]){1,4}(?![A-Za-z0-9])/y;
/** Syllables kept apart by a space each: `zhong yang`. */
const SYLLABLES = /[a-zà-ǿ]{1,6}(?: [a-zà-ǿ]{1,6}){1,3}(?![A-Za-z0-9])/y;
/** Signs that make the letters beside them part of a formula, a model, an address. */
const GLUE = unitSet("0-9０-９A-Za-z_@\\=&%$^~|±×÷°₀-₉‰+-");
/** Signs of quotation and the like that may stand between letters and Chinese text. */
const OPENING = unitSet(' “"‘《（(*·.\u200b-\u200d');
const CLOSING = unitSet(' ”"’》）)*·，。、；：！？,');
/** A number that may follow a masked word: 建党100周年, 入党286人, 人民政府2023年. */
const NUMBER = /\d{1,4}(?:周年|华诞|岁|多年|年|人|名|个|月)/y;

/** What was found at a letter: where the letters end, and the mask they may be. */
interface LatinFound {
  readonly end: number;
  readonly occurrence?: Occurrence;
}

/** Looks at the run of letters that starts at `at`. */
export function findLatin(text: string, at: number, masks: Masks): LatinFound {
  let end = at;
  while (isOf(RUN, text, end)) end++;
  if (end - at > LONGEST || (!nearHan(text, at, end) && !isOf(APART, text, end))) return { end };
  for (const pattern of spacedForms(text, at, end)) {
    const spaced = match(pattern, text, at);
    if (spaced.length <= end - at) continue;
    const letters = plainLetters(spaced.replace(/[ .·*]/g, ""));
    const candidates = wordsFor(letters, masks);
    if (candidates.length === 0 || !isFree(text, at, at + spaced.length)) continue;
    const family = masks.initials.has(letters) ? "initials" : "pinyin";
    const spacedOut = found(text, at, at + spaced.length, family, letters, candidates, true);
    if (spacedOut.occurrence === undefined) return spacedOut;
    return { end: spacedOut.end, occurrence: { form: "spaced", ...spacedOut.occurrence } };
  }
  if (!isFree(text, at, end)) return { end };
  const letters = plainLetters(text.slice(at, end));
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

/** The forms that letters may be kept apart in, given where their first run ends. */
function spacedForms(text: string, at: number, end: number): readonly RegExp[] {
  if (!isOf(APART, text, end)) return NONE;
  if (end - at === 1 && isOf(CAPITAL, text, at)) return isOf(CAPITAL, text, end + 1) ? [SPACED] : NONE;
  const isSyllable = end - at <= LONGEST_SYLLABLE && text[end] === " " && isOf(SMALL, text, end + 1);
  return isSyllable ? [SYLLABLES] : NONE;
}

const NONE: readonly RegExp[] = [];

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
  return { end, occurrence: isOf(DIGIT, text, end) ? { form: "number", ...occurrence } : occurrence };
}

/** So many answers are kept; a text with more different runs of letters begins anew. */
const KEPT = 4096;
/** Longer slices hold on to the text they are from, and come once. */
const LONGEST_KEPT = 12;

const answers = new WeakMap<Masks, Map<string, readonly string[]>>();

/** Words for letters, as `findWords` gives them, kept: the same letters come again and again. */
function wordsFor(letters: string, masks: Masks): readonly string[] {
  if (letters.length > LONGEST_KEPT) return findWords(letters, masks);
  let known = answers.get(masks);
  if (known === undefined) {
    known = new Map();
    answers.set(masks, known);
  }
  let words = known.get(letters);
  if (words === undefined) {
    if (known.size >= KEPT) known.clear();
    words = findWords(letters, masks);
    known.set(letters, words);
  }
  return words;
}

/** Words for initials (also several masks in one run, such as GCD and D), and for whole words in pinyin. */
function findWords(letters: string, masks: Masks): readonly string[] {
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
  if (isAscii(letters)) return letters;
  return letters
    .normalize("NFKC")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Whether no digit, letter or sign of a formula touches the range. */
function isFree(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (isOf(GLUE, text, start - 1) && !(before === "-" && !isOf(WORD, text, start - 2))) return false;
  if (before === " " && isOf(LETTER, text, start - 2)) return false;
  if (after === " " && isOf(LETTER, text, end + 1)) return false;
  if (isOf(JOINT, text, start - 1) && isOf(LETTER, text, start - 2)) return false;
  if (isOf(DIGIT, text, end)) return match(NUMBER, text, end) !== "" && isHan(text.charCodeAt(start - 1));
  if (after === "/" || after === "." || after === ":") return !isOf(WORD, text, end + 1);
  return !isOf(GLUE, text, end) && after !== "#";
}

/** What joins the parts of names and addresses. */
const JOINT = unitSet("/.:#");

/** Whether a Chinese character stands beside the range, a space or a sign of quotation aside. */
function nearHan(text: string, start: number, end: number): boolean {
  const before = isOf(OPENING, text, start - 1) ? start - 2 : start - 1;
  const after = isOf(CLOSING, text, end) ? end + 1 : end;
  return isHan(text.charCodeAt(before)) || isHan(text.charCodeAt(after));
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
