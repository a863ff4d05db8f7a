import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import { PHRASE_FAMILIES } from "./phrases.js";

/** Lines that are furniture wherever they stand: who edited the page, its neighbours, calls to share it, its rights. */
const FURNITURE_LINE =
  /^[\s（([【]*(?:(?:本文|网站|本期|值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[：:]|[上下前后後]一?[篇页頁则條条]\s*[：:]|分享(?:到|至)\s*[：:]?|相关(?:阅读|新闻|文章|链接)\s*[：:]?$|copyright\b|©|版权所有)/i;
/** The same on pages in English: where else to read, and labels of what is not the article's. */
const ENGLISH_FURNITURE =
  /^\W{0,4}(?:(?:read (?:more|next|also)|also read|related(?: (?:stor(?:y|ies)|articles?|news|content))?|see also|more|more on this|don.t miss|share this(?: article)?|tags?|filed under|topics?)\s*:|(?:advert(?:isement)?|read more|related(?: (?:stories|articles|news))?|don.t miss|share this(?: article)?|story continues below(?: advertisement)?|continue reading)\W*$)/i;
/**
 * What is written below articles about their use. A disclaimer (免责声明) is none: labelled texts of two sets have it, and
 * no set lacks it where it stands in the article.
 */
const RIGHTS_NOTICE =
  /^[\s（([【]{0,4}\*?(?:版权|版權|特别|特別|郑重|鄭重|重要)?[声聲]明[\s】]{0,2}[：:].{0,60}(?:仅供|僅供|不构成|不構成|不代表|转载|轉載|版权|版權|侵权|侵權|本网|本站|据此|自负|自担)/;
/** What a platform says of everything it shows: others wrote it, it only keeps it, ask before you reprint it. */
const PLATFORM_NOTICE =
  /^[•·*※\s（([【]{0,4}(?:凡.{0,12}(?:注明|註明|来源|來源)|以上内容.{0,20}(?:用户|作者|创作者|自媒体)|(?:特别声明|特別聲明)|本文.{0,12}(?:作者|用户|自媒体|网友).{0,12}(?:上传|发布|投稿)|[（(]?内?(?:容|文)?.{0,10}未[经經](?:书面)?(?:授权|授權|许可|許可)).{0,80}(?:转载|轉載|不代表|信息存储|侵权|侵權|负责|負責|赞同其观点)/;
/** Whole lines that forbid to reprint; clauses of contracts speak of other things. */
const NO_REPRINT =
  /^.{0,60}未[经經].{0,14}(?:授权|授權|许可|許可|同意|允许|允許|批准).{0,8}(?:转载|轉載|摘编|摘編)[^，。]{0,8}[。！!]?$/;
/** How to become one of those who write on a platform. */
const JOIN_PLATFORM = /^.{0,40}@.{0,40}申[请請](?:加入|入驻|入駐|开通|開通).{0,20}$/;
/** `首页 > 新闻 > 正文`, with links. */
const CRUMBS = /^(?:[^>»›＞。，！？\s][^>»›＞。，！？]{0,15}(?:>{1,2}|[»›＞])\s*){1,6}[^>»›＞。，！？]{1,16}$/;

/** What the controls of a page say: players, unfolding, waiting, scanning, printing, sorting, voting. Whole lines only. */
const CONTROL =
  /^[\s（([【“"'•·>»]*(?:(?:自动|循环|点击|重新|连续|倍速|全屏)播放|跳过片头|(?:很?抱歉|对不起)[，,].{0,10}(?:播放|加载)(?:失败|出错).{0,6}|.{0,8}(?:加载|載入|载入)(?:中|出错|失败)[.…。，,]*.{0,16}|时长[：:]\s*\d+:\d\d.{0,16}|(?:语音)?播报(?:文章)?.{0,10}|(?:点击|點擊)?(?:展开|展開|查看|阅读|閱讀|收起)(?:更多|全部|全文|剩余|余下|原文).{0,10}|查看全部\s*\d+\s*个(?:回答|评论|回复)|(?:\d+\s*人)?(?:赞同|点赞|觉得很赞|喜欢)了?(?:该回答|该文章|这篇文章)?|(?:抢首赞|首赞|点赞|收藏|举报|评论|回复|分享|转发|打印|打印本页|关闭窗口|关闭本页|返回顶部|复制链接|只看楼主|仅看楼主|倒序看帖|楼主|沙发)(?:\s*[（(]?\d*[)）]?)?|(?:请)?(?:用|使用|打开)?(?:手机|微信|支付宝)?(?:扫一扫|扫码|扫描)(?:二维码|下方二维码)?.{0,8}(?:分享|关注|阅读|观看|查看|二维码|打赏)?|(?:减少|屏蔽|不感兴趣).{0,6}(?:此类|该类|这类)(?:内容|文章)?(?:推荐)?|暂无(?:数据|评论|内容)|正文(?:已)?结束.{0,20}|进入.{0,12}(?:讨论区?|论坛|股吧)(?:讨论)?|本(?:帖|主题)(?:最后)?由.{1,30}于.{6,24}(?:编辑|審核通過|审核通过|加入精华|移动)|【?字[体号][：:].{0,12})[\s）)\]】”"'>»]*$/;

const CRUMBS_TOKENS = 30;

/** Words that are controls as whole lines, and anything else in the cells of a table. */
const LONE_CONTROL =
  /^[\s（([【]*(?:(?:编辑|編輯)(?:本段)?|[+＋]?\s?已?(?:关注|關注|追蹤)|我要(?:跟帖|评论|評論|留言|纠错|报料|提问|投稿)|广告|廣告|T\s*[+＋]\s*[-－–]|(?:超大|[大中小])(?:\s*[|/]?\s*(?:超大|[大中小])){2,3}|A\s?[-+＋－]?(?:\s*[|/]?\s*A\s?[-+＋－]?){1,2}|[×✕✖╳])[\s）)\]】]*$/;
/** The same on pages in English. */
const ENGLISH_CONTROL =
  /^\W*(?:(?:permalink|back to top|leave a (?:comment|reply)|(?:view )?(?:\d[\d,.]* )?comments?|feed for comments|explore further|tell us what you think)\b\W*)+$/i;
/** Invitations of English sites to come back: newsletters, accounts to follow, addresses of their reporters. */
const INVITATION =
  /^\W{0,4}(?:(?:subscribe|sign up) (?:to|for) .{0,80}\b(?:newsletters?|channel|podcast|updates?|e-?mails?|alerts?|magazine|inbox|and stay)\b|get (?:(?:the|our|all the) )?(?:latest|daily|best|top) .{0,60}\b(?:inbox|newsletters?|updates|alerts)\b|(?:have|got) a (?:news )?tip\b|follow (?:us|me|him|her|them|@\w+|[a-z][\w.'’ -]{0,30}) on (?:twitter|facebook|instagram|linkedin|youtube|tiktok|weibo|wechat)\b|(?:reach|contact|e-?mail) (?:the )?(?:reporters?|authors?|writers?)\b.{0,40}(?:\bat\b|@)|join our .{0,40}\b(?:forums?|newsletter|group|community|channel)\b)/i;
/** How to quote it and what may be done with it, on pages in English. */
const ENGLISH_RIGHTS =
  /^\W{0,4}(?:citation: .{10,300}\bretrieved \d|this (?:document|article|material|story) (?:is subject to copyright|may not be (?:published|reproduced|copied)))/i;
/** When an English page was published, with a date that has a month or a day. */
const ENGLISH_DATELINE =
  /^\W{0,4}(?:(?:first |last )?(?:published|updated|posted)\b(?=.{0,50}(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/.-]\d)).{0,50}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9}\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?)\b(?:19|20)\d\d(?:[,|•·\s-]{0,3}(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?)?\W*$/i;

/** What such a line says, and how long the longest of them are, in tokens: a sentence that begins like one is longer. */
const FAMILIES: readonly (readonly [RegExp, number])[] = [
  [FURNITURE_LINE, 30],
  [ENGLISH_FURNITURE, 30],
  [CONTROL, 30],
  [ENGLISH_CONTROL, 20],
  [RIGHTS_NOTICE, 160],
  [PLATFORM_NOTICE, 160],
  [NO_REPRINT, 40],
  [JOIN_PLATFORM, 40],
  [INVITATION, 90],
  [ENGLISH_RIGHTS, 120],
  [ENGLISH_DATELINE, 25],
];
const LONGEST = Math.max(...FAMILIES.map(([, tokens]) => tokens));

/** The longest row of buttons under a post has about this many tokens. */
const BUTTONS = 12;
const BUTTON_WORDS = (["share", "comment", "neighbours", "login"] as const).reduce(
  (bits, name) => bits | (1 << PHRASE_FAMILIES.indexOf(name)),
  0,
);
/** A labelled ad is a link that begins with the label. */
const LABELLED_AD = /^[\s（([【]{0,3}(?:广告|廣告)[\s）)\]】：:]{0,3}/;
const AD_TOKENS = 60;

/** Whether a block is furniture of the page, or nothing but links to reply, report, share or turn the page. */
export function isFurniture({ blocks, regions }: Outline, { phrases }: Evidence, at: number): boolean {
  const { tokens, linkTokens, text, region } = blocks[at]!;
  if (tokens <= LONGEST && FAMILIES.some(([pattern, most]) => tokens <= most && pattern.test(text))) return true;
  const tag = regions[region]?.tag;
  if (tokens <= BUTTONS && tag !== "td" && tag !== "th" && LONE_CONTROL.test(text)) return true;
  if (linkTokens > 0 && tokens <= CRUMBS_TOKENS && CRUMBS.test(text)) return true;
  if (linkTokens !== tokens) return false;
  return (tokens <= BUTTONS && (phrases[at]! & BUTTON_WORDS) !== 0) || (tokens <= AD_TOKENS && LABELLED_AD.test(text));
}
