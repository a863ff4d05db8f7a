import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeArticle, sentencesOfArticles } from "./articles.js";
import { makePage } from "./page.js";
import { makeDocument } from "./prose.js";
import { WORST } from "./worst.js";

/** How much of everything is made; 1 is what the figures are asked for. */
export type Scale = number;

/** A corpus, made when first asked for and kept for the next run. */
export interface Corpora {
  /** A folder of 10,000 texts of 18 KB in nested folders, one in ten dirty. */
  documents(): string;
  /** A folder of 2,000 texts of 18 KB made of sentences of real articles; none where these are missing. */
  articles(): string | undefined;
  /** One text of so many MB (10^6 bytes of UTF-8). */
  large(megabytes: number): string;
  /** A folder of 2,000 pages of some 60 KB. */
  pages(): string;
  /** A folder of 100,000 texts of some 300 bytes. */
  tiny(): string;
  /** 1,000,000 records of 1 KB, one a line. */
  records(): string;
  /** A text or page that is hard to clean, of so many characters. */
  worst(name: string, length: number): string;
  /** A small text. */
  small(): string;
}

export function openCorpora(folder: string, scale: Scale): Corpora {
  const made = (name: string, make: (path: string) => void) => () => {
    const path = join(folder, name);
    if (existsSync(`${path}.made`)) return path;
    process.stderr.write(`making ${name}\n`);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    make(path);
    writeFileSync(`${path}.made`, "");
    return path;
  };
  const count = (whole: number) => Math.max(1, Math.round(whole * scale));
  const files = (total: number, nameOf: (i: number) => string, textOf: (i: number) => string) => (root: string) => {
    for (let i = 0; i < total; i++) {
      const path = join(root, nameOf(i));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, textOf(i));
    }
  };
  const dirtOf = (i: number) => (i % 10 === 3 ? "dirty" : "clean");
  const document = (bytes: number) => (i: number) => makeDocument(i, { bytes, dirt: dirtOf(i) });
  const [documents, pages, tiny, records] = [count(10_000), count(2_000), count(100_000), count(1_000_000)];
  const articles = count(2_000);
  return {
    documents: made(
      `documents-${documents}`,
      files(documents, (i) => `${i % 20}/${i % 100}/${i}.txt`, document(18_000)),
    ),
    articles: () => {
      const sentences = sentencesOfArticles();
      if (sentences.length === 0) return undefined;
      const write = files(
        articles,
        (i) => `${i % 10}/${i}.txt`,
        (i) => makeArticle(i, sentences, 18_000),
      );
      return made(`articles-${articles}`, write)();
    },
    large: (megabytes) => {
      const bytes = Math.round(megabytes * scale * 1e6);
      return made(`large-${bytes}.txt`, (path) => writePieces(path, bytes, document(18_000)))();
    },
    pages: made(
      `pages-${pages}`,
      files(pages, (i) => `${i % 10}/${i}.html`, makePage),
    ),
    tiny: made(
      `tiny-${tiny}`,
      files(tiny, (i) => `${i % 100}/${Math.floor(i / 100) % 10}/${i}.txt`, document(200)),
    ),
    records: made(`records-${records}.jsonl`, (path) =>
      writePieces(path, records * 1024, (id) => {
        const text = makeDocument(id, { bytes: 800, dirt: id % 40 === 3 ? "dirty" : "clean" });
        return `${JSON.stringify({ id, source: "bench", text, meta: { length: text.length, lang: "zh" } })}\n`;
      }),
    ),
    worst: (name, length) => {
      const { format, make } = WORST[name]!;
      const file = `worst-${Object.keys(WORST).indexOf(name)}-${length}.${format === "html" ? "html" : "txt"}`;
      return made(file, (path) => writeFileSync(path, make(length)))();
    },
    small: made("small.txt", (path) => writeFileSync(path, makeDocument(1, { bytes: 2_000, dirt: "dirty" }))),
  };
}

/** Writes pieces one behind the other until so many bytes are there. */
function writePieces(path: string, bytes: number, pieceOf: (i: number) => string): void {
  const file = openSync(path, "w");
  let batch: string[] = [];
  for (let i = 0, written = 0; written < bytes; i++) {
    batch.push(pieceOf(i));
    if (i % 100 !== 99) continue;
    written += writeSync(file, batch.join(""));
    batch = [];
  }
  closeSync(file);
}
