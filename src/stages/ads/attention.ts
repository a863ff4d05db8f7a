import { byPlace, type Range } from "../../core/edit.js";
import { FOLD_KINDS, fold } from "../../core/fold.js";
import { eachMatch } from "../../core/run-pattern.js";
import { buildLiteralSearch } from "../../match/literal-search.js";
import { foldAnchor } from "../../match/rule-set.js";
import { CALLS } from "./evidence/calls.js";
import { GOODS } from "./evidence/goods.js";
import { INVITATIONS } from "./evidence/invitations.js";
import { OFFERS } from "./evidence/offers.js";
import { READERS } from "./evidence/readers.js";
import { SITES } from "./evidence/sites.js";

/** Names of messengers and brands' wrappings, which `contact` and `frames` look for. */
const MORE =
  "微信 v信 v心 vx wx 加v qun tg 企微 薇信 威信 维信 vx 扣扣 企鹅 qq 裙 客服 微博 邮箱 支付宝 www http com net 广告 群 号 网 点net 点com 葳 崴 溦 徽信 球球 寇寇 蔻 叩叩 伽 加赖 围信 危信 微芯 微x 微v 微: v: v.x txt 抠抠 绿泡泡 绿色软件 电报 同v 微, 威, 🐧";

const anchors = [
  ...new Set(
    [
      ...[...CALLS, ...INVITATIONS, ...GOODS, ...OFFERS, ...SITES, ...READERS].flatMap((row) => row.anchors),
      ...MORE.split(" "),
    ].map(foldAnchor),
  ),
];
const search = buildLiteralSearch(anchors);

/** Shapes that no literal stands for: dangling colons, emptied slots, split digits, brackets, odd dots. */
const SHAPES =
  /[:：][ 　]*[a-zA-Z0-9ａ-ｚＡ-Ｚ０-９，,、）)！!]|[\p{Script=Han}][ 　]+[，！）：]|[\d０-９][ 　]+[\d０-９]|[【〖〔☞§＊※「『\]]|[.．·]\s?(?:网|[a-zａ-ｚ]{2,4})|亻言|(?:[\p{Script=Han}A-Za-zＡ-Ｚａ-ｚ]{1,4}[,/|，·=~～`_+★☆-]){3,}|[a-zA-Zａ-ｚＡ-Ｚ][◎⊙●◉。][a-zA-Zａ-ｚＡ-Ｚ]|[来源出处]{1,2}[\^*&%$#]|[🛰❤♥]/gu;

/** The places in a line that deserve a look, as offsets of it, in order. */
export function attentionIn(line: string): readonly Range[] {
  const view = fold(line, FOLD_KINDS);
  const places: Range[] = [];
  for (const hit of search.findAll(view.units)) places.push(view.toSource(hit.start, hit.end));
  eachMatch(SHAPES, line, (match) => places.push({ start: match.index, end: match.index + match[0].length }));
  return places.sort(byPlace);
}
