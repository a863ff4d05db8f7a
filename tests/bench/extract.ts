/*
 * CPU of extraction against the naive `cheerio.load(html)("body").text()` on the same pages, in turns, and the memory
 * over many pages. Run by hand: `npx tsx tests/bench/extract.ts`. Needs the shared pages beside the checkout.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { load } from "cheerio";
import { declaredCharset } from "../../src/stages/extract/declared-charset.js";
import { extractPage } from "../../src/stages/extract/extract.js";

const folder = ["../../../../shared", "../../../shared"]
  .map((up) => fileURLToPath(new URL(`${up}/eval/html/pages/`, import.meta.url)))
  .find((path) => existsSync(path));
if (folder === undefined) {
  process.stdout.write("skipped: no shared pages beside the checkout\n");
} else {
  const pages = readPages(folder);
  const rounds = 2;
  let naive = 0;
  let ours = 0;
  for (let round = 0; round <= rounds; round++) {
    const plain = cpuOf(() => pages.forEach((html) => void load(html)("body").text()));
    const main = cpuOf(() => pages.forEach(extract));
    if (round === 0) continue; // warm-up
    naive += plain;
    ours += main;
    process.stdout.write(
      `round ${round}: naive ${plain.toFixed(2)} s, extract ${main.toFixed(2)} s, ratio ${(main / plain).toFixed(2)}\n`,
    );
  }
  process.stdout.write(`ratio over ${rounds} rounds: ${(ours / naive).toFixed(2)}\n`);
  for (let count = 0; count < 2000; count++) {
    if (count % 400 === 0)
      process.stdout.write(`after ${count} pages: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB\n`);
    extract(pages[count % pages.length]!);
  }
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
  for (const set of readdirSync(root, { withFileTypes: true })) {
    if (!set.isDirectory()) continue;
    for (const name of readdirSync(`${root}${set.name}`)) {
      if (!name.endsWith(".html.gz")) continue;
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
