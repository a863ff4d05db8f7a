import { COMMON_CHARACTERS } from "../../core/common-characters.generated.js";

/** How surprising a text is as a text of some language, in nats; the likelier reading of the same bytes has less. */
export interface Surprise {
  readonly total: number;
  /** The mean over the characters beyond ASCII; 0 if there are none. */
  readonly mean: number;
  /** How many characters beyond ASCII there are. */
  readonly count: number;
}

/** The languages that are told apart. Only the first is wanted; the others are there to be recognised and refused. */
export type Language = "chinese" | "japanese" | "korean" | "alphabet";

/**
 * The surprise of characters that have no figure of their own. Set by hand on the scale of the table of common
 * characters, whose rarest cost 13: a rare Han character is likelier than a private one, and that than a broken byte.
 */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x0000, 0xffff, 14],
  [0x0000, 0x001f, 18],
  [0x0020, 0x007e, 4],
  [0x007f, 0x009f, 20],
  [0x00a0, 0x00bf, 10],
  [0x00c0, 0x00ff, 7],
  [0x0391, 0x03a9, 9],
  [0x03b1, 0x03c9, 8],
  [0x0410, 0x042f, 8],
  [0x0430, 0x044f, 6],
  [0x2010, 0x2027, 9],
  [0x2030, 0x22ff, 11],
  [0x2460, 0x24ff, 11],
  [0x2500, 0x27ff, 12],
  [0x3000, 0x3020, 10],
  [0x3040, 0x30ff, 12],
  [0x3400, 0x4dbf, 17],
  [0x4e00, 0x9fff, 15],
  [0xac00, 0xd7a3, 14],
  [0xd800, 0xdbff, 19], // with the other half a rare character
  [0xd83c, 0xd83e, 12], // or an emoji
  [0xdc00, 0xdfff, 0],
  [0xe000, 0xf8ff, 18],
  [0xf900, 0xfaff, 17],
  [0xff01, 0xff5e, 10],
  [0xff61, 0xff9f, 14],
  [0xfffd, 0xffff, 18],
];
/** Punctuation by how common it is in Chinese prose, in nats. */
const PUNCTUATION: readonly (readonly [number, string])[] = [
  [2.5, "\n"],
  [4, "，。\t\r "],
  [5, "、“”\u3000"],
  [6, "：；《》（）—…·"],
  [7, "！？「」『』【】〈〉‘’"],
];
/** The most frequent syllables of Korean prose, written down by hand. */
const SYLLABLES = "이다는을의에가고를은하지기한도사로서인자어리시아나대있일해으정그전수과것스부들장제보니라만여구";

const tables = new Map<Language, Float32Array>();

/** What a character costs that stands there again at once, as in rules of ━━━ and rows of ◆◆◆. */
const AGAIN = 1;

/** How surprising a text is as one of a language. Words in Latin, Greek, Cyrillic, Hebrew, Arabic and
 * Thai letters are `alphabet`. */
export function surprise(text: string, language: Language): Surprise {
  const table = tableOf(language);
  let ascii = 0;
  let beyond = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && (unit < 0xdc00 || unit > 0xdfff)) count++;
    if (i > 0 && unit === text.charCodeAt(i - 1) && isDrawn(unit)) {
      if (unit < 0x80) ascii += AGAIN;
      else beyond += AGAIN;
    } else if (unit < 0x80) ascii += table[unit]!;
    else beyond += table[unit]! + (language === "alphabet" ? outOfWord(text, i) : 0);
  }
  return { total: ascii + beyond, mean: count === 0 ? 0 : beyond / count, count };
}

/** Whether a character is one that is written in rows: broken bytes and control characters are not. */
function isDrawn(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0xd7 || (unit >= 0x2010 && unit < 0xd800);
}

/** Letters stand in words: capitals inside words and symbols between letters are what other readings look like. */
function outOfWord(text: string, at: number): number {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  const isLatin = /[\u00c0-\u024f]/.test(text[at]!);
  if (isLatin) return /[a-z]/i.test(before) || /[a-z]/i.test(after) ? 0 : 5;
  return /\p{Ll}/u.test(before) && !/\p{Ll}/u.test(text[at]!) ? 5 : 0;
}

function tableOf(language: Language): Float32Array {
  let table = tables.get(language);
  if (table === undefined) {
    table = language === "chinese" ? chinese() : Float32Array.from(tableOf("chinese"));
    if (language === "japanese") adaptToJapanese(table);
    if (language === "korean") adaptToKorean(table);
    if (language === "alphabet") adaptToAlphabets(table);
    tables.set(language, table);
  }
  return table;
}

function chinese(): Float32Array {
  const table = new Float32Array(0x10000);
  for (const [from, to, nats] of RANGES) table.fill(nats, from, to + 1);
  COMMON_CHARACTERS.forEach((characters, level) => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = level / 2;
  });
  for (const [nats, marks] of PUNCTUATION) for (const mark of marks) table[mark.charCodeAt(0)] = nats;
  return table;
}

/** Half of Japanese prose is kana, so that its Han characters are rarer by some factor. */
function adaptToJapanese(table: Float32Array): void {
  for (let unit = 0x4e00; unit < 0xa000; unit++) table[unit]! += 1.5;
  table.fill(4, 0x3041, 0x30ff);
  table.fill(10, 0xff61, 0xffa0);
}

function adaptToKorean(table: Float32Array): void {
  for (let unit = 0x4e00; unit < 0xa000; unit++) table[unit]! += 4;
  table.fill(8.5, 0xac00, 0xd7a4);
  for (let i = 0; i < SYLLABLES.length; i++) table[SYLLABLES.charCodeAt(i)] = 4.5;
}

function adaptToAlphabets(table: Float32Array): void {
  table.fill(5, 0xc0, 0x100);
  table.fill(3.5, 0x3ac, 0x3cf);
  table.fill(3.5, 0x430, 0x450);
  table.fill(3.5, 0x5d0, 0x5eb);
  table.fill(3.5, 0x621, 0x653);
  table.fill(4.4, 0xe01, 0xe5c);
}
