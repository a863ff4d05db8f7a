/*
 * Fits src/stages/extract/weights.ts to labelled pages: `npx tsx .scripts/fit-page-weights.ts PAGES`, where PAGES holds
 * pages.jsonl and <set>/<id>.html.gz with <set>/<id>.gold.txt. Deterministic; only figures are written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { declaredCharset } from "../src/stages/extract/declared-charset.js";
import { type Evidence, FEATURE_COUNT, gatherEvidence } from "../src/stages/extract/features.js";
import { type Outline, outlinePage } from "../src/stages/extract/outline.js";
import { parsePage } from "../src/stages/extract/parse-page.js";
import { FLOOR, listCandidates, REGION_EVIDENCE } from "../src/stages/extract/rank-regions.js";
import { findTitle } from "../src/stages/extract/title.js";

interface Example {
  readonly slots: Uint16Array;
  readonly main: number;
  readonly weight: number;
}

interface Page {
  readonly outline: Outline;
  readonly evidence: Evidence;
  readonly titleAt: number;
  readonly tokens: readonly (readonly string[])[];
  readonly gold: ReadonlyMap<string, number>;
  readonly goldSize: number;
  readonly examples: readonly Example[];
  readonly weight: number;
}

interface Option {
  readonly evidence: Float64Array;
  readonly f1: number;
}

/** Small sets count for more, so that each kind of page is heard: weight for blocks, weight for regions. */
const SET_WEIGHTS: Readonly<Record<string, readonly [number, number]>> = {
  "gne-zh": [1.2, 1.5],
  "magic-article": [2, 2.5],
  "magic-forum": [4, 6],
  aeb: [1, 1.2],
};
const DROPOUT = 0.2;
const FOLDS = 3;

const FREE = ["sureShareSquared", "furnitureShare", "childShare", "logTokens", "droppedShare", "tagCell", "tagOuter"];
const AGAINST = ["negative", "farFromTitle", "linkDensity", "linkDensityWhole", "parentGain", "heldOut", "alikeShare"];

const folder = process.argv[2] ?? "../shared/eval/html/pages";
const pages = readFileSync(`${folder}/pages.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => readPage(JSON.parse(line)));
const sets: { options: readonly Option[]; weight: number }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitBlocks(
    pages.filter((_, at) => at % FOLDS !== fold).flatMap((page) => page.examples),
    8,
  );
  pages.forEach((page, at) => {
    if (at % FOLDS === fold) sets.push({ options: optionsOf(page, weights), weight: page.weight });
  });
}
const blockWeights = fitBlocks(
  pages.flatMap((page) => page.examples),
  12,
);
writeFileSync(
  new URL("../src/stages/extract/weights.ts", import.meta.url),
  `/*\n * Fitted by .scripts/fit-page-weights.ts, in hundredths of a unit of log odds: figures only, nothing of any page is in\n * here.\n */\n\n${table("BLOCK_WEIGHTS", "What each piece of evidence about a block is worth, in the order of the groups in features.ts.", blockWeights)}\n${table("REGION_WEIGHTS", "What each piece of evidence about a region is worth, in the order of REGION_EVIDENCE.", fitRegions(sets))}`,
);

function readPage({ bench, id }: { bench: string; id: string }): Page {
  const outline = outlinePage(
    parsePage(decode(gunzipSync(readFileSync(`${folder}/${bench}/${id}.html.gz`)))).root()[0]!,
  );
  const titleAt = findTitle(outline).block;
  const evidence = gatherEvidence(outline, titleAt);
  const goldText = readFileSync(`${folder}/${bench}/${id}.gold.txt`, "utf8");
  const goldTokens = tokensOf(goldText);
  const grams = new Set([1, 2, 3, 4].flatMap((size) => gramsOf(goldTokens, size)));
  const lines = new Set(goldText.split("\n").map((line) => tokensOf(line).join("\u0001")));
  const tokens = outline.blocks.map((block) => tokensOf(block.text));
  const total = tokens.reduce((sum, list) => sum + Math.sqrt(list.length), 0);
  const [blockWeight, weight] = SET_WEIGHTS[bench] ?? [1, 1];
  const examples = tokens.flatMap((list, at) =>
    list.length === 0
      ? []
      : [
          {
            slots: evidence.slots[at]!,
            main: isMain(tokens, at, grams, lines) ? 1 : 0,
            weight: (blockWeight * Math.sqrt(list.length) * 100) / total,
          },
        ],
  );
  const gold = countsOf(gramsOf(goldTokens, 4));
  return { outline, evidence, titleAt, tokens, gold, goldSize: Math.max(1, goldTokens.length - 3), examples, weight };
}

/** Whether a block is in the gold text; one too short to tell is asked together with its neighbours. */
function isMain(
  tokens: readonly (readonly string[])[],
  at: number,
  grams: ReadonlySet<string>,
  lines: ReadonlySet<string>,
): boolean {
  const own = tokens[at]!;
  const key = own.join("\u0001");
  if (own.length >= 4) return gramsOf(own, 4).filter((gram) => grams.has(gram)).length / (own.length - 3) > 0.5;
  if (lines.has(key)) return true;
  if (!grams.has(key)) return false;
  const missing = 4 - own.length;
  const after = [...own, ...(tokens[at + 1] ?? []).slice(0, missing)];
  const before = [...(tokens[at - 1] ?? []).slice(-missing), ...own];
  return grams.has(after.join("\u0001")) || grams.has(before.join("\u0001"));
}

/** Logistic regression by stochastic descent, evidence left out at random so that none is leaned on alone. */
function fitBlocks(given: readonly Example[], rounds: number): Float64Array {
  const examples = [...given];
  const weights = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT).fill(0.01);
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  for (let round = 0; round < rounds; round++) {
    for (let at = examples.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [examples[at], examples[other]] = [examples[other]!, examples[at]!];
    }
    const rate = 0.15 / (1 + round * 0.4);
    for (const { slots, main, weight } of examples) {
      const live = [...slots].filter(() => random() >= DROPOUT);
      const sum = live.reduce((total, slot) => total + weights[slot]!, 0) / (1 - DROPOUT);
      const slope = (1 / (1 + Math.exp(-sum)) - main) * weight;
      for (const slot of live) {
        const step = slope + 2e-3 * weights[slot]!;
        squares[slot]! += step * step * 0.02;
        weights[slot]! -= (rate * step) / Math.sqrt(squares[slot]! + 1);
      }
    }
  }
  return weights;
}

function optionsOf(
  { outline, evidence, titleAt, tokens, gold, goldSize }: Page,
  weights: Float64Array,
): readonly Option[] {
  const likely = Float64Array.from(
    evidence.slots,
    (slots) => 1 / (1 + Math.exp(-slots.reduce((sum, slot) => sum + weights[slot]!, 0))),
  );
  return listCandidates(outline, evidence, likely, titleAt).map((candidate) => {
    const text = tokens
      .slice(candidate.first, candidate.end)
      .filter((_, at) => likely[candidate.first + at]! >= FLOOR)
      .flat();
    let hits = 0;
    for (const [gram, times] of countsOf(gramsOf(text, 4))) hits += Math.min(times, gold.get(gram) ?? 0);
    return { evidence: candidate.evidence, f1: (2 * hits) / (Math.max(1, text.length - 3) + goldSize) };
  });
}

/** Lets the weights give each region the share that its F1 earns it among the page's regions; Adam, 300 rounds. */
function fitRegions(given: readonly { options: readonly Option[]; weight: number }[]): Float64Array {
  const size = REGION_EVIDENCE.length;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const signs = REGION_EVIDENCE.map((name) => (FREE.includes(name) ? 0 : AGAINST.includes(name) ? -1 : 1));
  const used = given.filter(({ options }) => options.length > 1);
  const total = used.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= 300; round++) {
    const slope = new Float64Array(size);
    for (const { options, weight } of used) {
      const got = softmax(
        options.map(({ evidence }) => evidence.reduce((sum, value, at) => sum + value * weights[at]!, 0)),
      );
      const wanted = softmax(options.map(({ f1 }) => f1 / 0.05));
      options.forEach(({ evidence }, index) => {
        const off = (weight * (got[index]! - wanted[index]!)) / total;
        for (let at = 0; at < size; at++) slope[at]! += off * evidence[at]!;
      });
    }
    for (let at = 0; at < size; at++) {
      const step = slope[at]! + 1e-3 * weights[at]!;
      mean[at] = 0.9 * mean[at]! + 0.1 * step;
      spread[at] = 0.99 * spread[at]! + 0.01 * step * step;
      weights[at]! -= (0.15 * (mean[at]! / (1 - 0.9 ** round))) / (Math.sqrt(spread[at]! / (1 - 0.99 ** round)) + 1e-8);
      if (signs[at]! * weights[at]! < 0) weights[at] = 0;
    }
  }
  return weights;
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function table(name: string, doc: string, weights: Float64Array): string {
  const figures = [...weights].map((weight) => Math.round(weight * 100)).join(", ");
  return `/** ${doc} */\n// biome-ignore format: a table\nexport const ${name}: readonly number[] = [\n  ${figures.replace(/(.{90,110}?), /g, "$1,\n  ")},\n];\n`;
}

function tokensOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(
        /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]|[a-z0-9\u00c0-\u024f\u0370-\u052f_]+|[^\P{L}\u3040-\u9fff]/gu,
      ) ?? []
  );
}

function gramsOf(tokens: readonly string[], size: number): string[] {
  return tokens
    .slice(0, Math.max(0, tokens.length - size + 1))
    .map((_, at) => tokens.slice(at, at + size).join("\u0001"));
}

function countsOf(grams: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const label = declaredCharset(bytes) ?? "gb18030";
    return new TextDecoder(label.startsWith("gb") ? "gb18030" : label).decode(bytes);
  }
}
