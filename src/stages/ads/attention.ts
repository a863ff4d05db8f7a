import { eachMatch } from "../../core/each-match.js";
import type { Range } from "../../core/edit.js";
import { FOLD_KINDS, fold } from "../../core/fold.js";
import type { Text } from "../../core/text.js";
import { buildLiteralSearch } from "../../match/literal-search.js";
import { foldAnchor } from "../../match/rule-set.js";
import { CALLS } from "./evidence/calls.js";
import { GOODS } from "./evidence/goods.js";
import { SITES } from "./evidence/sites.js";

/** Names of messengers and brands' wrappings, which `contact` and `frames` look for. */
const MORE =
  "微信 v信 v心 vx wx 加v qun tg 企微 薇信 威信 维信 vx 扣扣 企鹅 qq 裙 客服 微博 邮箱 支付宝 www http com net 广告 群 号 网 点net 点com";

const anchors = [
  ...new Set([...[...CALLS, ...GOODS, ...SITES].flatMap((row) => row.anchors), ...MORE.split(" ")].map(foldAnchor)),
];
const search = buildLiteralSearch(anchors);

/** Shapes that no literal stands for: dangling colons, emptied slots, split digits, brackets, odd dots. */
const SHAPES =
  /[:：][ 　]*[a-zA-Z0-9ａ-ｚＡ-Ｚ０-９，,、）)！!]|[\p{Script=Han}][ 　]+[，！）：]|[\d０-９][ 　]+[\d０-９]|[【〖〔☞§＊※「『\]]|[.．·]\s?(?:网|[a-zａ-ｚ]{2,4})|亻言|(?:\S[,/|，·]){3,}|[🛰❤♥]/gu;

/** The places in a line that deserve a look, as offsets of the text, in order. */
export function attentionIn(text: Text, index: number): readonly Range[] {
  const line = text.lines[index]!;
  const source = text.value.slice(line.start, line.end);
  const view = fold(source, FOLD_KINDS);
  const places: Range[] = [];
  const note = ({ start, end }: Range) => places.push({ start: line.start + start, end: line.start + end });
  for (const hit of search.findAll(view.units)) note(view.toSource(hit.start, hit.end));
  eachMatch(SHAPES, source, (match) => note({ start: match.index, end: match.index + match[0].length }));
  return places.sort((a, b) => a.start - b.start || a.end - b.end);
}
