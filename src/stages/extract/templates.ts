import type { Outline, Region } from "./outline.js";
import { proseTokens } from "./sums.js";

/** How the blocks of one make on a page are: posts, teasers, paragraphs and table cells come in makes. */
export interface Template {
  readonly blocks: number;
  readonly tokens: number;
  readonly proseTokens: number;
  readonly linkTokens: number;
}

/**
 * For each block the template of its make: blocks whose innermost three elements agree in tag and first class. Digits in
 * class names do not count.
 */
export function findTemplates({ blocks }: Outline, makes: Int32Array): readonly Template[] {
  const sums = new Map<number, { blocks: number; tokens: number; proseTokens: number; linkTokens: number }>();
  const templates = blocks.map((block, at) => {
    const make = makes[at]!;
    let sum = sums.get(make);
    if (sum === undefined) {
      sum = { blocks: 0, tokens: 0, proseTokens: 0, linkTokens: 0 };
      sums.set(make, sum);
    }
    sum.blocks++;
    sum.tokens += block.tokens;
    sum.proseTokens += proseTokens(block);
    sum.linkTokens += block.linkTokens;
    return sum;
  });
  return templates;
}

/** A number for each block, the same for blocks of one make. */
export function makesOf({ regions, blocks }: Outline): Int32Array {
  const ofRegions = makesOfRegions(regions);
  return Int32Array.from(blocks, ({ region }) => ofRegions[region] ?? -1);
}

function makesOfRegions(regions: readonly Region[]): Int32Array {
  const names = regions.map(({ tag, node }) => {
    const first = (node.attribs.class ?? "").trimStart().split(/\s/, 1)[0]!;
    return `${tag}.${first.replace(/\d+/g, "")}`;
  });
  const known = new Map<string, number>();
  return Int32Array.from(regions, ({ parent }, at) => {
    const above = regions[parent]?.parent ?? -1;
    const key = `${names[at]} ${names[parent] ?? ""} ${names[above] ?? ""}`;
    let make = known.get(key);
    if (make === undefined) {
      make = known.size;
      known.set(key, make);
    }
    return make;
  });
}
