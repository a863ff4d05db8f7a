import { firstsOf, isIn, type UnitSet, unitSet } from "../../core/unit-set.js";
import { FIRST_WORDS } from "./first-words.js";

/** Marks by which an insertion is told in a sentence, and the units that one of them may begin with. */
export interface Marks {
  readonly pattern: RegExp;
  readonly isFirst: UnitSet;
}

/** Signs and words that an insertion glued to its sentence ends with; and words that it ends with where a Han follows. */
const END_SIGNS = "】」”』)）]〕｜→·~☜";
const END_WORDS =
  "领取|下载|进群|观看|报名|关注|后续|阅读|加入|客服|获取|收藏|访问|网址|首发|秒进|更新|入群|打包|下整册|免费下";
const END_PAIRS = ">＞☜»";
const END_BEFORE_HAN = "关注|回复|领取|分享|公众号";
const END = `[${END_SIGNS.replace("]", "\\]")}]|${END_WORDS}|[${END_PAIRS}]{2}`;
/** A dash ends one behind one of these marks, at most so many characters away; and begins one before these words. */
export const BEFORE_DASH = "”」』】》";
export const DASH_REACH = 8;
export const BEHIND_DASH = "更多|关注|扫码|需要|【|「|“";
/** All that one ends with but letters and digits, whatever stands around them. */
export const INSERTION_END_MARK = new RegExp(`${END}|——|${END_BEFORE_HAN}`, "gu");

const BEGIN_SIGNS = "【（([〔「『☞▶★◆※";

/** What an insertion ends with. */
export const ENDS = marks(
  `${END}|(?<=[${BEFORE_DASH}].{0,${DASH_REACH}})——|(?:${END_BEFORE_HAN}|[a-zA-Z0-9])(?=\\p{Script=Han})`,
  `${END_SIGNS}${END_PAIRS}—${firstsOf(END_WORDS)}${firstsOf(END_BEFORE_HAN)}a-zA-Z0-9`,
);
/** What one begins with, behind text without a stop. */
export const BEGINS = marks(
  `[${BEGIN_SIGNS}]|https?:|[wｗＷ]{3}|(?:${FIRST_WORDS})|>>|＞＞|——(?=${BEHIND_DASH})|_(?=\\p{Script=Han})`,
  `${BEGIN_SIGNS}hwｗＷ>＞—_${firstsOf(FIRST_WORDS)}`,
);

function marks(source: string, firsts: string): Marks {
  return { pattern: new RegExp(source, "yu"), isFirst: unitSet(firsts) };
}

/**
 * Calls back for the marks in a sentence, none of which is empty, in order and free of overlap, while it asks for more. The
 * pattern is run where a mark may begin: looking so at every unit takes it five times as long as the table.
 */
export function eachMark(
  { pattern, isFirst }: Marks,
  sentence: string,
  found: (index: number, length: number) => boolean,
): void {
  for (let at = 0; at < sentence.length; ) {
    if (isIn(isFirst, sentence.charCodeAt(at))) {
      pattern.lastIndex = at;
      const match = pattern.exec(sentence);
      if (match !== null) {
        const { length } = match[0];
        if (!found(at, length)) return;
        at += length;
        continue;
      }
    }
    at++;
  }
}
