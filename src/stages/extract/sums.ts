import type { Block } from "./outline.js";

/** Sums over the blocks before an index, so that any region is measured in constant time. */
export interface Sums {
  readonly tokens: Float64Array;
  readonly links: Float64Array;
  readonly stops: Float64Array;
  readonly prose: Float64Array;
}

/** Sums up the blocks of a page. */
export function sumUp(blocks: readonly Block[]): Sums {
  const make = (value: (block: Block) => number) => {
    const sums = new Float64Array(blocks.length + 1);
    blocks.forEach((block, at) => {
      sums[at + 1] = sums[at]! + value(block);
    });
    return sums;
  };
  return {
    tokens: make((block) => block.tokens),
    links: make((block) => block.linkTokens),
    stops: make((block) => block.stops),
    prose: make(proseTokens),
  };
}

/** Tokens of a block that reads like prose: punctuated, long enough for a clause, and not a link. */
export function proseTokens(block: Block): number {
  return block.stops > 0 && block.tokens >= 8 && block.linkTokens < block.tokens * 0.5 ? block.tokens : 0;
}
