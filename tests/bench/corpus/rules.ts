import { createRandom } from "./random.js";

/** Parts of names that sites and accounts have; two of them and a number make a literal that no document of the corpus has. */
const FIRST =
  "学海 文渊 墨香 金榜 书山 星辰 博雅 锦绣 青藤 蓝鲸 云帆 秋实 春晖 明德 致远 弘毅 思齐 知新 格物 集贤".split(" ");
const SECOND =
  "资料库 文库 题库 课件站 书屋 学习网 范文网 公众号 小程序 读书会 交流群 下载站 会员中心 素材铺 讲义社".split(" ");

/** The literal of one generated rule. */
export function ruleLiteral(index: number): string {
  const random = createRandom(index * 7919);
  return `${random.pick(FIRST)}${random.pick(FIRST)}${index}${random.pick(SECOND)}`;
}

/** A pack with so many rules, as users write them: with anchors, patterns, examples and keeps. */
export function makePack(count: number): string {
  const rules = Array.from({ length: count }, (_, i) => {
    const literal = ruleLiteral(i);
    return `  - id: site-${i}
    anchors: [${literal}]
    pattern: '(?:关注|下载|访问)?${literal}[:：]?[a-z0-9]{0,12}'
    action: delete-match
    confidence: 0.9
    reason: a site of the benchmark
    examples:
      - { from: "正文完。关注${literal}", to: 正文完。 }
      - { from: "正文完。下载${literal}:abc123", to: 正文完。 }
    keep:
      - 他关注${i}年前的文章。
      - 下载需要${i}分钟。
`;
  });
  return `pack: ads/bench\nversion: 1\nrules:\n${rules.join("")}`;
}

/** The same rules as a script for `sed -E`. */
export function sedScript(count: number): string {
  return Array.from({ length: count }, (_, i) => `s/(关注|下载|访问)?${ruleLiteral(i)}[:：]?[a-z0-9]{0,12}//g\n`).join(
    "",
  );
}

/** The same rules as a program for `perl -pe`, one substitution a rule. */
export function perlScript(count: number): string {
  const rules = Array.from(
    { length: count },
    (_, i) => `s/(?:关注|下载|访问)?${ruleLiteral(i)}[:：]?[a-z0-9]{0,12}//g;\n`,
  );
  return `use utf8;\n${rules.join("")}`;
}

/** The literals of the rules, for `grep -F -f`. */
export function grepList(count: number): string {
  return Array.from({ length: count }, (_, i) => `${ruleLiteral(i)}\n`).join("");
}
