import { completeTables } from "./complete-tables.js";
import { completeThread, isThread } from "./complete-thread.js";
import { dropFurniture } from "./drop-furniture.js";
import { dropFurtherArticles } from "./drop-further-articles.js";
import { dropFurtherReading } from "./drop-further-reading.js";
import { dropTeasers } from "./drop-teasers.js";
import type { Evidence } from "./evidence.js";
import { isFurniture } from "./furniture-lines.js";
import type { Outline } from "./outline.js";
import { type Candidate, FLOOR, listCandidates, REGION_EVIDENCE } from "./rank-regions.js";
import { proseTokens } from "./sums.js";
import type { PageWeights } from "./weights.js";

/** A choice of blocks. */
export interface Choice {
  /** The region that holds the main text; -1 if none convinces. */
  readonly region: number;
  /** Whether each block is taken. */
  readonly taken: Uint8Array;
  /** Which step of the ladder made it. */
  readonly rung: "region" | "likely" | "named" | "whole";
  /** Whether it is a thread whose posts are told apart. */
  readonly thread: boolean;
}

/**
 * Chooses the main text: the region with most for it, without the blocks in it that are hardly main text. When no
 * region convinces, all likely blocks of the page are taken, failing those what stands in elements named for the text,
 * and failing those all that is visible.
 *
 * @param likely for each block the probability that it is main text
 */
export function chooseBlocks(
  outline: Outline,
  evidence: Evidence,
  likely: Float64Array,
  titleAt: number,
  weights: PageWeights,
): Choice {
  const { blocks, regions } = outline;
  const taken = new Uint8Array(blocks.length);
  const best = bestOf(listCandidates(outline, evidence, likely, titleAt), likely, titleAt, weights);
  let thread = false;
  if (best !== undefined) {
    for (let at = best.first; at < best.end; at++)
      if (likely[at]! >= FLOOR && !isFurniture(outline, evidence, at)) taken[at] = 1;
    if (isThread(outline, evidence, likely, titleAt)) {
      thread = completeThread(outline, evidence, likely, titleAt, taken) > 1;
    } else {
      completeTables(outline, best.first, best.end, taken);
      dropFurtherArticles(outline, titleAt, taken);
      dropFurtherReading(outline, best.first, best.end, taken);
      dropTeasers(outline, evidence, best.first, best.end, taken);
      dropFurniture(outline, best.first, best.end, taken);
    }
    if (convinces(outline, likely, taken)) return { region: best.region, taken, rung: "region", thread };
  }
  likely.forEach((p, at) => {
    taken[at] = p >= 0.5 ? 1 : 0;
  });
  if (convinces(outline, likely, taken)) return { region: 0, taken, rung: "likely", thread: false };
  blocks.forEach(({ region }, at) => {
    taken[at] = evidence.known[at] === 1 && regions[region]?.hidden !== true ? 1 : 0;
  });
  if (taken.includes(1)) return { region: -1, taken, rung: "named", thread: false };
  blocks.forEach(({ region }, at) => {
    taken[at] = regions[region]?.hidden === true ? 0 : 1;
  });
  if (!taken.includes(1)) taken.fill(1);
  return { region: -1, taken, rung: "whole", thread: false };
}

/** A region with a smaller share of what is likely may be a part of a text that stands in several. */
const FEW = 0.3;
/** So may a single paragraph with a smaller share beside another one: text goes on behind a table or in a last short line. */
const FEW_ALONE = 0.85;
/** A region whose score is so little below the best one's is as good. */
const AS_GOOD = 1;
/** How likely the text of a wider region must be for it to be taken in place of one that is as good. */
const PURE = 0.85;
/** How likely another paragraph must be for a region with both to be taken in place of a single one. */
const SURE = 0.65;
const SHARE = REGION_EVIDENCE.indexOf("sureShare");
const PURITY = REGION_EVIDENCE.indexOf("purity");

/**
 * The region with the highest score; if it holds little of what is likely, the best one around it that is as good and
 * nearly all main text; if it is one paragraph, the best one around it that is as good and holds another.
 */
function bestOf(
  candidates: readonly Candidate[],
  likely: Float64Array,
  titleAt: number,
  { regions }: PageWeights,
): Candidate | undefined {
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, regions) }))
    .sort((a, b) => b.score - a.score || a.candidate.first - b.candidate.first || a.candidate.end - b.candidate.end);
  const best = scored[0];
  if (best === undefined) return undefined;
  const { first, end, evidence } = best.candidate;
  const alone = end - first === 1;
  if (evidence[SHARE]! >= (alone ? FEW_ALONE : FEW)) return best.candidate;
  const wider = scored.find(
    ({ candidate, score }) =>
      score >= best.score - AS_GOOD &&
      candidate.first <= first &&
      candidate.end >= end &&
      candidate.end - candidate.first > end - first &&
      (alone ? holdsMore(candidate) : candidate.evidence[PURITY]! >= PURE),
  );
  return (wider ?? best).candidate;

  /** Whether a region holds another likely block than the best one and the headline. */
  function holdsMore(around: Candidate): boolean {
    for (let at = around.first; at < around.end; at++)
      if (likely[at]! >= SURE && at !== best!.candidate.first && at !== titleAt) return true;
    return false;
  }
}

function scoreOf({ evidence }: Candidate, weights: readonly number[]): number {
  return evidence.reduce((sum, value, at) => sum + value * weights[at]!, 0) / 100;
}

/** Whether a choice holds any prose of the page, or anything that is likely. */
function convinces({ blocks }: Outline, likely: Float64Array, taken: Uint8Array): boolean {
  return blocks.some((block, at) => taken[at] === 1 && (likely[at]! >= 0.5 || proseTokens(block) > 0));
}
