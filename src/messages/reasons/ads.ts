import type { ReasonTexts } from "../reason-texts.js";

/** Kinds of evidence as they stand before the slash of a feature's name. */
const KINDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  call: { zh: "号召", en: "call to act" },
  contact: { zh: "联系方式", en: "contact" },
  goods: { zh: "商品服务", en: "goods or service" },
  price: { zh: "价格优惠", en: "price or offer" },
  brand: { zh: "店号", en: "brand frame" },
  site: { zh: "站点用语", en: "site's wording" },
  domain: { zh: "网址", en: "web address" },
  frame: { zh: "装饰", en: "ornament" },
  wording: { zh: "用词", en: "wording" },
  hollow: { zh: "被掏空的文字", en: "emptied slots" },
  votes: { zh: "求票", en: "plea for votes" },
  rule: { zh: "规则", en: "rule" },
  repeat: { zh: "重复", en: "repetition" },
  near: { zh: "相邻广告", en: "ad beside it" },
  place: { zh: "位置", en: "place" },
  against: { zh: "正文迹象", en: "sign of body text" },
};

export const adsReasons = {
  "ad-evidence": {
    zh: ({ evidence }) => `广告迹象：${name(String(evidence), "zh")}`,
    en: ({ evidence }) => `evidence of an ad: ${name(String(evidence), "en")}`,
  },
  "ad-evidence-against": {
    zh: ({ evidence, against }) => `广告迹象：${name(String(evidence), "zh")}；反面：${name(String(against), "zh")}`,
    en: ({ evidence, against }) =>
      `evidence of an ad: ${name(String(evidence), "en")}; against: ${name(String(against), "en")}`,
  },
  denied: { zh: () => "在禁止名单上", en: () => "on the deny list" },
  "novel-site": { zh: () => "小说站广告", en: () => "novel site's line" },
  "exam-site": { zh: () => "题库站水印", en: () => "exam site's mark" },
  "material-library": { zh: () => "材料站广告", en: () => "material library's line" },
  "ghost-writing": { zh: () => "代写广告", en: () => "ghost-writer's offer" },
  "contact-tail": { zh: () => "留联系方式的广告", en: () => "promo that leaves a contact" },
  "wechat-follow": { zh: () => "公众号引流", en: () => "call to follow an account" },
  "platform-notice": {
    zh: () => "平台加在作品上的文字",
    en: () => "line that a platform puts on what its users upload",
  },
  "forum-tail": { zh: () => "论坛客户端尾巴或讨要评分", en: () => "tail of a forum's program, or a plea for ratings" },
  "planted-line": { zh: () => "植入的垃圾广告", en: () => "spam planted in a text" },
  "news-chrome": { zh: () => "新闻页残留的网址或按钮", en: () => "address or buttons left of a news page" },
} as const satisfies ReasonTexts;

/** `call/scan +1.2` → `号召（scan +1.2）`. */
function name(features: string, language: "zh" | "en"): string {
  const named = features.split(", ").map((feature) => {
    const [kind = "", rest = ""] = feature.split("/");
    const label = KINDS[kind]?.[language] ?? kind;
    return language === "zh" ? `${label}（${rest}）` : `${label} (${rest})`;
  });
  return named.join(language === "zh" ? "、" : ", ");
}
