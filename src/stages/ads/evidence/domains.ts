import { eachMatch } from "../../../core/run-pattern.js";
import { FIRST_WORDS } from "../first-words.js";
import type { PassageView } from "../view.js";

const TLD =
  "(?:com|net|org|cn|cc|la|info|me|top|vip|xyz|tv|co|site|club|fun|biz|tw|hk|io|app|shop|wang|ink|link|live|online|pro|us|in|so|asia|mobi)";
const DOT = "[.。·,,点/●]";
const NAMED = [
  "https?:?/{0,2}[a-z0-9.-]{3,}[a-z0-9/_.?=&%#-]*",
  `(?:www|wap|bbs)${DOT}[a-z0-9-]{2,40}(?:${DOT}${TLD}(?![a-z]))?(?:/[a-z0-9/_.?=&%#-]*)?`,
].join("|");
const BARE = `(?<![a-z0-9@.-])(?:m\\.)?[a-z0-9-]{2,30}[.。·点]${TLD}(?:\\.cn)?(?![a-z])(?:/[a-z0-9/_.?=&%#-]*)?`;
/** A web address on the tight view: whole, bare, or with its dots disguised. */
const ADDRESS = new RegExp(`${NAMED}|${BARE}`, "gu");
/** Addresses that begin with a scheme or a host's usual name. */
export const NAMED_ADDRESS = new RegExp(NAMED, "gu");
/** What no letter may follow, but one that a part of a line may begin with: see `partsOfLine`. */
const inLine = (source: string) =>
  new RegExp(source.replaceAll("(?![a-z])", "(?![a-gi-vx-z])").replace(/^\(\?<![^)]*\)/, ""), "gu");
/** Addresses of which only the end tells, wherever a part of a line holds one. */
export const BARE_ADDRESS_IN_LINE = inLine(BARE);
/** Addresses of authorities, schools, encyclopedias, code and picture hosts: what documents themselves cite. */
const CITED =
  /\.gov|\.edu|\.ac\.|12306|wikipedia|weixin\.qq|github|imgur|loli\.net|doi\.org|arxiv|\.mil|who\.int|un\.org|people\.com|xinhua|cctv|example\.|\.test\b|thepaper|news\.|12371|archive\./u;
/** Words that a name ends with behind its dot. */
export const HAN_ENDS = "网|中国|公司|在线";
/** A name with a dot before 网 or a top-level domain: 考霸.题库.网, 岭上松.com. */
const HAN_DOMAIN = new RegExp(
  `\\p{Script=Han}{1,8}\\s?[.·]\\s?(?:\\p{Script=Han}{1,6}\\s?[.·]\\s?)?(?:${HAN_ENDS}|${TLD}(?![a-z]))`,
  "gu",
);
export const HAN_DOMAIN_IN_LINE = inLine(HAN_DOMAIN.source);
/** Letters and Han cut into bits of one or two by commas, slashes, bars and the like: t,xt,小,说天,堂. */
const CHOPPED = /^[\s/|?,.]*(?:[\p{Script=Han}a-z]{1,3}[,/|?.、·!^~*\s]{1,2}){1,}[\p{Script=Han}a-z]{0,12}[\s/|?,.]*$/u;
const SITE_WORDS = "小说 txt 书屋 书城 书吧 天堂 文学 首发 章节 www com$ net$ 手打 更新 下载 阅读网".split(" ");
const SITE_WORD = new RegExp(SITE_WORDS.join("|"), "u");
const MAX_CHOPPED = 40;
const LETTER = "[\\p{Script=Han}a-z]";
const SEPARATOR = "[,/|?.、·!^~*\\s]";
/** What a passage begins behind, and what it is stripped of there: see `partsOfLine`. */
const BEHIND = `(?<=(?:^|[。！？!?.…；;｜|”’」』）)】》"'\\s])[,，、：:\\s/|?.]{0,${MAX_CHOPPED}})`;
/**
 * Where a line may hold such bits: at the start of a passage, short ones, and one of the words in them or behind them.
 */
export const CHOPPED_IN_LINE = new RegExp(
  `(?:${BEHIND}|(?=www|${FIRST_WORDS}))(?=(?:${LETTER}{1,3}${SEPARATOR}{1,2}){0,${MAX_CHOPPED}}${LETTER}{0,12}(?:${SITE_WORDS.map((word) => [...word.replace("$", "")].join(`${SEPARATOR}{0,2}`)).join("|")}))${LETTER}{1,3}${SEPARATOR}{1,2}`,
  "u",
);

/** A space before a dot or behind the scheme, the name whole: the typesetting of converted books, not a disguise. */
const TYPESET = /[A-Za-z]{3} \.[A-Za-z]|http: \/\/|www \./u;

/** What addresses a passage holds; all counts. */
export interface DomainEvidence {
  readonly addresses: number;
  readonly cited: number;
  /** Written so that a plain search misses it: spaced, full-width, mixed scripts, other dots. */
  readonly disguised: number;
  readonly chopped: number;
  /** The share of the tight view that addresses make, 0 to 1. */
  readonly share: number;
  /** Matches on the tight view, for coverage. */
  readonly matches: readonly { readonly index: number; readonly length: number }[];
}

/** What a passage without any dot has. */
export const NO_DOMAINS: DomainEvidence = { addresses: 0, cited: 0, disguised: 0, chopped: 0, share: 0, matches: [] };

/** Looks for addresses in a passage. */
export function domainEvidence(view: PassageView): DomainEvidence {
  const matches: { index: number; length: number }[] = [];
  let cited = 0;
  let disguised = 0;
  const isTypeset = TYPESET.test(view.raw);
  const source = view.raw.toLowerCase().replace(/\s*([./:])\s*/gu, "$1"); // spaces about dots are bad typesetting
  eachMatch(ADDRESS, view.tight, (match) => {
    matches.push({ index: match.index, length: match[0].length });
    // An ending that is no shop's, as that of authorities, is left behind the match.
    const end = match.index + match[0].length;
    const behind = view.tight[end] === "." ? view.tight.slice(end, end + 5) : "";
    if (CITED.test(match[0] + behind) || isTypeset) cited++;
    else if (!source.includes(match[0])) disguised++;
  });
  eachMatch(HAN_DOMAIN, view.plain, (match) => {
    disguised++;
    const index = view.tight.indexOf(match[0].replace(/[\s.·]/gu, "").slice(0, 2));
    if (index >= 0) matches.push({ index, length: match[0].length });
  });
  const size = matches.reduce((sum, { length }) => sum + length, 0);
  const share = size === 0 ? 0 : Math.min(1, size / Math.max(1, view.tight.replace(/[^\p{L}\p{N}./:]/gu, "").length));
  const bare = view.plain.trim();
  const joined = () => bare.replace(/[^\p{Script=Han}a-z0-9]/gu, "");
  const chopped = bare.length <= MAX_CHOPPED && CHOPPED.test(bare) && SITE_WORD.test(joined()) ? 1 : 0;
  return { addresses: matches.length, cited, disguised, chopped, share, matches };
}

/** Addresses in a text, as ranges of its own offsets; for cutting out an address that stands alone in a sentence. */
export const ADDRESS_IN_TEXT = new RegExp(
  `https?[:：]\\s?/{0,2}[A-Za-z0-9./_?=&%#-]{4,}|(?:[wWｗＷⓦ]\\s?){3}\\s?${DOT.replace("]", "．]")}\\s?(?:[A-Za-z0-9Ａ-Ｚａ-ｚ０-９ⓐ-ⓩОоСсЕеАа-]\\s?){2,40}(?:${DOT.replace("]", "．]")}\\s?(?:[A-Za-zＡ-Ｚａ-ｚⓐ-ⓩОоСсЕеМм]\\s?){2,6})?`,
  "gu",
);
