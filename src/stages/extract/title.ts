import type { Outline } from "./outline.js";

export interface Title {
  /** The headline as it is best known, without the site's name. */
  readonly text: string;
  /** The block that shows it, or -1. */
  readonly block: number;
}

/** Longer blocks are not headlines: the longest of 364 labelled pages has 96 characters. */
const LONGEST = 150;

/** Finds the headline of a page: the block that its title element or og:title holds, best as a heading. */
export function findTitle(outline: Outline): Title {
  const { title: named, openTitle: open } = outline.head;
  const witnesses = [open, named].map(squeeze).filter((text) => text !== "");
  let block = -1;
  let best = 0;
  outline.blocks.forEach((candidate, at) => {
    if (candidate.text.length > LONGEST || candidate.tokens < 2) return;
    const tag = outline.regions[candidate.region]?.tag ?? "";
    const heading = /^h[1-3]$/.test(tag);
    const text = squeeze(candidate.text);
    let score = 0;
    for (const witness of witnesses) {
      if (witness.startsWith(text)) score = Math.max(score, text.length * 2);
      else if (witness.includes(text)) score = Math.max(score, text.length);
      else if (heading && text.includes(witness)) score = Math.max(score, witness.length);
    }
    if (text.length < 4 && !heading) score = 0;
    if (heading) score *= tag === "h1" ? 2 : 1.5;
    if (candidate.linkTokens > candidate.tokens / 2) score *= 0.4;
    if (score > best) {
      best = score;
      block = at;
    }
  });
  if (block < 0) {
    const only = outline.blocks.flatMap(({ region, tokens }, at) =>
      outline.regions[region]?.tag === "h1" && tokens > 3 ? [at] : [],
    );
    if (only.length === 1) block = only[0]!;
  }
  if (block >= 0) return { text: outline.blocks[block]!.text, block };
  return { text: withoutSite(open.trim() === "" ? named : open), block: -1 };
}

/** Letters and digits only, in lower case: what two renderings of one headline have in common. */
export function squeeze(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** `headline_channel_site` → `headline`: the first part, unless a later one is far longer. */
function withoutSite(title: string): string {
  const parts = title
    .trim()
    .split(/[_|｜]|\s[-–—]\s|--|——/)
    .map((part) => part.trim());
  const longest = parts.reduce((a, b) => (b.length > a.length * 2 ? b : a), parts[0] ?? "");
  return longest.replace(/\s+/g, " ");
}
