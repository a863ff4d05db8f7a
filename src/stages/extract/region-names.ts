import { NAME_FAMILIES, nameFamilies } from "./names.js";
import type { Region } from "./outline.js";
import type { Sums } from "./sums.js";

/** What the elements of a page are called, for each region. */
export interface RegionNames {
  /** Its own name families. */
  readonly names: Int32Array;
  /** Its own and those of the regions around it that hold no half of the page. */
  readonly inherited: Int32Array;
  /** The tags of {@link ABOVE} it stands in or is, as bits. */
  readonly above: Int32Array;
}

export const ABOVE = ["nav", "footer", "header", "aside", "form", "figure", "article", "main", "ul", "table"];
/** The tags in {@link ABOVE} from here on say what they hold wherever they stand. */
const FIRST_PLAIN = 6;
const POSITIVE = ["article", "content", "post"].reduce(
  (bits, name) => bits | (1 << NAME_FAMILIES.indexOf(name as never)),
  0,
);

/** Reads the names and tags of all regions and hands them down to those inside. */
export function nameRegions(regions: readonly Region[], sums: Sums): RegionNames {
  const total = Math.max(1, sums.tokens[sums.tokens.length - 1]!);
  const keys = new Map<string, number>();
  const names = Int32Array.from(regions, (region) => nameFamilies(region.node.attribs, keys));
  const inherited = new Int32Array(regions.length);
  const above = new Int32Array(regions.length);
  for (const region of regions) {
    const share = (sums.tokens[region.end]! - sums.tokens[region.first]!) / total;
    const up = region.parent < 0 ? 0 : inherited[region.parent]!;
    inherited[region.index] = share < 0.5 ? up | names[region.index]! : up | (names[region.index]! & POSITIVE);
    const tag = ABOVE.indexOf(region.tag);
    const prose =
      (sums.prose[region.end]! - sums.prose[region.first]!) / Math.max(1, sums.prose[sums.prose.length - 1]!);
    // a form or header around most of the prose is how the site builds its pages (VSB puts the article in a form)
    const counts = tag >= 0 && (tag >= FIRST_PLAIN || prose < 0.3);
    above[region.index] = (region.parent < 0 ? 0 : above[region.parent]!) | (counts ? 1 << tag : 0);
  }
  return { names, inherited, above };
}
