/** A document that makes the program work hard. */
export interface WorstCase {
  /** Texts go through `filter`, pages through `check`. */
  readonly format: "text" | "html";
  /** Makes one of about so many UTF-16 units. */
  readonly make: (length: number) => string;
}

/** New ones go to the end: a corpus that was made before is known by its place. */
export const WORST: Readonly<Record<string, WorstCase>> = {
  "one line": text("今天天气很好，我们去公园散步，孩子们在草地上玩。"),
  "all *": text("*"),
  "all 加": text("加"),
  "deep repeats": text(`${"（".repeat(500)}${"【付费】".repeat(200)}${"）".repeat(500)}\n`),
  "all anchors": text("微信公众号扫码关注加群下载会员www.com付费阅读VIP"),
  "letters and stars": text("D*Z*F*党*员*"),
  "blank lines": text(" \n"),
  "copies of a line": text("更多资料请关注公众号，回复关键词领取。\n"),
  "boxes for characters": text("□员"),
  "masked words": text("D员"),
  "compatibility forms": text("\uf900\u2f00"),
  "marks on one character": text("\u0327\u0301"),
  "addresses on one line": text("http://"),
  "links in one paragraph": page("<a href=x>字</a> "),
  "comments that switch rules off": page((i) => `<!-- qingwen-disable r${i} --><p>字</p>`),
};

function text(piece: string): WorstCase {
  return { format: "text", make: (length) => `${fill(() => piece, length)}\n` };
}

function page(piece: string | ((i: number) => string)): WorstCase {
  const pieceOf = typeof piece === "string" ? () => piece : piece;
  const make = (length: number) =>
    `<html><head><title>题</title></head><body><p>正文在这里，只有一句。</p>${fill(pieceOf, length)}</body></html>\n`;
  return { format: "html", make };
}

function fill(pieceOf: (i: number) => string, length: number): string {
  const pieces: string[] = [];
  for (let i = 0, filled = 0; filled < length; i++) {
    const piece = pieceOf(i);
    pieces.push(piece);
    filled += piece.length;
  }
  return pieces.join("");
}
