/**
 * Writes src/core/common-characters.generated.ts: how surprising each common Han character is, in half nats.
 *
 * The figures are counts of words in the dictionary of jieba (MIT; dict.txt of @node-rs/jieba 2.0.3, not a dependency
 * of this project), summed over characters. The traditional half is the same dictionary turned into the standard, the
 * Taiwan and the Hong Kong forms by opencc-js (Apache-2.0); a character gets the better of its figures.
 *
 * Run it as `tsx .scripts/common-characters.ts DICT`, DICT being that dict.txt.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Converter } from "opencc-js/cn2t";

/** Characters that would cost more than this many nats are left out: they are as good as never seen. */
const RAREST = 13;

const dictionary = process.argv[2];
if (dictionary === undefined) throw new Error("usage: tsx .scripts/common-characters.ts DICT");
const words = readFileSync(dictionary, "utf8")
  .split("\n")
  .map((line) => line.split(" "))
  .filter((fields) => fields.length >= 2)
  .map(([word, count]) => ({ word: word!, count: Number(count) }));

const best = new Map<string, number>();
for (const to of ["cn", "t", "tw", "hk"] as const) {
  const convert = to === "cn" ? (word: string) => word : Converter({ from: "cn", to });
  const counts = new Map<string, number>();
  let total = 0;
  for (const { word, count } of words) {
    for (const character of convert(word)) {
      if (!/^[\u4e00-\u9fff]$/.test(character)) continue;
      counts.set(character, (counts.get(character) ?? 0) + count);
      total += count;
    }
  }
  for (const [character, count] of counts) {
    best.set(character, Math.min(best.get(character) ?? Infinity, -Math.log(count / total)));
  }
}

const levels: string[] = [];
let kept = 0;
for (const [character, cost] of [...best].sort((a, b) => a[0].codePointAt(0)! - b[0].codePointAt(0)!)) {
  if (cost > RAREST) continue;
  const level = Math.round(cost * 2);
  levels[level] = (levels[level] ?? "") + character;
  kept++;
}
writeFileSync(
  new URL("../src/core/common-characters.generated.ts", import.meta.url),
  `// Made by .scripts/common-characters.ts from the dictionary of jieba (MIT) and opencc-js 1.4.2 (Apache-2.0). Do not edit.
// ${kept} characters; the string at place n holds those that cost n / 2 nats.
export const COMMON_CHARACTERS: readonly string[] = [
${Array.from(levels, (level) => `  ${JSON.stringify(level ?? "")},`).join("\n")}
];
`,
);
