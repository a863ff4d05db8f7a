import type { Block, Outline } from "./outline.js";
import { proseTokens } from "./sums.js";

/** A label over links to other articles, as a line of its own. */
const LABEL =
  /^[^\p{L}\p{N}]{0,6}(?:(?:相关|相關|延伸|推荐|推薦|更多)(?:新闻|新聞|阅读|閱讀|报道|報導|文章|链接|連結|内容|內容)?|(?:read|see) (?:more|next|also)|also read|(?:more|related|recommended|further|suggested)(?: (?:stor(?:y|ies)|articles?|news|content|reading|coverage|on this|for you))?|explore further|don.t miss|you may (?:also )?like)[^\p{L}\p{N}]{0,6}$/iu;

/** So much of a line must be link; the rest is a date or a kind, such as `[VIDEO]`. */
const LINKED = 0.7;
/** The longest headline of 364 labelled pages has about so many tokens. */
const HEADLINE_TOKENS = 60;

/** So much prose before them makes an article of its own; the shortest news flashes have about this much. */
const OWN_PROSE = 30;

/**
 * Leaves out links to other articles in the midst of the text: a label such as 相关新闻 or `Read more`, and the lines below
 * it that are nothing but links.
 *
 * @param from the first block of the main text's region, `end` the one after its last
 */
export function dropFurtherReading({ blocks }: Outline, from: number, end: number, taken: Uint8Array): void {
  let prose = 0;
  for (let at = from; at < end; at++) {
    if (taken[at] === 1) prose += proseTokens(blocks[at]!);
    if (prose < OWN_PROSE || !LABEL.test(blocks[at]!.text)) continue;
    let last = at + 1;
    while (last < end && isLink(blocks[last]!)) last++;
    if (last > at + 1) taken.fill(0, at, last);
    at = last - 1;
  }
}

function isLink({ tokens, linkTokens }: Block): boolean {
  return tokens <= HEADLINE_TOKENS && linkTokens > 0 && linkTokens >= tokens * LINKED;
}
