import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { declaredCharset } from "../../src/stages/extract/declared-charset.js";
import { type Evidence, gatherEvidence } from "../../src/stages/extract/evidence.js";
import { type Outline, outlinePage } from "../../src/stages/extract/outline.js";
import { parsePage } from "../../src/stages/extract/parse-page.js";
import { findTitle } from "../../src/stages/extract/title.js";
import { countsOf, gramsOf, tokensOf } from "./tokens.js";

/** A block of a labelled page, as the fit sees it. */
export interface Example {
  /** Index of the block. */
  readonly at: number;
  readonly slots: Uint16Array;
  /** 1 if the block is in the gold text, else 0. */
  readonly main: number;
  readonly weight: number;
}

export interface LabelledPage {
  readonly name: string;
  readonly set: string;
  /** The domain most of its links lead to, so that pages of one site can be held out together. */
  readonly site: string;
  readonly html: string;
  readonly outline: Outline;
  readonly evidence: Evidence;
  readonly titleAt: number;
  readonly tokens: readonly (readonly string[])[];
  /** The gold text as counts of 4-token runs. */
  readonly gold: ReadonlyMap<string, number>;
  readonly goldSize: number;
  readonly examples: readonly Example[];
  readonly weight: number;
}

/** Small sets count for more, so that each kind of page is heard: weight for blocks, weight for regions. */
const SET_WEIGHTS: Readonly<Record<string, readonly [number, number]>> = {
  "gne-zh": [1.2, 1.5],
  "magic-article": [2, 2.5],
  "magic-forum": [2, 1],
  aeb: [1, 1.2],
};

/** Reads all pages of a folder that holds pages.jsonl and <set>/<id>.html.gz with <set>/<id>.gold.txt. */
export function readLabelledPages(folder: string): readonly LabelledPage[] {
  return readFileSync(`${folder}/pages.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => readPage(folder, JSON.parse(line)));
}

function readPage(folder: string, { bench, id }: { bench: string; id: string }): LabelledPage {
  const html = decode(gunzipSync(readFileSync(`${folder}/${bench}/${id}.html.gz`)));
  const outline = outlinePage(parsePage(html).root()[0]!);
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
            at,
            slots: evidence.slots[at]!,
            main: isMain(tokens, at, grams, lines) ? 1 : 0,
            weight: (blockWeight * Math.sqrt(list.length) * 100) / total,
          },
        ],
  );
  return {
    name: `${bench}/${id}`,
    set: bench,
    site: siteOf(html),
    html,
    outline,
    evidence,
    titleAt,
    tokens,
    gold: countsOf(gramsOf(goldTokens, 4)),
    goldSize: Math.max(1, goldTokens.length - 3),
    examples,
    weight,
  };
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

const SECOND_LEVEL = /^(?:com|net|org|gov|edu|co|ac)$/;

function siteOf(html: string): string {
  const counts = new Map<string, number>();
  for (const [, host] of html.matchAll(/<a\b[^>]{0,300}?href=["']?https?:\/\/([\w.-]+)/gi)) {
    const parts = host!.toLowerCase().split(".");
    const site = parts.slice(SECOND_LEVEL.test(parts[parts.length - 2] ?? "") ? -3 : -2).join(".");
    counts.set(site, (counts.get(site) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ["", 0])[0];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const label = declaredCharset(bytes) ?? "gb18030";
    return new TextDecoder(label.startsWith("gb") ? "gb18030" : label).decode(bytes);
  }
}
