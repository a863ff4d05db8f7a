/** A sentence with the closing marks behind its stop. */
const SENTENCE = /[^。！？!?…]*[。！？!?…]+[”’」』）)"]*/gu;
/** What a head ends with; questions and calls open ads, too: 喜欢这篇文章吗？扫码关注。 */
const ENDS = /。[”’」』）)"]*$/u;
const HAN = /\p{Script=Han}/gu;

/**
 * How much of a line stands before its ad: the sentences it begins with of which nothing speaks for one, up to the last
 * that ends in a full stop.
 *
 * @param least how many Chinese characters they have at least; of fewer nothing is told
 * @returns a length in UTF-16 units; 0 where the line begins with no body, or is nothing else
 */
export function bodyHead(source: string, least: number, speaksForAd: (raw: string) => boolean): number {
  let length = 0;
  let head = 0;
  for (const { 0: sentence, index } of source.matchAll(SENTENCE)) {
    if (index !== length || speaksForAd(sentence)) break;
    length += sentence.length;
    if (ENDS.test(sentence)) head = length;
  }
  if (head === 0 || source.slice(head).trim() === "") return 0;
  return (source.slice(0, head).match(HAN)?.length ?? 0) < least ? 0 : head;
}
