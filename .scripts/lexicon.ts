/**
 * Writes src/stages/restore/lexicon.generated.ts: words with frequencies, and which characters a pinyin syllable may
 * stand for. Run it by hand when a source changes:
 *
 *     npm pack @node-rs/jieba@2.0.3 && tar xzf node-rs-jieba-2.0.3.tgz
 *     npx tsx .scripts/lexicon.ts package/dict.txt
 *
 * The frequencies are those of jieba's dictionary (MIT), which that package carries as text; 4 MB, so it is fetched
 * rather than depended on. The syllables are those of pinyin-pro (MIT).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";
import { packWords } from "./pack-words.js";

/** Frequencies below which a word is left out: rare words take room and decide nothing. */
const COMMON = 60;
const CHARACTER = 40;
/** Words with these are what masks hide, so the rare ones count, too. */
const POLITICAL =
  /党|政府|政治|政协|政策|纪委|纪检|共产|中央|书记|干部|领导|组织|宣传|统战|人大|国务院|省委|市委|县委|区委|委员|支部|主义|革命|民主|主席|总理|公安/;
const POLITICAL_LEAST = 3;
/** Words longer than this are phrases; the lattice looks no further. */
const LONGEST = 6;
/** Buckets per unit of the natural logarithm. */
const STEPS = 4;

const source = process.argv[2];
if (source === undefined) throw new Error("usage: lexicon.ts DICT");
const han = /^\p{Script=Han}+$/u;
const buckets = new Map<number, string[]>();
const characters: string[] = [];
let total = 0;
let words = 0;
for (const line of readFileSync(source, "utf8").split("\n")) {
  const [word = "", count = "0"] = line.split(" ");
  const frequency = Number(count);
  total += frequency;
  if (!han.test(word) || word.length > LONGEST || [...word].length !== word.length) continue;
  const least = word.length === 1 ? CHARACTER : POLITICAL.test(word) ? POLITICAL_LEAST : COMMON;
  if (frequency < least) continue;
  const bucket = Math.round(Math.log(frequency) * STEPS);
  buckets.set(bucket, [...(buckets.get(bucket) ?? []), word]);
  if (word.length === 1) characters.push(word);
  words++;
}

const syllables = new Map<string, string[]>();
for (const character of characters) {
  const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
  for (const reading of new Set(readings)) {
    if (/^[a-z]+$/.test(reading)) syllables.set(reading, [...(syllables.get(reading) ?? []), character]);
  }
}

const entries = [...buckets].sort(([a], [b]) => a - b).map(([bucket, words]) => ({ bucket, words }));
const text = `// Made by .scripts/lexicon.ts from jieba's dictionary (MIT, as in @node-rs/jieba 2.0.3) and pinyin-pro 3.29.4 (MIT).
// ${words} words, ${syllables.size} syllables. Do not edit.

/** The sum of all frequencies of the dictionary. */
export const TOTAL = ${total};

/** Buckets per unit of the natural logarithm of the frequency. */
export const STEPS = ${STEPS};

/** Words, one line for those of a first character: see \`.scripts/pack-words.ts\`. */
export const WORDS = \`${packWords(entries)}\`;

/** The characters with a syllable, without tones. */
export const SYLLABLES: Readonly<Record<string, string>> = {
${[...syllables]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, list]) => `  ${syllable}: "${list.join("")}",`)
  .join("\n")}
};
`;
writeFileSync(new URL("../src/stages/restore/lexicon.generated.ts", import.meta.url), text);
