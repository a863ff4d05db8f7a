import { fold } from "../../core/fold.js";

/** What may speak for an ad in a passage. One kind alone stands in honest texts, too. */
export type AdHint = "contact" | "call" | "address" | "goods" | "brand" | "hollow";

/**
 * The kinds by the words and shapes that promos of shops, sites and groups share, on folded text. They only choose what is
 * shown to a person for review; what is removed from a document is judged by the stage `ads`.
 */
const HINTS: readonly (readonly [AdHint, RegExp])[] = [
  [
    "contact",
    /微信|薇信|威信|卫星号|v[信x❤]|[加➕+]\s*[vvq](?![a-z])|vx|wx|q{2}|扣扣|企鹅|公众号|公号|客服|交流群|[入加进]群|群号|抖音号|小程序|二维码|[电手]话咨询/u,
  ],
  [
    "call",
    /加[我入为好微v+]|添加|关注|扫[描码一]|长按|识别|搜索?[“"「【]|点击|点此|下载|领取|获取|咨询|回复|进入?群|联系(?!人|电话)|收藏|访问|登录|购买|订阅|转发|请记住|牢记|投票/u,
  ],
  [
    "address",
    /(?:https?:|www\.|[a-z0-9-]{2,}\s*\.\s*(?:com|cn|net|org|cc|vip|top|xyz|me|la|info|tv|shop|club)(?![a-z]))|网址|域名|官网|本站|首发|手打|更新最快|无弹窗|小说网|文学网|书院|网盘|提取码/u,
  ],
  [
    "goods",
    /免费|资料|课件|教案|范文|模板|素材|文库|题库|真题|押题|网课|讲义|代写|原创|定制|会员|vip|优惠|特价|折扣|红包|福利|全集|完整版|无删减|全文|更多精彩|好书/iu,
  ],
  [
    "brand",
    /[【《“「][^】》”」]{2,16}[】》”」].{0,6}(?:——|出品|整理|独家|分享|提供|欢迎)|欢迎(?:加入|关注|光临|使用)|独家(?:整理|首发|提供)/u,
  ],
  ["hollow", /[:：]\s*(?:[，,。;；、]|$)|[:：]\s*[a-z]{0,3}[\d ]{3,}/u],
];

/** What speaks for one. */
const OFFICIAL =
  /联系人|办公室|抄送|印发|监督电话|举报|传真|邮编|法定代表|依据|条例|规定|第[一二三四五六七八九十百\d]+条|特此|同志们/u;

/** The kinds of hints in a passage, in a fixed order. */
export function adHints(passage: string): readonly AdHint[] {
  const view = fold(passage, ["zero-width", "nfkc", "case", "traditional", "decoration", "spaced"]).text;
  return HINTS.filter(([, pattern]) => pattern.test(view)).map(([kind]) => kind);
}

/** Whether a repeated passage is worth a proposal: two kinds of hints at least, and not in the words of an office. */
export function looksLikeAd(passage: string): boolean {
  const hints = adHints(passage);
  return hints.length >= (OFFICIAL.test(passage) ? 3 : 2);
}
