import type { Evidence } from "./features.js";
import { proseTokens } from "./features.js";
import type { Outline, Region } from "./outline.js";

/** A choice of blocks. */
export interface Choice {
  /** The region that holds the main text; -1 if none convinces. */
  readonly region: number;
  /** Whether each block is taken. */
  readonly taken: Uint8Array;
  readonly rung: string;
}

export const TUNE = { share: 0.9, core: 0.6, fill: 0.7, floor: 0.06, weak: 0.4, hand: 0.3 };

/**
 * Chooses the main text: the smallest region that holds nearly all of what is likely, then inside it each block by its
 * own likelihood, except that a region that is main text nearly throughout is taken as a whole.
 *
 * @param likely for each block the probability that it is main text
 */
export function chooseBlocks({ regions, blocks }: Outline, evidence: Evidence, likely: Float64Array): Choice {
  const size = blocks.length;
  const mass = new Float64Array(size + 1);
  const plain = new Float64Array(size + 1);
  const sure = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) {
    const { tokens } = blocks[at]!;
    const p = likely[at]!;
    const prose = proseTokens(blocks[at]!);
    mass[at + 1] = mass[at]! + (p >= 0.5 ? tokens * p : 0) + TUNE.hand * prose * p;
    sure[at + 1] = sure[at]! + (p >= 0.5 ? tokens : 0);
    plain[at + 1] = plain[at]! + prose;
  }
  const taken = new Uint8Array(size);
  const over = (sums: Float64Array, region: Region) => sums[region.end]! - sums[region.first]!;
  const smallest = (sums: Float64Array, share: number) => {
    let best = -1;
    for (const region of regions) if (over(sums, region) >= sums[size]! * share && sums[size]! > 0) best = region.index;
    return best;
  };
  const whole = smallest(mass, TUNE.share);
  if (whole < 0) {
    taken.fill(1);
    return { region: -1, taken, rung: "whole" };
  }
  for (let at = regions[whole]!.first; at < regions[whole]!.end; at++) taken[at] = likely[at]! >= 0.5 ? 1 : 0;
  // fill regions
  for (const region of regions) {
    if (region.first < regions[whole]!.first || region.end > regions[whole]!.end || region.end - region.first < 2)
      continue;
    const sum = over(sure, region);
    if (sum < sure[size]! * 0.2 || sum < over(evidence.sums.tokens, region) * TUNE.fill) continue;
    for (let at = region.first; at < region.end; at++) if (likely[at]! >= TUNE.floor) taken[at] = 1;
  }
  return { region: whole, taken, rung: "likely" };
}
