import { existsSync, readFileSync } from "node:fs";
import glob from "fast-glob";
import { createRandom } from "./random.js";

const PAGES = "../shared/eval/html/pages";
/** A sentence of Chinese: what documents made up of a few turns of phrase have little of stands in them all. */
const SENTENCE = /[^。！？\n]{8,150}[。！？]/gu;
const MOST_SENTENCES = 5;

/** The sentences of real articles, each once; nothing where these are missing. */
export function sentencesOfArticles(folder = PAGES): readonly string[] {
  if (!existsSync(folder)) return [];
  const sentences = glob
    .sync("**/*.gold.txt", { cwd: folder })
    .sort()
    .flatMap((name) => readFileSync(`${folder}/${name}`, "utf8").match(SENTENCE) ?? []);
  return [...new Set(sentences.filter((sentence) => /\p{Script=Han}/u.test(sentence)))];
}

/** A document of such sentences in paragraphs, of about so many bytes. */
export function makeArticle(seed: number, sentences: readonly string[], bytes: number): string {
  const random = createRandom(seed);
  const paragraphs: string[] = [];
  for (let size = 0; size < bytes; ) {
    const paragraph = Array.from({ length: 1 + random.below(MOST_SENTENCES) }, () => random.pick(sentences)).join("");
    paragraphs.push(paragraph);
    size += Buffer.byteLength(paragraph) + 1;
  }
  return `${paragraphs.join("\n")}\n`;
}
