import type { Reason } from "../../core/edit.js";
import type { Evidence } from "./evidence.js";
import { NAME_FAMILIES, type NameFamily } from "./names.js";
import type { Outline } from "./outline.js";
import { says } from "./phrases.js";

/** Why a block was not taken: what it says of itself first, then what the elements around it are called. */
export function reasonOf(outline: Outline, { phrases, names }: Evidence, at: number): Reason {
  const { region, tokens, linkTokens } = outline.blocks[at]!;
  if (outline.regions[region]?.hidden === true) return { code: "page-hidden", args: {} };
  for (const [family, code] of BY_PHRASE) if (says(phrases[at]!, family)) return { code, args: {} };
  for (let up = region; up >= 0; up = outline.regions[up]!.parent) {
    const { tag } = outline.regions[up]!;
    if (tag === "nav" || tag === "header") return { code: "page-navigation", args: {} };
    if (tag === "footer") return { code: "page-copyright", args: {} };
    for (const [family, code] of BY_NAME) {
      if (names[up]! & (1 << NAME_FAMILIES.indexOf(family))) return { code, args: {} };
    }
  }
  if (linkTokens > tokens / 2) return { code: "page-links", args: {} };
  return { code: "page-aside", args: {} };
}

const BY_PHRASE = [
  ["closing", "page-byline"],
  ["neighbours", "page-neighbours"],
  ["rights", "page-copyright"],
  ["share", "page-share"],
  ["login", "page-login"],
  ["related", "page-related"],
  ["comment", "page-comments"],
  ["place", "page-navigation"],
] as const;

const BY_NAME: readonly (readonly [NameFamily, string])[] = [
  ["comment", "page-comments"],
  ["share", "page-share"],
  ["related", "page-related"],
  ["ad", "page-ad"],
  ["login", "page-login"],
  ["foot", "page-copyright"],
  ["nav", "page-navigation"],
  ["side", "page-aside"],
  ["meta", "page-byline"],
];
