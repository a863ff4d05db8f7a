import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import type { PageWeights } from "./weights.js";

/**
 * For each block the probability that it is main text, 0 to 1: the logistic sum of the weights of its evidence, which
 * tells of its neighbours and the regions around it, too. A second sum over what is likely beside a block was tried and
 * did worse on pages and sites that the fit had not seen (macro F1 .958 against .965).
 */
export function likelihood({ regions, blocks }: Outline, evidence: Evidence, weights: PageWeights): Float64Array {
  const shown = new Set<string>();
  for (const { region, text } of blocks) if (regions[region]?.hidden !== true) shown.add(text);
  return blockOdds(evidence, weights.blocks).map((odds, at) => {
    const { region, text } = blocks[at]!;
    if (regions[region]?.hidden === true && shown.has(text)) return 0; // a copy for readers without scripts
    return logistic(odds);
  });
}

/** The log odds of each block by its own evidence. */
export function blockOdds({ slots }: Evidence, weights: readonly number[]): Float64Array {
  return Float64Array.from(slots, (set) => {
    let sum = 0;
    for (const slot of set) sum += weights[slot]!;
    return sum / 100;
  });
}

export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
