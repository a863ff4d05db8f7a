import type { Evidence } from "./evidence.js";
import { NAME_FAMILIES } from "./names.js";
import type { Outline } from "./outline.js";
import { proseTokens } from "./sums.js";

export type PageKind = "article" | "thread" | "list" | "document";

const POST_NAMES = (1 << NAME_FAMILIES.indexOf("post")) | (1 << NAME_FAMILIES.indexOf("comment"));

/** A page with fewer links than this for each of its blocks was never part of a site: a saved office document. */
const DOCUMENT_LINKS = 0.02;

/** What kind of page this is, told by what was taken from it. */
export function kindOf(outline: Outline, { names }: Evidence, taken: Uint8Array, rung: string): PageKind {
  const { regions, blocks } = outline;
  const posts = new Map<string, number>();
  for (const region of regions) {
    if ((names[region.index]! & POST_NAMES) === 0 || region.parent < 0) continue;
    let prose = 0;
    for (let at = region.first; at < region.end && prose === 0; at++) if (taken[at] === 1) prose += blocks[at]!.tokens;
    if (prose === 0) continue;
    const key = `${region.parent} ${region.tag} ${(region.node.attribs.class ?? "").split(" ")[0]}`;
    posts.set(key, (posts.get(key) ?? 0) + 1);
  }
  if (/discuz|phpwind|flarum|discourse|phpbb|vbulletin|xenforo/i.test(outline.head.generator) && posts.size > 0)
    return "thread";
  if (Math.max(0, ...posts.values()) >= 3) return "thread";
  const links = blocks.reduce((sum, block) => sum + block.links, 0);
  const prose = blocks.reduce((sum, block) => sum + proseTokens(block), 0);
  if (links <= blocks.length * DOCUMENT_LINKS) return "document";
  const all = blocks.reduce((sum, block) => sum + block.tokens, 0);
  if (prose < all * 0.1 && links > blocks.length * 0.5) return "list";
  return rung === "whole" ? "document" : "article";
}
