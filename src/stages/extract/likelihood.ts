import { contextOf } from "./context.js";
import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import type { PageWeights } from "./weights.js";

/**
 * For each block the probability that it is main text, 0 to 1: the logistic sum of the weights of its evidence, and then
 * of that and what the same sum says of its neighbours, its regions and the other blocks of its make.
 */
export function likelihood(outline: Outline, evidence: Evidence, weights: PageWeights): Float64Array {
  const odds = blockOdds(evidence, weights.blocks);
  const { regions, blocks } = outline;
  const shown = new Set<string>();
  for (const { region, text } of blocks) if (regions[region]?.hidden !== true) shown.add(text);
  return Float64Array.from(contextOf(outline, evidence, odds), (context, at) => {
    const { region, text } = blocks[at]!;
    if (regions[region]?.hidden === true && shown.has(text)) return 0; // a copy for readers without scripts
    return logistic(context.reduce((sum, value, index) => sum + (weights.context[index]! / 100) * value, 0));
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
