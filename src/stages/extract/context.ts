import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";

/** What the neighbourhood of a block says of it; the weights are in this order. */
export const CONTEXT = [
  "bias",
  "own",
  "before",
  "after",
  "near",
  "make",
  "makeOfMany",
  "small",
  "middle",
  "large",
] as const;

/** Beyond these log odds a neighbour says no more. */
const SURE = 4;
/** So many blocks to each side are near. */
const NEAR = 3;
/** From so many blocks on a make is that of posts, teasers or paragraphs, and its mean tells something. */
const MANY = 3;

/**
 * For each block the log odds of itself, of its neighbours, and the means of those of its make and of the regions around
 * it at three sizes, weighed by the square root of their lengths: in the order of {@link CONTEXT}.
 */
export function contextOf(
  { regions, blocks }: Outline,
  { scales, makes }: Evidence,
  odds: Float64Array,
): readonly Float64Array[] {
  const size = blocks.length;
  const said = odds.map((value) => Math.max(-SURE, Math.min(SURE, value)));
  const weights = new Float64Array(size + 1);
  const sums = new Float64Array(size + 1);
  const byMake = new Map<number, { weight: number; sum: number; blocks: number }>();
  for (let at = 0; at < size; at++) {
    const weight = Math.sqrt(blocks[at]!.tokens) + 0.1;
    weights[at + 1] = weights[at]! + weight;
    sums[at + 1] = sums[at]! + weight * said[at]!;
    const make = byMake.get(makes[at]!) ?? { weight: 0, sum: 0, blocks: 0 };
    make.weight += weight;
    make.sum += weight * said[at]!;
    make.blocks++;
    byMake.set(makes[at]!, make);
  }
  const mean = (from: number, end: number) =>
    (sums[end]! - sums[from]!) / Math.max(0.1, weights[end]! - weights[from]!);
  return blocks.map(({ region }, at) => {
    const make = byMake.get(makes[at]!)!;
    const ofMake = make.sum / make.weight;
    const around = (level: 0 | 1 | 2) => {
      const index = scales[region]?.[level];
      return index === undefined ? 0 : mean(regions[index]!.first, regions[index]!.end);
    };
    return Float64Array.of(
      1,
      Math.max(-2 * SURE, Math.min(2 * SURE, odds[at]!)),
      said[at - 1] ?? -1,
      said[at + 1] ?? -1,
      mean(Math.max(0, at - NEAR), Math.min(size, at + NEAR + 1)),
      ofMake,
      make.blocks >= MANY ? ofMake : 0,
      around(0),
      around(1),
      around(2),
    );
  });
}
