import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Pack } from "../../src/packs/schema.js";

/** A document whose ads are known: ranges of UTF-16 offsets, and lines that are not to be learned from. */
export interface LabelledDocument {
  readonly name: string;
  readonly genre: string;
  /** What it is made from: documents that say the same of the words of ads have the same. */
  readonly origin: string;
  readonly text: string;
  readonly ads: readonly (readonly [number, number])[];
  readonly skipped: readonly (readonly [number, number])[];
  /** Lines of the body that were written, or met, to be told from ads by their words. */
  readonly words: readonly (readonly [number, number])[];
  /** What its passages weigh in learning. */
  readonly weight: number;
}

/** What a passage of a labelled document weighs against one that was written for learning. */
const FOUND_WEIGHT = 2;

/** The same of a near miss of a rule: there are many, and most miss narrowly. */
const KEEP_WEIGHT = 0.25;

/** How many ordinary lines stand above and below a written passage: every one is learned from in each place. */
const PLACES = [
  [0, 12],
  [12, 0],
  [7, 7],
  [7, 1],
] as const;

const train = new URL("../../tests/train/", import.meta.url);
const packs = new URL("../../src/packs/data/ads/", import.meta.url);

/** The documents of a labelled folder (`<genre>/<id>.txt` and `.labels.json`), in order of their names. */
export function evalDocuments(root: URL): LabelledDocument[] {
  const documents: LabelledDocument[] = [];
  for (const set of ["real", "made"]) {
    for (const genre of readdirSync(new URL(`${set}/`, root)).sort()) {
      const folder = new URL(`${set}/${genre}/`, root);
      for (const file of readdirSync(folder).sort()) {
        if (!file.endsWith(".labels.json")) continue;
        const labels = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
        const text = readFileSync(new URL(file.replace(".labels.json", ".txt"), folder), "utf8");
        const ads: [number, number][] = [];
        const skipped: [number, number][] = [];
        let start = 0;
        text.split("\n").forEach((line, i) => {
          const label = labels.lines[i];
          if (label === "ad") ads.push([start, start + line.length]);
          else if (label === "mixed") for (const [a, b] of labels.mixed[i]) ads.push([start + a, start + b]);
          else if (label === "unsure" || label === "chrome" || label === "marker")
            skipped.push([start, start + line.length]);
          start += line.length + 1;
        });
        documents.push({
          name: `${set}/${genre}/${file}`,
          genre: `${set}-${labels.genre}`,
          origin: file,
          text,
          ads,
          skipped,
          words: [],
          weight: FOUND_WEIGHT,
        });
      }
    }
  }
  return documents;
}

/** Texts that are bodies but for a line or two, to learn words from: what pages were labelled with, and office prose. */
export function bodyDocuments(root: URL): LabelledDocument[] {
  const pages = new URL("html/pages/", root);
  const masked = new URL("text/masked/", root);
  return [pages, masked].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((path) => path.endsWith(folder === pages ? ".gold.txt" : ".txt"))
      .sort()
      .map((path) => ({
        name: path,
        genre: "body",
        origin: path,
        text: readFileSync(new URL(path, folder), "utf8"),
        ads: [],
        skipped: [],
        words: [],
        weight: 1,
      })),
  );
}

/**
 * The documents that tests/train and the packs give: each file holds lines by kind. `promos/` and `looks/` are lines
 * that are ads or only look like it, as do the near misses of rules, `inserted.txt` ads that stand within a line,
 * `body.txt` ordinary lines. Every promo and every look-alike is put into a document of ordinary lines, at its head, its
 * tail and in its middle in turn; so places tell nothing of what is written here.
 */
export function writtenDocuments(): LabelledDocument[] {
  const promos = blocksIn("promos/");
  const looks = blocksIn("looks/");
  const inserted = blocks("inserted.txt").flat();
  const body = blocks("body.txt").flat();
  const documents: LabelledDocument[] = [];
  let next = 0;
  const ordinary = (count: number) => Array.from({ length: count }, () => body[next++ % body.length]!);
  const written = [
    ...promos.map((lines) => ({ lines, ad: true, weight: 1 })),
    ...looks.map((lines) => ({ lines, ad: false, weight: 1 })),
    ...keepsOfPacks().map((lines) => ({ lines, ad: false, weight: KEEP_WEIGHT })),
  ];
  written.forEach(({ lines, ad, weight }, i) => {
    for (const [place, [above, below]] of PLACES.entries()) {
      const head = ordinary(above)
        .map((line) => `${line}\n`)
        .join("");
      const block = lines.join("\n");
      const tail = ordinary(below)
        .map((line) => `${line}\n`)
        .join("");
      documents.push({
        name: `${ad ? "promo" : "look"}-${i}-${place}`,
        genre: "written",
        origin: block,
        text: `${head}${block}\n${tail}`,
        ads: ad ? [[head.length, head.length + block.length]] : [],
        skipped: [],
        words: !ad && weight === 1 ? [[head.length, head.length + block.length]] : [],
        weight: weight / PLACES.length,
      });
    }
  });
  inserted.forEach((line, i) => {
    const head = ordinary(5)
      .map((one) => `${one}\n`)
      .join("");
    const [left, middle, right] = line.split(/⟦|⟧/u) as [string, string, string];
    const start = head.length + left.length;
    documents.push({
      name: `inserted-${i}`,
      genre: "written",
      origin: line,
      text: `${head}${left}${middle}${right}\n${ordinary(5).join("\n")}\n`,
      ads: [[start, start + middle.length]],
      skipped: [],
      words: [],
      weight: 1,
    });
  });
  return documents;
}

/** The near misses of the rules for ads, which no rule and no score may take. */
function keepsOfPacks(): string[][] {
  return readdirSync(packs)
    .sort()
    .map((file) => parse(readFileSync(new URL(file, packs), "utf8")) as Pick<Pack, "rules">)
    .flatMap(({ rules }) => rules.flatMap(({ keep }) => keep))
    .map((text) => text.split("\n").filter((line) => line.trim() !== ""));
}

/** The same of all files of a folder, in order of their names. */
function blocksIn(folder: string): string[][] {
  return readdirSync(new URL(folder, train))
    .sort()
    .flatMap((file) => blocks(`${folder}${file}`));
}

/** Runs of lines between blank ones; `#` begins a comment line. */
function blocks(file: string): string[][] {
  return readFileSync(new URL(file, train), "utf8")
    .split("\n\n")
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith("#")))
    .filter((block) => block.length > 0);
}
