import type { Outline, Region } from "./outline.js";

/** What holds a larger share of the text than this is no furniture, whatever it is called. */
const FURNITURE_SHARE = 0.3;
/** A form with several buttons to choose by is a poll, up to this share: below a short report it is longer than the report. */
const POLL_SHARE = 0.6;
/** So many of them make a poll; a form for readers has one, to be remembered by. */
const CHOICES = 3;
/** So many tokens before the comments make an article of their own: the shortest news flashes have about this many. */
const OWN_TOKENS = 30;

const FURNITURE_TAG: ReadonlySet<string> = new Set(["aside", "dialog", "footer", "form", "nav"]);

/** Whole words of ids and classes; `story`, `list` or `share` as parts of other words say nothing. */
const FURNITURE_NAME =
  /(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|newsletter|e?mail-?sign-?up|sign-?up|subscribe|read-?more|read-?next|also-?read|you-?may|(?:image-?|photo-?)?gallery\w{0,12}|resgallery\w{0,12}|slide(?:r|show|s)?|carousel|swiper|social-?(?:bar|links?|shar\w{0,6}|icons?|buttons?)|sharing|share-?(?:this|bar|box|tools?|buttons?)|promo|advert\w{0,12}|sponsor(?:ed)?|author-?(?:bio|profile|box|description)|next-?prev|prev-?next|post-?navigation|(?:page|post)-?nav|poll|survey|vote|cookie\w{0,12}|pre-numbering|linenos?|gutter|hljs-ln-numbers|line-numbers-rows|tuijian|xiangguan|toupiao|diaocha)(?=$|[\s_-])/i;
/** What sites call the part where readers comment on an article. */
export const COMMENTS_NAME =
  /(?:^|[\s_-])(?:comments|comments?-?(?:area|box|form|list|section|container|wrap(?:per)?)|disqus(?:_thread)?|respond|responses|pinglun|liuyan|gentie)(?=$|[\s_-])/i;

/**
 * Leaves out the furniture that stands inside the main text: forms, asides, galleries, sign-ups, boxes of related
 * articles, told by tag or by name and by how little of the text they hold, and the readers' comments below an article.
 *
 * @param from the first block of the main text's region, `end` the one after its last
 */
export function dropFurniture(
  { regions, blocks, choices }: Outline,
  from: number,
  end: number,
  taken: Uint8Array,
): void {
  const sums = new Float64Array(blocks.length + 1);
  blocks.forEach(({ tokens }, at) => {
    sums[at + 1] = sums[at]! + (taken[at] === 1 ? tokens : 0);
  });
  const total = sums[end]! - sums[from]!;
  for (const region of regions) {
    const size = region.end - region.first;
    if (region.first < from || region.end > end || size === 0 || size >= end - from) continue;
    const held = sums[region.end]! - sums[region.first]!;
    if (held === 0) continue;
    const name = nameOf(region);
    const comments = COMMENTS_NAME.test(name) && sums[region.first]! - sums[from]! >= OWN_TOKENS;
    if (!comments && !FURNITURE_TAG.has(region.tag) && !FURNITURE_NAME.test(name)) continue;
    const poll = region.tag === "form" && countWithin(choices, region) >= CHOICES;
    if (comments || held < total * (poll ? POLL_SHARE : FURNITURE_SHARE)) taken.fill(0, region.first, region.end);
  }
}

/** How many of sorted places lie in a region. */
function countWithin(places: readonly number[], { first, end }: Region): number {
  return rankOf(places, end) - rankOf(places, first);
}

/** How many of sorted places lie before one; by halving, since a page may have as many forms as places. */
function rankOf(places: readonly number[], place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameOf({ node }: Region): string {
  const { id, class: names } = node.attribs;
  if (id === undefined && names === undefined) return "";
  return `${id ?? ""} ${names ?? ""}`.slice(0, 200).replace(/([a-z])([A-Z])/g, "$1-$2");
}
