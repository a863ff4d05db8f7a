/** Brand frames and typographic dress, on the plain view. */
const OPEN = "[“「【『〖\\[《]";
const CLOSE = "[”」】』〗\\]》]";
const NAME = "[^”」】』〗\\]》“「【『〖\\[]{1,16}";
const SHOP =
  "(?:库|网|铺子?|社|屋|坊|阁|吧|馆|工作室|讲堂|小铺|小店|店|研究所|课堂|教育|学堂|书院|app|君|侠|姐|哥|圈|素材|材料|文稿|公文|(?:学习|资料|会员|读者|交流|打卡|共享|粉丝|书友)群|仓|小札|观察室|放映室|帮|秘书|助手|小分队|会员|vip|文库|题库|铺|范文|笔记|书城|星球|课件|讲稿社|客|宝|猫|帮写|通)";

const rows = [
  ["brand-dash", `^[\\s>*]*${OPEN}${NAME}${CLOSE}\\s?(?:——|—|-{2}|[:：]|每|是|由|全|已|官|专|售|更|海量|上)`],
  ["brand-shop", `[“「【『〖\\[]${NAME.replace("{1,16}", "{0,12}")}${SHOP}[0-9]*(?:svip|vip)?(?:会员|app)?${CLOSE}`],
  [
    "brand-call",
    `(?:加入|关注|认准|尽在|来自|搜索?|逛|进入|登[录陆]|访问|百度一下|搜一搜|请到|就到|选自|节选自|本站)\\s?:?${OPEN}${NAME}${CLOSE}`,
  ],
  [
    "notice-head",
    "^[^\\p{L}\\p{N}]*(?:温馨提示|友情提示|重要提示|提示|声明|公告|广告|推广|通知|免责声明|福利|编者推荐|特别推荐|ps)[】〗:：]",
  ],
  ["ad-word", "^[^\\p{L}\\p{N}]*(?:广告|推广|赞助)[^\\p{L}\\p{N}]*$|\\d-\\d{1,2}\\s*广告$"],
] as const;

/** The brand rows: name, feature and pattern. */
export const BRAND_ROWS = rows.map(([name, source]) => ({
  ...{ name, feature: `brand/${name}` },
  pattern: new RegExp(source, "u"),
}));

/** Where a line may hold a passage of nothing but `ad-word`: no passage begins or ends within letters beside it. */
export const AD_WORD_IN_LINE = /(?<![\p{L}\p{N}])(?:广告|推广|赞助)(?![\p{L}\p{N}])|\d-\d{1,2}\s*广告/u;

const ORNAMENT = "[▶►▼▲◆◇◎★☆■□●○※§＊*~～∷→↓↑←👇👆👉🔥🎁📢💡✨❤️📚✅🔔>＞＜<━─—=☞☜♥♡✿❀◈⊙◤◥▪🌟⭐]";
const DRESS = [
  ["frame/ornament-start", new RegExp(`^${ORNAMENT}`, "u")],
  ["frame/ornament-end", new RegExp(`${ORNAMENT}$`, "u")],
  ["frame/ornament-run", new RegExp(`^${ORNAMENT}{2}`, "u")],
  ["frame/arrow", /→|☞|👉|👇|»|▼|>>/u],
  ["frame/emoji", /[\u{1f300}-\u{1faff}]/u],
  ["frame/exclaim", /[!！~～][”」』)）\]】]?$/u],
  ["frame/pipe", /[|｜]/u],
  ["frame/markup-caption", /<figcaption>/u],
  ["frame/link", /<a\s|(?<!!\[[^\]]{0,80})\]\(http/u],
] as const;
const WRAPPED = /^[(（【[〔〖『「].*[)）】\]〕〗』」]$/su;

/** The signs of Markdown's quotes, headings and lists, and the brackets of a link that shows its address. */
const LAYOUT = /^(?:>\s?|#{1,6}\s|[*+-]\s(?=\S)|<(?=https?:))+|(?<=https?:[^\s<>]{4,200})>$/gu;

/** The features of the dress that a passage wears; layout is none. */
export function dressOf(raw: string): string[] {
  const bare = raw.trim().replace(LAYOUT, "");
  const found: string[] = [];
  for (const [feature, pattern] of DRESS) if (pattern.test(bare)) found.push(feature);
  if (WRAPPED.test(bare)) found.push("frame/bracketed");
  return found;
}
