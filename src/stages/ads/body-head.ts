import { unitSet } from "../../core/unit-set.js";
import { CLOSERS, cutBehind } from "../../match/units.js";

/** How long the words of a body are at least: beside what marks its end, and where nothing does. */
export const FEW = 8;
export const MANY = 16;

const isStop = unitSet("。！？!?…");
/** What a head ends with; questions and calls open ads, too: 喜欢这篇文章吗？扫码关注。 */
const ENDS = new RegExp(`。[${CLOSERS}]*$`, "u");
const HAN = /\p{Script=Han}/gu;

/**
 * How much of a line stands before its ad: the sentences it begins with of which nothing speaks for one, up to the last
 * that ends in a full stop.
 *
 * @param least how many Chinese characters they have at least; of fewer nothing is told
 * @returns a length in UTF-16 units; 0 where the line begins with no body, or is nothing else
 */
export function bodyHead(source: string, least: number, speaksForAd: (raw: string) => boolean): number {
  let head = 0;
  for (const { start, end } of cutBehind(source, isStop)) {
    const sentence = source.slice(start, end);
    if (speaksForAd(sentence)) break;
    if (ENDS.test(sentence)) head = end;
  }
  if (head === 0 || source.slice(head).trim() === "") return 0;
  return (source.slice(0, head).match(HAN)?.length ?? 0) < least ? 0 : head;
}
