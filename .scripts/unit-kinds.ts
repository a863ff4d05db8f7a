import { foldTable, isExtender, SLOW } from "../src/core/fold-table.js";
import {
  DECORATION,
  HAN as HAN_SCRIPT,
  LETTER,
  SEPARATOR as SEPARATING,
  UNSEEN,
  unitClasses,
} from "../src/core/unit-classes.js";
import {
  DRESS,
  EDGE_DRESS,
  EXCLAIM,
  EXPANDS,
  expansionOf,
  FOLDS,
  GONE,
  HALF,
  HAN,
  HARD,
  LATIN,
  NUMERAL,
  ODD_STOP,
  OPENER,
  RULE,
  SEPARATOR,
  SPACE,
  STOP,
  SYMBOL,
  WRAP,
} from "../src/stages/ads/glance/unit-kinds.js";
import { isLookAlike, isSecondHalf } from "../src/stages/ads/view.js";

const FOLDED_STOPS = "。!?;|";

/** The kinds that a unit has as it stands, before it is folded. */
const RAW = rawKinds([
  [STOP, "。！？!?…；;｜|"],
  [OPENER, "【（([〔〖〈＜［｛『§＊☞◆※∥♂"],
  [DRESS, "▶►▼▲◆◇◎★☆■□●○※§＊~～∷→↓↑←✨❤✅＞＜<>☞☜♥♡✿❀◈⊙◤◥▪⭐»|｜\ufe0f"], // the selector of a picture, too
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

/** The kinds of every code unit. */
export function buildUnitKinds(): Uint32Array {
  return Uint32Array.from({ length: 0x10000 }, (_, unit) => kindsOf(unit));
}

const foldedUnits = foldTable(FOLDS);

function kindsOf(unit: number): number {
  if (unit >= 0x4e00 && unit < 0xa000) return HAN | (isSecondHalf(unit) ? HALF : 0) | (isHanDigit(unit) ? NUMERAL : 0);
  if ((unit >= 0xac00 && unit < 0xd7a4) || (unit >= 0xe000 && unit < 0xf900)) return 0;
  if (unit >= 0xd800 && unit < 0xe000) return HARD;
  const folded = foldedUnits[unit]!;
  const raw = RAW.get(unit) ?? 0;
  if ((unitClasses()[unit]! & UNSEEN) !== 0) return GONE | raw;
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

/** The digits that `contact/han-digits` knows. */
function isHanDigit(unit: number): boolean {
  return "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两".includes(String.fromCharCode(unit));
}

/** Whether what a unit becomes cannot be looked at unit by unit. */
function holdsHard(expansion: string): boolean {
  return Array.from(expansion).some((part) => part.length > 1 || isExtender(part) || isLookAlike(part.charCodeAt(0)));
}
