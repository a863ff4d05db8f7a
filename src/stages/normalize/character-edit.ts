import type { Edit } from "../../core/edit.js";
import { BLANK, BREAK, CLASSES } from "./character-classes.js";
import { nameOf, normalizeEdit } from "./normalize-edit.js";

/**
 * Radicals that look like a character and are one (Unicode's EquivalentUnifiedIdeograph, those that stand for a whole
 * character of today's texts). Copied text of PDF files has them instead of the character.
 */
const RADICALS = new Map(
  [
    ..."⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟",
  ].flatMap((from, i, all) => (i % 2 === 0 ? [[from, all[i + 1]!] as const] : [])),
);
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3\u{1f1e6}-\u{1f1ff}#*0-9]/u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The edit that an odd character calls for, if its neighbours do not show that it belongs.
 *
 * @param at where the character stands; not inside a surrogate pair
 * @param hasRightToLeft whether the text has letters that run right to left, in which direction marks belong
 */
export function characterEdit(text: string, at: number, hasRightToLeft: () => boolean): Edit | undefined {
  const code = text.codePointAt(at)!;
  const character = String.fromCodePoint(code);
  const end = at + character.length;
  if (code === 0xa0 || code === 0x202f) return normalizeEdit("no-break-space", at, end, " ");
  if (isPrivate(code)) return privateUseEdit(text, at);
  if ((code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00) || (code >= 0x2f800 && code < 0x2fa20)) {
    const plain = RADICALS.get(character) ?? (code < 0x2f00 ? character : character.normalize("NFKC"));
    return plain === character ? undefined : normalizeEdit("compatibility-form", at, end, plain, character);
  }
  if (code === 0x1b) return normalizeEdit("control-character", at, escapeEnd(text, at), "", nameOf(character));
  if (code < 0xa0 || code === 0xfffe || code === 0xffff) {
    return normalizeEdit("control-character", at, end, "", nameOf(character));
  }
  if (!isInvisible(code) || belongs(text, at, end, code, hasRightToLeft)) return undefined;
  return normalizeEdit("invisible-character", at, end, "", nameOf(character));
}

/** Variation selectors for Han characters (U+E0100 on) are the author's choice of form; planes 15 and 16 are private. */
function isInvisible(code: number): boolean {
  return code < 0x10000 || (code >= 0xe0000 && code < 0xe0100);
}

function belongs(text: string, at: number, end: number, code: number, hasRightToLeft: () => boolean): boolean {
  const before = before1(text, at);
  const after = after1(text, end);
  if (code === 0x200d) return (EMOJI.test(before) && EMOJI.test(after)) || isJoining(before) || isJoining(after);
  if (code === 0x200b || code === 0x200c || code === 0x2060) return isJoining(before) || isJoining(after);
  if (code >= 0xfe00 && code <= 0xfe0f)
    return /[^\p{L}\p{Z}\p{C}\p{P}]|[#*0-9‼⁉〰〽]/u.test(before) || isJoining(before);
  if (code >= 0xe0000) return /[\u{1f3f4}\u{e0020}-\u{e007f}]/u.test(before);
  if (code >= 0x180b && code <= 0x180e) return /\p{Script=Mongolian}/u.test(before);
  if (code === 0x115f || code === 0x1160) return /[\u1100-\u11ff]/.test(before + after);
  const isDirection = code === 0x061c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x2069);
  return isDirection && hasRightToLeft();
}

/** Letters of Arabic, the scripts of India and South-East Asia, and Mongolian: joiners and breaks are part of words. */
function isJoining(character: string): boolean {
  return character >= "\u0600" && character <= "\u1cff" && WORD.test(character);
}

/**
 * A run of private-use characters is text in somebody's font when it touches letters: that is reported. A bullet of a
 * symbol font at the start of a line, or an icon by itself, says nothing and goes.
 */
function privateUseEdit(text: string, at: number): Edit | undefined {
  if (at > 0 && isPrivate(before1(text, at).codePointAt(0) ?? 0)) return undefined;
  let end = at;
  while (end < text.length && isPrivate(text.codePointAt(end)!)) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  const run = text.slice(at, end);
  const atLineStart = isEdge(text, at - 1);
  const isBullet = atLineStart && run.length === 1 && run >= "\uf020" && run <= "\uf0ff";
  if (isBullet || (!WORD.test(before1(text, at)) && !WORD.test(after1(text, end)))) {
    return normalizeEdit("private-use", at, end, "", nameOf(run));
  }
  return normalizeEdit("private-use-text", at, end, run, nameOf(run));
}

function isEdge(text: string, at: number): boolean {
  let i = at;
  while (i >= 0 && BLANK[text.charCodeAt(i)] === 1 && at - i < 16) i--;
  return i < 0 || CLASSES[text.charCodeAt(i)] === BREAK;
}

function isPrivate(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

/** Where a terminal's escape sequence ends, colours and the like; the escape character alone if it is none. */
function escapeEnd(text: string, at: number): number {
  const sequence = /\x1b\[[0-9;]{0,16}[A-Za-z]/y;
  sequence.lastIndex = at;
  return sequence.test(text) ? sequence.lastIndex : at + 1;
}

function before1(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? Math.max(0, at - 2) : Math.max(0, at - 1), at);
}

function after1(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : "";
}
