/**
 * What ids, classes and roles of elements say about their text: word stems of page authors, Chinese ones in pinyin. One
 * bit for each family, because a block is weighed by which families enclose it, not by a verdict of one name.
 */
/** Whole names, by which large sites and widespread content managers call the element that holds the text and only that. */
const KNOWN = new RegExp(
  `(?:^|\\s)(?:${[
    "js_content|rich_media_content", // WeChat
    "content_views|article_content|htmledit_views", // CSDN
    "post-richtext|(?:[\\w-]+-)?richtext|qa-?content|best-text|answer-text", // Zhihu, Zhidao
    "d_post_content|t_f|t_fsz|postmessage|post-body|post_body|cooked|bbwrapper|topic[-_]content|reply[-_]content", // forums
    "vsb_content|v_news_content|wp_articlecontent|article_content|xl_cont|bt_content|pages_content", // 博达 and its like
    "trs_editor|trs_editor_view|trs_ueditor|ucap-content|zoom|zoomcon|ueditor|ql-editor|editor-content", // government sites
    "artibody|art_?con(?:tent)?|art_?body|artical_real|endtext|content_?text|newstext|news_?txt|news_?content|ctrlfscont",
    "cnt-main-article-qq|content-article|articlecontent|rwb_zw|rm_txt_con|show_text|p-detail|detail-?content|the_content",
    "mp-editor|syl-article-base|tt-article-content|article-con|index-module_articlewrap|cnblogs_post_body|markdown-body",
    "entry-?content|post-?content|article-?(?:body|text|content)|articletext|story-?(?:body|text|content)|storytext",
    "article_{1,2}(?:body|text|content)|caas-body|body-?content|body-?copy|text_?content|main-?text|field-body",
  ].join("|")})[-_\\d]*(?=\\s|$)`,
  "i",
);

const FAMILIES = {
  nav: /nav|menu|crumb|mianbao|dqwz|weizhi|toolbar|(?:^|[\s_-])tabs?(?:[\s_-]|$)|pager|pagination|page_?bar|sitemap|header|(?:^|[\s_-])(?:top|head|hd)(?:[\s_-]|$)/,
  foot: /foot|copy-?right|(?:^|[\s_-])(?:bottom|ft|copy(?=\s|$))|banquan|beian|disclaimer|shengming|statement/,
  side: /side|aside|rail|widget|(?:^|[\s_-])(?:right|left)|(?:right|left)(?:[\s_-]|$)|fr(?:\s|$)/,
  related:
    /relat|recom|tuijian|xiangguan|(?:^|[\s_-])hot|rank|paihang|guess|(?:^|[\s_-])(?:more|next|prev|pre|like)(?:[\s_-]|$)|readmore|latest|popular|also|zxwz|news-?list|titlelist/,
  share:
    /share|bdshare|jiathis|social|weixin|wechat|weibo|qrcode|qr_|ewm|erweima|follow|subscri|newsletter|email|app-?down|download|collect|digg|(?:^|[\s_-])(?:zan|ding)|bookmark|tool/,
  comment: /comment|pinglun|reply|replies|respon|discuss|disqus|remark|cmt|liuyan|feedback|guestbook/,
  ad: /(?:^|[\s_-])ads?(?:[\s_-]|\d|$)|advert|(?:^|[\s_-])gg|guanggao|banner|sponsor|promo|adsense/,
  meta: /meta|info|byline|author|source|(?:^|[\s_-])(?:time|date|tags?)|pubdate|keyword|editor|bianji|laiyuan|fujia|breif|summary-?bar/,
  login:
    /login|register|sign-?(?:in|up)|paywall|(?:^|[\s_-])vip|modal|popup|dialog|(?:^|[\s_-])mask|cookie|gdpr|consent|tooltip|tips|toast|overlay/,
  list: /list|items?(?:[\s_-]|$)|scroll/,
  figure: /gallery|slide|carousel|swiper|album|pic|caption|figure|photo|image|img|credit/,
  title: /title|headline|biaoti|subject|(?:^|[\s_-])tit(?:[\s_-]|$)/,
  author: /profile|avatar|user|member|(?:^|[\s_-])bio|about|signature|sign(?:\s|$)|medal|level|rate_|points?/,
  article:
    /artic|artical|(?:^|[\s_-])art(?:[\s_-]|$)|zhengwen|wenzhang|rich_media|richtext|ueditor|news_?(?:text|con|content|body|detail)|content_?(?:article|text|body)|main_?text|text_?(?:con|body)|article-?body|story|entry|detail|(?:^|[\s_-])post-?(?:body|content)|js_content|vsb_content|trs_editor|trs_|zoom|endtext|cont(?:ent)?_?(?:area|box|con)/,
  content: /content|neirong|(?:^|[\s_-])(?:con|text|txt|main|body|cont|con_text|nr)(?:[\s_-]|$)|para/,
  action:
    /action|btn|button|operat|toolbar|supporter|(?:^|[\s_-])(?:likes?|votes?|rate|pob|authi|pls|pstatus)(?:[\s_-]|$)/,
  known: KNOWN,
  post: /post|thread|floor|answer|(?:^|[\s_-])t_f|message|topic|wenda|question|review/,
} as const;

export type NameFamily = keyof typeof FAMILIES;
export const NAME_FAMILIES = Object.keys(FAMILIES) as readonly NameFamily[];
const patterns = Object.values(FAMILIES);

/** The families an element's id, class, role and itemprop belong to, as bits in the order of {@link NAME_FAMILIES}. */
export function nameFamilies(attributes: Readonly<Record<string, string>>, known: Map<string, number>): number {
  const { id, class: names, role, itemprop } = attributes;
  if (id === undefined && names === undefined && role === undefined && itemprop === undefined) return 0;
  const key = `${id ?? ""} ${names ?? ""} ${role ?? ""} ${itemprop ?? ""}`;
  let bits = known.get(key);
  if (bits === undefined) {
    bits = 0;
    const text = key
      .slice(0, 200)
      .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
      .toLowerCase();
    patterns.forEach((pattern, index) => {
      // known names are whole ones, as they are written
      if (pattern.test(pattern === KNOWN ? key.slice(0, 200) : text)) bits! |= 1 << index;
    });
    known.set(key, bits);
  }
  return bits;
}
