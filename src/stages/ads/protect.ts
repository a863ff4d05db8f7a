import type { Range } from "../../core/edit.js";
import { eachMatch } from "../../core/run-pattern.js";
import type { Text } from "../../core/text.js";

/**
 * The ranges of a text that no ads rule may touch: code, exam choices, reference lists, quoted speech and the contact
 * blocks of notices.
 */
export function protectedRanges(text: Text): readonly Range[] {
  return text.view("ads-protected", () => {
    const found: Range[] = [];
    let fence = -1;
    /** How many of the next lines may be the contacts that a heading announced. */
    let contacts = 0;
    text.lines.forEach((line, i) => {
      const source = text.value.slice(line.start, line.end);
      contacts = CONTACT_HEADING.test(source) ? MOST_CONTACTS : contacts - 1;
      if (/^\s*(?:```|~~~)/.test(source)) {
        if (fence >= 0) found.push({ start: text.lines[fence]!.start, end: line.end });
        fence = fence >= 0 ? -1 : i;
      } else if (fence < 0) {
        const { start, end } = line;
        const isContact = isOfficialContact(source) || (contacts >= 0 && isAnnouncedContact(source));
        if (isContact || WHOLE_LINES.some((pattern) => pattern.test(source))) found.push({ start, end });
        else
          for (const range of [...speech(source), ...heading(source)])
            found.push({ start: start + range.start, end: start + range.end });
      }
    });
    return found.sort((a, b) => a.start - b.start);
  });
}

/** Two choices or more on a line, or one on a line of its own. */
const CHOICE = /^[\s　]*[A-HＡ-Ｈ]\s?[.．、]/u;
const REFERENCE = /^[\s　]*[[［]\d{1,3}[\]］].*(?:\d{4}|\[[A-Z](?:\/[A-Z]{2})?\])/u;

/** Where a document was taken from: 原文链接: http://… */
const SOURCE =
  /^\s*(?:(?:网址|链接|本文链接|来源|出处|url|source|link)\s?[:：]|原[文帖](?:链接|地址|网址)?\s?[:： ])\s?https?:/iu;
/** The same with an account in the place of the address: 来源：某某周刊（ID：weekly） */
const SOURCE_ACCOUNT =
  /^\s*(?:文章)?(?:来源|转自|转载自|本文(?:来自|转自|转载自))(?:于|自)?(?:微信)?(?:公众号)?\s?[:：]?\s?[“「『【]?[\p{L}\p{N}·. ]{2,20}[”」』】]?\s?[(（](?:微信)?(?:公众号|id|号|帐号|账号)\s?[:：]\s?[a-z][\w-]{3,24}[)）](?:[,，]\s?(?:作者|文|编辑|原标题)[^。]{0,30})?[。.]?\s*$/iu;

const WHOLE_LINES = [CHOICE, REFERENCE, SOURCE, SOURCE_ACCOUNT];

const OFFICE =
  /(?:联系人|联系电话|咨询电话|值班电话|投诉电话|举报电话|监督电话|服务热线|传真|邮编|技术支持|办公地址|咨询地点|热线)\s*[:：]/u;
const NUMBER = /(?:0\d{2,3}|0000)[-－—]?\d{7,8}|12\d{3}|400[-－]?\d{3}[-－]?\d{4}|1[3-9]\d{9}|×{2,}/u;
const OFFER = /素材|代写|代笔|会员|网盘|领取|加微|扫码/u;

/** A name or office with a landline or service number, or an office's address, and no offer. */
function isOfficialContact(source: string): boolean {
  return source.length <= 120 && OFFICE.test(source) && NUMBER.test(source) && !OFFER.test(source);
}

/** A numbered heading of a notice under which its contacts stand. */
const CONTACT_HEADING =
  /^[\s　]*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s?\p{Script=Han}{0,6}(?:咨询|联系|报名|预约|投诉|举报|监督|受理|反馈)(?:方式|电话|渠道|途径|办法|地址)\s*[:：]?\s*$/u;
const MOST_CONTACTS = 4;

/** A short line of contacts without an offer. */
function isAnnouncedContact(source: string): boolean {
  return source.length <= 80 && /[:：].*\d/u.test(source) && !OFFER.test(source);
}

const HEADING =
  /^[\s　]*(?:第[一二三四五六七八九十百千零〇两\d０-９]{1,8}[章回卷集节部篇]|(?:楔子|序[章言]|文案|内容简介|简介|正文|后记)(?=$|[\s:：好更请【（(]))/u;
const DATELINE = /\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s?\d{1,2}:\d{2}/u;

/** The part of a chapter heading, a title word or a dateline that no ad glued to it may take along. */
function* heading(source: string): Generator<Range> {
  if (source.length > 160) return;
  const match = HEADING.exec(source) ?? DATELINE.exec(source);
  if (match !== null) yield { start: match.index, end: match.index + match[0].length };
}

/** Speech: what stands in quotation marks behind a verb of saying, or is a line of dialogue. */
function* speech(source: string): Generator<Range> {
  if (!source.includes("“")) return;
  for (const match of source.matchAll(/“[^“”]{4,300}”?/gu)) {
    const before = source.slice(Math.max(0, match.index - 6), match.index);
    const said = /[说道问答称喊叫骂笑叹嘱写念]\s?[:：，,]?\s?$|[:：]\s?$/u.test(before) || CITES.test(before);
    const line = before.trim() === "" && /[。！？…!?~—，,]”?$/u.test(match[0]) && match[0].length > 6;
    const reported = match[0].length >= LONG_QUOTE && source.length - match[0].length >= 16;
    if (said || line || reported) yield* around(match[0], match.index);
  }
}

/** What leads up to the words of others: 常见的话术是“…”, 墙上写着“…”, 例如“…”. */
const CITES =
  /(?:(?:说法|话术|口号|标语|套路|字样|消息|短信|提示)(?:是|为|有)?|[写印贴]着|打着|所谓|例如|比如|譬如|诸如|类似)$/u;

/** A quotation of this length that more text stands around is reported, not a shop's own: such quote a name at most. */
const LONG_QUOTE = 24;
/** An address in brackets within a word. Nobody says those. */
const SAID_BY_NOBODY =
  /(?<=\p{Script=Han})[(（[【](?:\p{Script=Han}{2,8} ?)?(?:https?:\/\/)?(?:www|wap|m)[.。·][a-z0-9-]{3,30}[.。·][a-z]{2,4}[)）\]】](?=\p{Script=Han})/giu;

/** A quotation but the addresses that were put into its words. */
function around(quotation: string, offset: number): Range[] {
  const pieces: Range[] = [];
  let start = offset;
  // Most quotations hold no bracket, and the pattern takes long to compile.
  if (/[(（[【]/u.test(quotation)) {
    eachMatch(SAID_BY_NOBODY, quotation, ({ index, 0: { length } }) => {
      pieces.push({ start, end: offset + index });
      start = offset + index + length;
    });
  }
  pieces.push({ start, end: offset + quotation.length });
  return pieces;
}
