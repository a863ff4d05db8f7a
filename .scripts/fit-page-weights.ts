/*
 * Fits src/stages/extract/weights.generated.ts to labelled pages, or says what the fit is worth on pages it has not seen:
 *
 *   npx tsx .scripts/fit-page-weights.ts PAGES
 *   npx tsx .scripts/fit-page-weights.ts PAGES --held-out fold|site|set [--worst N]
 *   npx tsx .scripts/fit-page-weights.ts PAGES --score [--worst N]
 *
 * PAGES holds pages.jsonl and <set>/<id>.html.gz with <set>/<id>.gold.txt. Deterministic; only figures are written.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { PAGE_WEIGHTS, type PageWeights } from "../src/stages/extract/weights.js";
import { fitWeights } from "./page-weights/fit.js";
import { type Grouping, scoreHeldOut, scorePage, summary } from "./page-weights/held-out.js";
import { readLabelledPages } from "./page-weights/labelled-page.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "held-out": { type: "string" }, score: { type: "boolean" }, worst: { type: "string", default: "0" } },
});
const pages = readLabelledPages(positionals[0] ?? "../shared/eval/html/pages");
const worst = Number(values.worst);
if (values["held-out"] !== undefined) {
  process.stdout.write(`${summary(scoreHeldOut(pages, values["held-out"] as Grouping), worst)}\n`);
} else if (values.score === true) {
  const scored = pages.map((page) => scorePage(page, PAGE_WEIGHTS));
  process.stdout.write(`${summary(scored, worst)}\n`);
} else {
  writeFileSync(new URL("../src/stages/extract/weights.generated.ts", import.meta.url), generated(fitWeights(pages)));
}

function generated({ blocks, context, regions }: PageWeights): string {
  return `// Made by .scripts/fit-page-weights.ts, in hundredths of a unit of log odds: figures only, nothing of any page is in here.

${table("BLOCK_WEIGHTS", "What each piece of evidence about a block is worth, in the order of the groups in block-slots.ts.", blocks)}
${table("CONTEXT_WEIGHTS", "What the neighbourhood of a block says is worth, in the order of CONTEXT.", context)}
${table("REGION_WEIGHTS", "What each piece of evidence about a region is worth, in the order of REGION_EVIDENCE.", regions)}`;
}

function table(name: string, doc: string, weights: readonly number[]): string {
  const figures = weights.join(", ");
  return `/** ${doc} */\n// biome-ignore format: a table\nexport const ${name}: readonly number[] = [\n  ${figures.replace(/(.{90,110}?), /g, "$1,\n  ")},\n];\n`;
}
