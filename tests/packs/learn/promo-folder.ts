/** A document of the folder. */
export interface PromoDocument {
  readonly name: string;
  readonly text: string;
  /** The promo it ends with, if it does. */
  readonly promo?: string;
}

const WHO = [
  "调研组",
  "村民代表",
  "合作社",
  "青年志愿者",
  "退休教师",
  "镇上的木匠",
  "新来的会计",
  "河道管护员",
  "图书室管理员",
];
const DID = [
  "沿着渠岸走了一圈",
  "把账目核对了三遍",
  "在晒场边商量到天黑",
  "修好了漏雨的屋顶",
  "给果树剪了枝",
  "登记了每户的人口",
];
const THEN = [
  "心里总算有了底",
  "谁也没有先开口",
  "这才发现问题不小",
  "大家都松了一口气",
  "决定明天再去一次",
  "事情就这样定了下来",
];

/** Lines that many documents share and that have nothing to do with ads. */
export const HEADINGS = ["一、基本情况与主要做法", "二、存在的困难和问题", "三、下一步的工作打算"];
export const GREETING = "尊敬的各位领导，亲爱的同事们：";
export const QUOTATION = "《村庄档案管理办法》第九条规定，档案应当由专人保管，任何个人不得擅自涂改。";
export const FORM = "填表人：　　　　审核人：　　　　填表日期：";
export const CLOSING = "以上情况，特此报告，请予审阅。";

/** Forty wordings of one promo of a shop that no rule knows. */
function promo(i: number): string {
  const number = `${6 + (i % 3)}${(i * 7919 + 40231) % 1_000_000}`;
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const teacher = ["小满", "阿禾", "谷雨", "青团"][i % 4];
  const wordings = [
    `更多同类底稿尽在青麦稿铺，加好友 ${number} 免费领取三十份范文。`,
    `更多同类底稿尽在青麦稿铺,加好友${wide}免费领取三十份范文`,
    `【${teacher}】更多同类底稿尽在青麦稿铺，加好友：${number}，免费领取三十份范文！`,
    `更 多 同 类 底 稿 尽在青麦稿铺，加好友 ${number}，免费领取三十份范文～`,
    `★更多同類底稿盡在青麥稿鋪，加好友：${number} 免費領取三十份範文★`,
  ];
  return wordings[i % wordings.length]!;
}

/** Forty wordings of a promo whose contacts and keywords a filter took out: what is left tells little by itself. */
export function strippedPromo(i: number): string {
  const count = 20 + ((i * 13) % 60);
  const place = ["小院", "后院", "老院子"][i % 3];
  const wordings = [
    `炉火不熄，，每天更新${count}页，路过的都坐一坐`,
    `炉火不熄，，每天更新 ${count} 页，路过的都坐一坐`,
    `【${place}】炉火不熄，，每天更新${count}页，路过的都坐一坐`,
    `炉火不熄,,每天更新${count}页,路过的都坐一坐`,
    `爐火不熄，，每天更新${count}頁，路過的都坐一坐`,
  ];
  return wordings[i % wordings.length]!;
}

/** Sixty documents, of which the first forty in a mixed order end with the promo. */
export function promoFolder(promoOf: (i: number) => string = promo): PromoDocument[] {
  return Array.from({ length: 60 }, (_, i) => {
    const at = (list: readonly string[], step: number) => list[(i * step + Math.floor(i / list.length)) % list.length]!;
    const body = HEADINGS.flatMap((heading, part) => [
      heading,
      `${at(WHO, part + 1)}${at(DID, part + 2)}，第${i * 3 + part}号档案里写着${at(DID, part + 3)}，${at(THEN, part + 1)}。`,
      `到了${["春", "夏", "秋", "冬"][(i + part) % 4]}天，${at(WHO, part + 4)}又${at(DID, part + 1)}，${at(THEN, part + 5)}；${unique(i * 3 + part)}。`,
    ]);
    const lines = [`关于第${i}号村庄的走访记录`, GREETING, ...body];
    if (i % 2 === 0) lines.push(QUOTATION);
    if (i % 3 === 0) lines.push(FORM);
    lines.push(CLOSING);
    const name = `${String((i * 37) % 60).padStart(2, "0")}.txt`;
    const end = i < 40 ? promoOf(i) : undefined;
    return {
      name,
      text: `${[...lines, ...(end === undefined ? [] : [end])].join("\n")}\n`,
      ...(end && { promo: end }),
    };
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A clause that no other document holds. */
function unique(n: number): string {
  const words = Array.from("山川湖海云雨雷电松柏桃李兰竹梅菊牛羊马犬");
  const word = (k: number) => words[(n * (k * 2 + 3) + k * 5 + Math.floor(n / 7) * k) % words.length]!;
  return `他在本子上记下${Array.from({ length: 6 }, (_, k) => word(k)).join("")}几个字`;
}
