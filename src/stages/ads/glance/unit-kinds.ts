import { foldSegment, foldTable, INVISIBLE, isExtender, SLOW } from "../../../core/fold-table.js";
import {
  DECORATION,
  HAN as HAN_SCRIPT,
  LETTER,
  SEPARATOR as SEPARATING,
  unitClasses,
} from "../../../core/unit-classes.js";
import { isLookAlike, isSecondHalf } from "../view.js";

/** What a code unit is to a glance at a line; a unit may be several of them. Most units of Chinese text are `HAN` only. */
export const HAN = 1;
/** A Latin letter or digit once folded. */
export const LATIN = 2;
/** Takes no room: folding leaves it out. */
export const GONE = 4;
export const SPACE = 8;
/** Decoration that goes between any two words, and such as goes between two Han only. */
export const SYMBOL = 16;
export const SEPARATOR = 32;
/** Ends a sentence; folds to such a mark without being one. */
export const STOP = 64;
export const ODD_STOP = 128;
/** May begin a bracketed insertion. */
export const OPENER = 256;
/** Becomes several units: see `expansionOf`. */
export const EXPANDS = 512;
/** Only folding the line as a string tells what it becomes: joins its neighbours, or is half of a character. */
export const HARD = 1024;
/** Adorns a passage, wherever it stands: ornaments, arrows, bars, signs of markup; or where a sentence begins or ends. */
export const DRESS = 2048;
export const EDGE_DRESS = 16384;
/** Ends an exclamation. */
export const EXCLAIM = 32768;
/** What a passage may be wrapped in. */
export const WRAP = 65536;
/** A digit, Latin or Chinese. */
export const NUMERAL = 131072;
/** May stand in a line of separators. */
export const RULE = 4096;
/** May be the second half of a character that is written as two. */
export const HALF = 8192;

const FOLDS = { nfkc: true, case: true, traditional: true } as const;
const FOLDED_STOPS = "。!?;|";

/** The kinds that a unit has as it stands, before it is folded. */
const RAW = rawKinds([
  [STOP, "。！？!?…；;｜|"],
  [OPENER, "【（([〔〖〈＜［｛『§＊☞◆※∥♂"],
  [DRESS, "▶►▼▲◆◇◎★☆■□●○※§＊~～∷→↓↑←✨❤✅＞＜<>☞☜♥♡✿❀◈⊙◤◥▪⭐»|｜"],
  [EDGE_DRESS, "*━─—="],
  [EXCLAIM, "!！~～"],
  [WRAP, "(（【[〔〖『「"],
  [RULE, "-=_*~·.。—━─═＝－＊※★☆◆◇■□●○∷#＃﹏…+"],
]);

function rawKinds(lists: readonly (readonly [number, string])[]): ReadonlyMap<number, number> {
  const kinds = new Map<number, number>();
  for (const [kind, characters] of lists) {
    for (let i = 0; i < characters.length; i++) {
      const unit = characters.charCodeAt(i);
      kinds.set(unit, (kinds.get(unit) ?? 0) | kind);
    }
  }
  return kinds;
}

let kinds: Uint32Array | undefined;

/** The kinds of every code unit. Built when first asked for. */
export function unitKinds(): Uint32Array {
  kinds ??= Uint32Array.from({ length: 0x10000 }, (_, unit) => kindsOf(unit));
  return kinds;
}

/** For every code unit what it folds to, where it is neither `EXPANDS` nor `HARD`. */
export function foldedUnits(): Uint16Array {
  return foldTable(FOLDS);
}

/** The units that an `EXPANDS` unit becomes. */
export function expansionOf(unit: number): string {
  let expansion = expansions.get(unit);
  if (expansion === undefined) {
    expansion = foldSegment(String.fromCharCode(unit), FOLDS);
    expansions.set(unit, expansion);
  }
  return expansion;
}

const expansions = new Map<number, string>();

function kindsOf(unit: number): number {
  if (unit >= 0x4e00 && unit < 0xa000) return HAN | (isSecondHalf(unit) ? HALF : 0) | (isHanDigit(unit) ? NUMERAL : 0);
  if ((unit >= 0xac00 && unit < 0xd7a4) || (unit >= 0xe000 && unit < 0xf900)) return 0;
  if (unit >= 0xd800 && unit < 0xe000) return HARD;
  const folded = foldedUnits()[unit]!;
  // Asked for each of twenty thousand units at the start: what most of them are costs no expression.
  if (folded === unit && unitClasses()[unit] === LETTER && !isLookAlike(unit)) return isInvisible(unit) ? GONE : 0;
  if (isInvisible(unit)) return GONE;
  const raw = RAW.get(unit) ?? 0;
  const character = String.fromCharCode(unit);
  if (folded === SLOW) return raw | (isExtender(character) || holdsHard(expansionOf(unit)) ? HARD : EXPANDS);
  return raw | foldedKinds(folded, raw);
}

/** Kinds that the folded unit decides. */
function foldedKinds(unit: number, raw: number): number {
  const character = String.fromCharCode(unit);
  if (isLookAlike(unit)) return HARD;
  if (/\s/u.test(character)) return SPACE;
  if (/[0-9]/.test(character)) return LATIN | NUMERAL;
  if (/[a-z]/.test(character)) return LATIN;
  const kind = unitClasses()[unit]!;
  if ((kind & HAN_SCRIPT) !== 0) return isHanDigit(unit) ? HAN | NUMERAL : HAN;
  if ((kind & LETTER) !== 0) return 0;
  const odd = FOLDED_STOPS.includes(character) && (raw & STOP) === 0 ? ODD_STOP : 0;
  if ((kind & DECORATION) === 0) return odd;
  return odd | ((kind & SEPARATING) === 0 ? SYMBOL : SEPARATOR);
}

function isInvisible(unit: number): boolean {
  INVISIBLE.lastIndex = 0;
  return INVISIBLE.test(String.fromCharCode(unit));
}

/** The digits that `contact/han-digits` knows. */
function isHanDigit(unit: number): boolean {
  return "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两".includes(String.fromCharCode(unit));
}

/** Whether what a unit becomes cannot be looked at unit by unit. */
function holdsHard(expansion: string): boolean {
  return Array.from(expansion).some((part) => part.length > 1 || isExtender(part) || isLookAlike(part.charCodeAt(0)));
}
