import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";

/** Lines of promos and of ordinary texts that the project holds. */
export const LINES: readonly string[] = [
  ...["promos/mixed.txt", "inserted.txt", "looks/mixed.txt"].map((name) => `tests/train/${name}`),
  ...(readdirSync("tests/keep", { recursive: true }) as string[])
    .filter((name) => name.endsWith(".txt"))
    .map((name) => `tests/keep/${name}`),
]
  .flatMap((path) => readFileSync(path, "utf8").split("\n"))
  .filter((line) => line.trim() !== "");

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...LINES).chain(stretchOf) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "关注公众号",
      "微信：bei_chuang88",
      "www.beichuang.net",
      "wＷw。bei chuang.neｔ",
      "t,xt,小,说,天,堂",
      "最⊥新⊥小⊥说",
      "扫码领取",
      "求月票",
      "限时￥9.9",
      "客服:",
      "薇亻言",
      "七四三一九零二",
      "代写、润色",
      "他推开门。",
      "“你好，”她说。",
      "[资料](http://a.test/b)",
      "广告",
      "http://bei.test/a?b=1",
      "”——",
      "下载",
      "回复",
      ">>",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."。！？，、：；…—·/|*-.~（）【】《》“”「」→★◆※☞ 　\t0１a Ａ👉🔥️\u200b\u0301ﬁ㎏①ÅаоΑ繁體",
    ),
  },
);

/** A piece of a line; cut anywhere but inside a character. */
function stretchOf(line: string) {
  const characters = [...line];
  return fc
    .tuple(fc.nat(characters.length), fc.integer({ min: 1, max: 24 }))
    .map(([from, size]) => characters.slice(from, from + size).join(""));
}

/** Lines put together from pieces of promos, ordinary text and odd characters. */
export const anyLine = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(""));

/** Texts of such lines, with separators and blank lines between them. */
export const anyText = fc
  .array(fc.oneof({ weight: 6, arbitrary: anyLine }, fc.constantFrom("", "————", "> 引用", "======", ...LINES)), {
    maxLength: 12,
  })
  .map((lines) => lines.join("\n"));
