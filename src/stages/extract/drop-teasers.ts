import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import { says } from "./phrases.js";
import { ALIKE, countPosts } from "./rank-regions.js";
import { proseTokens } from "./sums.js";

/** So much prose before them makes an article of its own; the shortest news flashes have about this much. */
const OWN_PROSE = 30;
/** A heading over a list of teasers is short. */
const HEADING_TOKENS = 14;

/**
 * Leaves out lists of teasers below the text: what follows a heading such as 相关阅读 and consists of parts that look alike
 * and have links, with the heading.
 *
 * @param from the first block of the main text's region, `end` the one after its last
 */
export function dropTeasers(outline: Outline, evidence: Evidence, from: number, end: number, taken: Uint8Array): void {
  const { blocks } = outline;
  const { alike } = countPosts(outline, evidence.sums);
  const isTeaser = (at: number) => at < end && (alike[blocks[at]!.region] ?? 0) >= ALIKE;
  let prose = 0;
  for (let at = from; at < end; at++) {
    const { tokens, stops } = blocks[at]!;
    const heads = tokens <= HEADING_TOKENS && stops <= 1 && says(evidence.phrases[at]!, "related");
    if (heads && prose >= OWN_PROSE && !isTeaser(at) && isTeaser(at + 1)) {
      let last = at + 1;
      while (isTeaser(last)) last++;
      taken.fill(0, at, last);
      at = last - 1;
    } else if (taken[at] === 1) prose += proseTokens(blocks[at]!);
  }
}
