import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const WHO = ["调研组", "村民代表", "合作社", "退休教师", "镇上的木匠", "新来的会计", "河道管护员"];
const DID = ["沿着渠岸走了一圈", "把账目核对了三遍", "修好了漏雨的屋顶", "给果树剪了枝", "登记了每户的人口"];
/** Promos without contacts: that they are one is seen by their repetition. */
const PROMOS = ["更多同类底稿尽在青麦稿铺，范文课件每日更新", "整理不易，全套资料见青麦稿铺，欢迎常来逛逛"];

/**
 * Writes many small documents below a folder: some with a promo that is known by its repetition only, some with masked
 * characters, a page, and two that every run refuses (a binary one, and one that is all ad).
 */
export function writeDocuments(folder: string, count: number): void {
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (let i = 0; i < count; i++) {
    const lines = [
      `第${i}号记录`,
      `${WHO[i % 7]}${DID[i % 5]}，回来又${DID[(i * 3 + 1) % 5]}；${word(i)}${word(i * 31 + 7)}边的石桥已经走了${i % 90}遍。`,
      ...(i % 4 === 0 ? ["全体D员要认真学习D章，发挥D支部的作用。"] : []),
      ...(i % 3 === 0 ? [PROMOS[i % 2]!] : []),
    ];
    write(`${String(i % 40).padStart(2, "0")}/${i}.txt`, `${lines.join("\n")}\n`);
  }
  write("05/data.txt", new Uint8Array([0, 1, 2, 0, 0, 3]));
  write("17/ad.txt", "扫码加微信 abc12345 免费领取全套资料，长按识别二维码进群\n");
  write("21/page.html", "<html><body><article><p>全体D员要认真学习D章，发挥D支部的作用。</p></article></body></html>");
}

/** Two characters, others for each number, so that lines differ. */
function word(number: number): string {
  return String.fromCharCode(0x4e00 + ((number * 37) % 8000), 0x4e00 + ((number * 101) % 8000));
}
