import type { Evidence } from "./features.js";
import { BLOCK_WEIGHTS } from "./weights.js";

/** For each block the probability that it is main text: the logistic sum of the weights of its evidence, 0 to 1. */
export function likelihood({ slots }: Evidence): Float64Array {
  return Float64Array.from(slots, (set) => {
    let sum = 0;
    for (const slot of set) sum += BLOCK_WEIGHTS[slot]!;
    return 1 / (1 + Math.exp(-sum / 100));
  });
}
