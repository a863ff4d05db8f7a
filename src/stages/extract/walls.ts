import type { Outline } from "./outline.js";

/** What sites say where a text breaks off for readers who are not signed in or have not paid. */
const WALL =
  /(?:登[录錄入陆]|注册|註冊|付费|付費|购买|購買|订阅|訂閱|开通|開通|加入|成为|升级).{0,14}(?:后|後|即可|才能|可以?|方可|会员|會員|vip).{0,10}(?:查看|阅读|閱讀|浏览|瀏覽|观看|解锁|看)(?:.{0,6}(?:全文|全部|完整|剩余|更多|余下|内容|內容))?|(?:剩余|余下|还有|未读|未讀|以下).{0,16}(?:内容|內容|页|%|字).{0,16}(?:付费|付費|登录|登錄|购买|会员|會員|订阅|解锁|vip)|(?:subscribe|sign in|log in|register) to (?:continue|read|view)|本文为付费|付费内容|付費內容|会员专享/i;

/** A wall is a notice: a sentence or two. */
const LONGEST = 80;

/** A wall stands at most so many blocks below the text that it cuts off. */
const BELOW = 8;

/** Whether the page says, in the text or below it, that part of it is only shown to some. */
export function walled({ blocks, regions }: Outline, taken: Uint8Array): boolean {
  const first = taken.indexOf(1);
  const end = taken.lastIndexOf(1) + 1 + BELOW;
  return blocks.some(
    ({ text, region }, at) =>
      at >= first && at < end && text.length <= LONGEST && regions[region]?.hidden !== true && WALL.test(text),
  );
}
