import type { Evidence } from "./evidence.js";
import { NAME_FAMILIES, type NameFamily } from "./names.js";
import type { Outline } from "./outline.js";
import type { Sums } from "./sums.js";
import { proseTokens } from "./sums.js";
import { Witness } from "./witness.js";

/** A region that may be the main text, with what speaks for it. */
export interface Candidate {
  readonly region: number;
  readonly first: number;
  readonly end: number;
  /** In the order of {@link REGION_EVIDENCE}. */
  readonly evidence: Float64Array;
}

/** So many likely tokens that are no teasers or posts make a candidate of a region whatever else the page holds. */
const OWN_TOKENS = 20;

/** Below this likelihood a block is left out even of a region that is taken. */
export const FLOOR = 0.2;

export const REGION_EVIDENCE = [
  "sureShare",
  "sureShareSquared",
  "purity",
  "puritySquared",
  "overlap",
  "proseShare",
  "proseDensity",
  "linkDensity",
  "linkDensityWhole",
  "directProse",
  "nearProse",
  "article",
  "content",
  "post",
  "negative",
  "articleAround",
  "tagArticle",
  "tagMain",
  "tagCell",
  "tagOuter",
  "holdsTitle",
  "afterTitle",
  "farFromTitle",
  "runRecall",
  "runPrecision",
  "titleRunRecall",
  "titleRunPrecision",
  "titleRunOverlap",
  "runOverlap",
  "furnitureShare",
  "parentGain",
  "childShare",
  "posts",
  "logTokens",
  "heldOut",
  "namedBest",
  "endsInProse",
  "startsInProse",
  "droppedShare",
  "alikeShare",
  "described",
  "bodyRecall",
  "bodyOverlap",
  "known",
  "knownRecall",
  "knownOverlap",
  "namedOverlap",
] as const;

const bit = (name: NameFamily) => 1 << NAME_FAMILIES.indexOf(name);
const NEGATIVE = (["nav", "foot", "side", "related", "share", "comment", "ad", "login", "author"] as const).reduce(
  (bits, name) => bits | bit(name),
  0,
);

/** Lists the regions that may be the main text, one for each range of blocks. */
export function listCandidates(
  outline: Outline,
  evidence: Evidence,
  likely: Float64Array,
  titleAt: number,
): readonly Candidate[] {
  const { regions, blocks } = outline;
  const { sums, names, run, titleRun, named, furniture, witnesses, known } = evidence;
  const size = blocks.length;
  const sure = new Float64Array(size + 1);
  const kept = new Float64Array(size + 1);
  const weight = new Float64Array(size + 1);
  const keptLinks = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) {
    const { tokens, linkTokens } = blocks[at]!;
    const p = likely[at]!;
    sure[at + 1] = sure[at]! + (p >= 0.5 ? tokens : 0);
    kept[at + 1] = kept[at]! + (p >= FLOOR ? tokens : 0);
    keptLinks[at + 1] = keptLinks[at]! + (p >= FLOOR ? linkTokens : 0);
    weight[at + 1] = weight[at]! + (p >= FLOOR ? tokens * p : 0);
  }
  const direct = new Float64Array(regions.length);
  const near = new Float64Array(regions.length);
  blocks.forEach((block) => {
    const prose = proseTokens(block);
    const own = regions[block.region];
    if (prose === 0 || own === undefined) return;
    const up =
      own.tag === "div" || own.tag === "td" || own.tag === "section" || own.tag === "article" || own.parent < 0
        ? own.index
        : own.parent;
    direct[up]! += prose;
    const above = regions[up]!.parent;
    if (above >= 0) near[above]! += prose;
  });
  const { posts, alike } = countPosts(outline, sums);
  const single = new Float64Array(size + 1);
  const inAlike = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) {
    const counts = likely[at]! >= FLOOR && (alike[blocks[at]!.region] ?? 0) >= ALIKE;
    inAlike[at + 1] = inAlike[at]! + (counts ? blocks[at]!.tokens : 0);
    single[at + 1] = single[at]! + (likely[at]! >= 0.5 && !counts ? blocks[at]!.tokens : 0);
  }
  const inBody = new Float64Array(size + 1);
  const described = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) {
    inBody[at + 1] = inBody[at]! + (witnesses[at] === Witness.InBody ? blocks[at]!.tokens : 0);
    described[at + 1] = described[at]! + (witnesses[at] === Witness.None ? 0 : 1);
  }
  const inKnown = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) inKnown[at + 1] = inKnown[at]! + (known[at] === 1 ? kept[at + 1]! - kept[at]! : 0);
  const totalSure = Math.max(1, sure[size]!);
  const totalProse = Math.max(1, sums.prose[size]!);
  const runTokens = Math.max(1, sums.tokens[run[1]]! - sums.tokens[run[0]]!);
  const titleTokens = sums.tokens[titleRun[1]]! - sums.tokens[titleRun[0]]!;
  const byRange = new Map<string, { region: number; bits: number; tags: string[] }>();
  for (const { index, first, end, tag } of regions) {
    const mass = sure[end]! - sure[first]!;
    const prose = sums.prose[end]! - sums.prose[first]!;
    const own = single[end]! - single[first]!; // a flash above a list of long teasers is little of all there is
    if (mass < totalSure * 0.1 && prose < totalProse * 0.1 && (own < OWN_TOKENS || own < single[size]! * 0.3)) continue;
    if (end <= first || (end === first + 1 && first === titleAt && size > 1)) continue; // the headline alone is no text
    const key = `${first} ${end}`;
    const known = byRange.get(key);
    if (known === undefined) byRange.set(key, { region: index, bits: names[index]!, tags: [tag] });
    else {
      known.bits |= names[index]!;
      known.tags.push(tag);
      known.region = index;
    }
  }
  return [...byRange.values()].map(({ region, bits, tags }) => {
    const { first, end, parent } = regions[region]!;
    const over = (sum: Float64Array) => sum[end]! - sum[first]!;
    const all = Math.max(1, over(sums.tokens));
    const keptTokens = Math.max(1, over(kept));
    const sureShare = over(sure) / totalSure;
    const purity = over(weight) / keptTokens;
    const proseShare = over(sums.prose) / totalProse;
    let around = 0;
    let outer = regions[region]!;
    for (let up = parent; up >= 0; up = regions[up]!.parent) {
      around |= names[up]!;
      if (outer.first === first && outer.end === end) outer = regions[up]!;
    }
    const outerSure = sure[outer.end]! - sure[outer.first]!;
    const shared = Math.max(0, sums.tokens[Math.min(end, run[1])]! - sums.tokens[Math.max(first, run[0])]!);
    const titleShared = Math.max(
      0,
      sums.tokens[Math.min(end, titleRun[1])]! - sums.tokens[Math.max(first, titleRun[0])]!,
    );
    const holds = titleAt >= first && titleAt < end;
    const gap =
      titleAt < 0 || titleAt >= first ? Number.POSITIVE_INFINITY : sums.tokens[first]! - sums.tokens[titleAt]!;
    const values = {
      sureShare,
      sureShareSquared: sureShare ** 2,
      purity,
      puritySquared: purity ** 2,
      overlap: (2 * sureShare * purity) / Math.max(0.01, sureShare + purity),
      proseShare,
      proseDensity: over(sums.prose) / all,
      linkDensity: over(keptLinks) / keptTokens,
      linkDensityWhole: over(sums.links) / all,
      directProse: direct[region]! / totalProse,
      nearProse: near[region]! / totalProse,
      article: bits & bit("article") ? 1 : 0,
      content: bits & bit("content") ? 1 : 0,
      post: bits & bit("post") ? 1 : 0,
      negative: bits & NEGATIVE ? 1 : 0,
      articleAround: around & bit("article") ? 1 : 0,
      tagArticle: tags.includes("article") ? 1 : 0,
      tagMain: tags.includes("main") ? 1 : 0,
      tagCell: tags.includes("td") ? 1 : 0,
      tagOuter: tags.some((tag) => tag === "body" || tag === "html") ? 1 : 0,
      holdsTitle: holds ? 1 : 0,
      afterTitle: gap < 40 ? 1 : 0,
      farFromTitle: !holds && gap > 300 ? 1 : 0,
      runRecall: shared / runTokens,
      runPrecision: shared / all,
      titleRunRecall: titleTokens === 0 ? 0.5 : titleShared / titleTokens,
      titleRunPrecision: titleTokens === 0 ? 0.5 : titleShared / all,
      titleRunOverlap: titleTokens === 0 ? 0.5 : (2 * titleShared) / (titleTokens + keptTokens),
      runOverlap: (2 * shared) / (runTokens + keptTokens),
      furnitureShare: Math.min(1, (furniture[end - 1]! - furniture[first]!) / 8),
      parentGain: Math.min(1, (outerSure - over(sure)) / Math.max(1, over(sure))),
      childShare: 0,
      posts: Math.min(1, posts[region]! / 4),
      logTokens: Math.log10(keptTokens) / 4,
      heldOut: 1 - keptTokens / all,
      namedBest:
        named === region || (named >= 0 && regions[named]!.first === first && regions[named]!.end === end) ? 1 : 0,
      endsInProse: meanLikely(likely, Math.max(first, end - 2), end),
      startsInProse: meanLikely(likely, first, Math.min(end, first + 2)),
      droppedShare: over(sure) / all,
      alikeShare: over(inAlike) / keptTokens,
      described: described[size] === 0 ? 0.5 : over(described) > 0 ? 1 : 0,
      bodyRecall: inBody[size] === 0 ? 0.5 : over(inBody) / inBody[size]!,
      known: bits & bit("known") ? 1 : 0,
      knownRecall: inKnown[size] === 0 ? 0.5 : over(inKnown) / inKnown[size]!,
      knownOverlap: inKnown[size] === 0 ? 0.5 : (2 * over(inKnown)) / (inKnown[size]! + keptTokens),
      namedOverlap: named < 0 ? 0.5 : overlapOf(kept, regions[named]!, regions[region]!),
      bodyOverlap: inBody[size] === 0 ? 0.5 : (2 * over(inBody)) / (inBody[size]! + keptTokens),
    };
    return { region, first, end, evidence: Float64Array.from(REGION_EVIDENCE, (name) => values[name]) };
  });
}

/** Twice what two ranges share, in the sums' unit, to what both have: 0 to 1. */
function overlapOf(sums: Float64Array, a: Range, b: Range): number {
  const shared = Math.max(0, sums[Math.min(a.end, b.end)]! - sums[Math.max(a.first, b.first)]!);
  return (2 * shared) / Math.max(1, sums[a.end]! - sums[a.first]! + sums[b.end]! - sums[b.first]!);
}

interface Range {
  readonly first: number;
  readonly end: number;
}

function meanLikely(likely: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += likely[at]!;
  return sum / Math.max(1, to - from);
}

/** From so many on, parts that look alike are a list of teasers or the posts of a thread. */
export const ALIKE = 3;

/**
 * For each region how many of its children look alike and hold prose, as the posts of a thread do, and how many such
 * siblings, each with a link in it, it has itself or a region around it.
 */
export function countPosts({ regions }: Outline, { prose, links }: Sums): { posts: Float64Array; alike: Float64Array } {
  const posts = new Float64Array(regions.length);
  const times = new Map<string, number>();
  const keys = regions.map(({ parent, tag, node, first, end }) => {
    if (parent < 0 || end - first < 2 || prose[end]! - prose[first]! === 0 || tag === "p") return "";
    const key = `${parent} ${tag} ${(node.attribs.class ?? "").split(" ")[0]}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    return key;
  });
  const alike = new Float64Array(regions.length);
  regions.forEach(({ parent, index, first, end }) => {
    const own = keys[index] === "" ? 0 : times.get(keys[index]!)!;
    const linked = links[end]! > links[first]!; // the sections of an article look alike, too, but for the links
    alike[index] = Math.max(linked ? own : 0, parent < 0 ? 0 : alike[parent]!);
    if (own >= 2) posts[parent] = Math.max(posts[parent]!, own);
  });
  return { posts, alike };
}
