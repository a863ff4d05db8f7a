import type { Evidence } from "./features.js";
import type { Outline } from "./outline.js";
import type { PageWeights } from "./weights.js";

/** For each block the probability that it is main text: the logistic sum of the weights of its evidence, 0 to 1. */
export function likelihood({ regions, blocks }: Outline, { slots }: Evidence, weights: PageWeights): Float64Array {
  const shown = new Set<string>();
  for (const { region, text } of blocks) if (regions[region]?.hidden !== true) shown.add(text);
  return Float64Array.from(slots, (set, at) => {
    const { region, text } = blocks[at]!;
    if (regions[region]?.hidden === true && shown.has(text)) return 0; // a copy for readers without scripts
    let sum = 0;
    for (const slot of set) sum += weights.blocks[slot]!;
    return 1 / (1 + Math.exp(-sum / 100));
  });
}
