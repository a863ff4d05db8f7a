import { NAME_FAMILIES } from "./names.js";
import type { Block, Region } from "./outline.js";
import { PHRASE_FAMILIES } from "./phrases.js";
import { proseTokens, type Sums } from "./sums.js";

const ARTICLE = 1 << NAME_FAMILIES.indexOf("article");

/** Page authors call the article by its name: the innermost such region with a good part of the prose; -1 for none. */
export function findNamed(regions: readonly Region[], names: Int32Array, { prose, links, tokens }: Sums): number {
  let best = -1;
  let most = 0;
  const all = Math.max(1, prose[prose.length - 1]!);
  for (const { index, tag, first, end } of regions) {
    if ((names[index]! & ARTICLE) === 0 && tag !== "article") continue;
    const size = tokens[end]! - tokens[first]!;
    const own = prose[end]! - prose[first]!;
    if (own < all * 0.1 || size === 0) continue;
    // an inner one wins unless it holds far less of the prose
    const worth = own * (1 - (links[end]! - links[first]!) / size) ** 2 * (own / size);
    if (worth > most * 0.85) {
      best = index;
      most = Math.max(most, worth);
    }
  }
  return best;
}

/** The regions around the longest piece of prose, innermost first. */
export function findCore(blocks: readonly Block[]): number {
  const weight = new Map<number, number>();
  let best = -1;
  for (const block of blocks) {
    const sum = (weight.get(block.region) ?? 0) + proseTokens(block);
    weight.set(block.region, sum);
    if (sum > (best < 0 ? 0 : weight.get(best)!)) best = block.region;
  }
  return best;
}

const FURNITURE = (["neighbours", "share", "related", "comment", "login", "rights"] as const).reduce(
  (bits, name) => bits | (1 << PHRASE_FAMILIES.indexOf(name)),
  0,
);

/** For each block how many short blocks of furniture stand between the headline's first prose and it. */
export function countFurniture(blocks: readonly Block[], phrases: Int32Array, titleAt: number): Int32Array {
  let seen = 0;
  let prose = false;
  return Int32Array.from(blocks, (block, at) => {
    const before = seen;
    if (at > titleAt && proseTokens(block) > 0) prose = true;
    if (prose && block.tokens <= 20 && block.stops <= 1 && (phrases[at]! & FURNITURE) !== 0) seen++;
    return before;
  });
}
