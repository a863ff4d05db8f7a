import type { Outline } from "./outline.js";
import { proseTokens } from "./sums.js";

/** So much prose after the headline makes an article of its own; the shortest news flashes have about this much. */
const OWN_PROSE = 30;

/**
 * Leaves out the articles that a page puts below its own, as endless pages do: what begins with another headline of the
 * very make of the first one, told by tag and class.
 */
export function dropFurtherArticles({ regions, blocks }: Outline, titleAt: number, taken: Uint8Array): void {
  const title = regions[blocks[titleAt]?.region ?? -1];
  const make = title?.node.attribs.class ?? "";
  if (title === undefined || make === "" || !/^h[1-3]$/.test(title.tag)) return;
  let prose = 0;
  for (let at = titleAt + 1; at < blocks.length; at++) {
    const block = blocks[at]!;
    const region = regions[block.region];
    const again =
      region?.tag === title.tag && region.node.attribs.class === make && block.text !== blocks[titleAt]!.text;
    if (again && prose >= OWN_PROSE) {
      taken.fill(0, at);
      return;
    }
    if (taken[at] === 1) prose += proseTokens(block);
  }
}
