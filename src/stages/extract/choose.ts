import { completeThread, isThread } from "./complete-thread.js";
import { dropFurniture } from "./drop-furniture.js";
import { dropFurtherArticles } from "./drop-further-articles.js";
import { dropFurtherReading } from "./drop-further-reading.js";
import { dropTeasers } from "./drop-teasers.js";
import type { Evidence } from "./evidence.js";
import { isFurniture } from "./furniture-lines.js";
import type { Outline } from "./outline.js";
import { type Candidate, FLOOR, listCandidates } from "./rank-regions.js";
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
  const best = bestOf(listCandidates(outline, evidence, likely, titleAt), weights);
  let thread = false;
  if (best !== undefined) {
    for (let at = best.first; at < best.end; at++)
      if (likely[at]! >= FLOOR && !isFurniture(outline, evidence, at)) taken[at] = 1;
    if (isThread(outline, evidence, likely, titleAt)) {
      thread = completeThread(outline, evidence, likely, titleAt, taken) > 1;
    } else {
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

function bestOf(candidates: readonly Candidate[], { regions }: PageWeights): Candidate | undefined {
  let best: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    let sum = 0;
    for (let at = 0; at < regions.length; at++) sum += regions[at]! * candidate.evidence[at]!;
    if (sum > most) {
      most = sum;
      best = candidate;
    }
  }
  return best;
}

/** Whether a choice holds any prose of the page, or anything that is likely. */
function convinces({ blocks }: Outline, likely: Float64Array, taken: Uint8Array): boolean {
  return blocks.some((block, at) => taken[at] === 1 && (likely[at]! >= 0.5 || proseTokens(block) > 0));
}
