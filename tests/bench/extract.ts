/*
 * CPU of extraction against the naive `cheerio.load(html)("body").text()` on the same pages, in turns, and the memory
 * over many pages. Run by hand: `npx tsx tests/bench/extract.ts`. Needs the shared pages beside the checkout.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import { load } from "cheerio";
import { declaredCharset } from "../../src/stages/extract/declared-charset.js";
import { extractPage } from "../../src/stages/extract/extract.js";

/** Every so many pages one is taken: naive parsing of all takes minutes on a busy machine. */
const SAMPLE = 6;

const folder = ["../../../../shared", "../../../shared"]
  .map((up) => fileURLToPath(new URL(`${up}/eval/html/pages/`, import.meta.url)))
  .find((path) => existsSync(path));
if (folder === undefined) {
  process.stdout.write("skipped: no shared pages beside the checkout\n");
} else {
  const pages = readPages(folder);
  process.stdout.write(`${pages.length} pages\n`);
  const rounds = 3;
  let naive = 0;
  let ours = 0;
  for (let round = 0; round <= rounds; round++) {
    const plain = cpuOf(() => pages.forEach((html) => void load(html)("body").text()));
    const main = cpuOf(() => pages.forEach(extract));
    const name = round === 0 ? "warm-up" : `round ${round}`;
    process.stdout.write(
      `${name}: naive ${plain.toFixed(2)} s, extract ${main.toFixed(2)} s, ${(main / plain).toFixed(2)}\n`,
    );
    if (round === 0) continue;
    naive += plain;
    ours += main;
  }
  process.stdout.write(`ratio over ${rounds} rounds: ${(ours / naive).toFixed(2)}\n`);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let count = 0; count <= 2000; count++) {
    if (count % 400 === 0) {
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      process.stdout.write(`after ${count} pages: heap ${mebibytes(heapUsed)}, resident ${mebibytes(rss)}\n`);
    }
    extract(pages[count % pages.length]!);
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}

function extract(html: string): void {
  try {
    extractPage(html);
  } catch {
    // an error page is refused; that costs what it costs
  }
}

function cpuOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function readPages(root: string): string[] {
  const pages: string[] = [];
  let seen = 0;
  for (const set of readdirSync(root, { withFileTypes: true })) {
    if (!set.isDirectory()) continue;
    for (const name of readdirSync(`${root}${set.name}`)) {
      if (!name.endsWith(".html.gz") || seen++ % SAMPLE !== 0) continue;
      const bytes = gunzipSync(readFileSync(`${root}${set.name}/${name}`));
      pages.push(decode(bytes));
    }
  }
  return pages;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const label = declaredCharset(bytes) ?? "gb18030";
    return new TextDecoder(label.startsWith("gb") ? "gb18030" : label).decode(bytes);
  }
}
