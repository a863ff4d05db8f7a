/** Texts that make a matcher work hard, each of about so many characters. */
export const WORST: Readonly<Record<string, (length: number) => string>> = {
  "one line": (length) => fill("今天天气很好，我们去公园散步，孩子们在草地上玩。", length),
  "all *": (length) => fill("*", length),
  "all 加": (length) => fill("加", length),
  "deep repeats": (length) => fill(`${"（".repeat(500)}${"【付费】".repeat(200)}${"）".repeat(500)}\n`, length),
  "all anchors": (length) => fill("微信公众号扫码关注加群下载会员www.com付费阅读VIP", length),
  "letters and stars": (length) => fill("D*Z*F*党*员*", length),
  "blank lines": (length) => fill(" \n", length),
  "copies of a line": (length) => fill("更多资料请关注公众号，回复关键词领取。\n", length),
};

function fill(piece: string, length: number): string {
  return `${piece.repeat(Math.ceil(length / piece.length))}\n`;
}
