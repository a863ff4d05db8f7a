import { COMMENTS_NAME } from "./drop-furniture.js";
import type { Evidence } from "./features.js";
import { NAME_FAMILIES } from "./names.js";
import type { Outline } from "./outline.js";
import { FLOOR } from "./rank-regions.js";

/** What forum programs and question sites call the parts of a thread; `post` alone is a word of blogs. */
const FORUM_NAME =
  /thread|topic|bbs|forum|question|answer|postmessage|postlist|plhin|floor|tieba|wenda|(?:^|[\s_-])(?:t_f|faq|discussion)(?:[\s_-]|$)/i;
/** Flarum's name for a post; WordPress calls every article `post-123`. */
const FLARUM_NAME = /(?:^|\s)Post-(?!\d)/;
const FORUM_PROGRAM = /discuz|phpwind|flarum|discourse|phpbb|vbulletin|xenforo|nodebb/i;

/** Whether the headline or the likeliest text stands in a part that only threads have. */
export function isThread({ head, regions, blocks }: Outline, likely: Float64Array, titleAt: number): boolean {
  if (FORUM_PROGRAM.test(head.generator)) return true;
  let best = -1;
  let most = 0;
  blocks.forEach(({ tokens }, at) => {
    if (tokens * likely[at]! > most) {
      most = tokens * likely[at]!;
      best = at;
    }
  });
  return [best, titleAt].some((at) => {
    let named = false;
    for (let up = blocks[at]?.region ?? -1; up >= 0; up = regions[up]!.parent) {
      const { tag, node } = regions[up]!;
      if (tag === "body" || tag === "html") return named;
      const name = `${node.attribs.id ?? ""} ${node.attribs.class ?? ""}`;
      if (COMMENTS_NAME.test(name)) return false; // the comments below an article, `thread-odd` or not
      named ||= FORUM_NAME.test(name) || FLARUM_NAME.test(name);
    }
    return named;
  });
}

const bits = (families: readonly string[]) =>
  families.reduce((sum, family) => sum | (1 << NAME_FAMILIES.indexOf(family as never)), 0);
const SPEECH = bits(["post", "comment", "content", "article"]);
const ASIDE = bits(["nav", "foot", "related", "ad", "login", "side", "share"]);

/**
 * Takes the other posts of a thread: one region holds only one of them on many sites. A block is a post's when it is
 * likely enough, no link, and the nearest named element around it is one for what people write.
 */
export function completeThread(
  { regions, blocks }: Outline,
  { names }: Evidence,
  likely: Float64Array,
  taken: Uint8Array,
): void {
  blocks.forEach(({ region, tokens, linkTokens }, at) => {
    if (taken[at] === 1 || likely[at]! < FLOOR || linkTokens > tokens / 2 || regions[region]?.hidden === true) return;
    for (let up = region, steps = 0; up >= 0 && steps < 3; up = regions[up]!.parent, steps++) {
      if ((names[up]! & ASIDE) !== 0) return;
      if ((names[up]! & SPEECH) === 0) continue;
      taken[at] = 1;
      return;
    }
  });
}
