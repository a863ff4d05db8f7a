import { NAME_FAMILIES, nameFamilies } from "./names.js";
import type { Block, Outline, Region } from "./outline.js";
import { PHRASE_FAMILIES, phraseFamilies } from "./phrases.js";
import { findTemplates, makesOf } from "./templates.js";
import { findWitnesses, Witness } from "./witness.js";

/** Evidence about one block, one bin of each group set. The weights in `weights.ts` are in this order. */
const GROUPS = {
  bias: 1,
  tokens: 9,
  linkShare: 5,
  stops: 6,
  stopRate: 6,
  ending: 3,
  tag: 13,
  phrases: PHRASE_FAMILIES.length,
  names: NAME_FAMILIES.length,
  nearNames: NAME_FAMILIES.length,
  above: 10,
  hidden: 1,
  repeated: 2,
  before1: 10,
  after1: 10,
  beforeLinks: 5,
  afterLinks: 5,
  beforeProse: 5,
  afterProse: 5,
  small: 24,
  middle: 24,
  large: 24,
  place: 8,
  heading: 4,
  core: 6,
  named: 4,
  furniture: 5,
  sinceTitle: 6,
  proseRun: 5,
  titleRun: 5,
  witness: 4,
  known: 3,
  alike: 5,
  alikeProse: 5,
  alikeLinks: 4,
} as const;
type Group = keyof typeof GROUPS;

const offsets = {} as Record<Group, number>;
let count = 0;
for (const [name, size] of Object.entries(GROUPS)) {
  offsets[name as Group] = count;
  count += size;
}
export const FEATURE_COUNT = count;

/** Sums over the blocks before an index, so that any region is measured in constant time. */
export interface Sums {
  readonly tokens: Float64Array;
  readonly links: Float64Array;
  readonly stops: Float64Array;
  readonly prose: Float64Array;
}

export interface Evidence {
  readonly sums: Sums;
  /** The slots that are set, for each block. */
  readonly slots: readonly Uint16Array[];
  /** Phrase families of each block. */
  readonly phrases: Int32Array;
  /** Name families of each region, its own. */
  readonly names: Int32Array;
  /** For each region the regions around it at three sizes. */
  readonly scales: readonly Scale[];
  /** The stretch of blocks that reads most like prose: half-open. */
  readonly run: readonly [number, number];
  /** The stretch of prose that follows the headline: half-open, empty if there is none. */
  readonly titleRun: readonly [number, number];
  /** The region called article by its name that holds most prose, or -1. */
  readonly named: number;
  /** For each block whether it stands in an element whose name is known to be that of a text. */
  readonly known: Uint8Array;
  /** For each block the short blocks of furniture between the first prose and it. */
  readonly furniture: Int32Array;
  /** What the page's own account says about each block. */
  readonly witnesses: Uint8Array;
  /** A number for each block, the same for blocks of one make. */
  readonly makes: Int32Array;
}

/** Indices of a small, a middle and a large region around a block. */
export type Scale = readonly [number, number, number];

/** Gathers the evidence for all blocks. Linear in blocks and regions, but for a walk up to three enclosing regions. */
export function gatherEvidence(outline: Outline, titleAt: number): Evidence {
  const { regions, blocks } = outline;
  const sums = sumUp(blocks);
  const total = Math.max(1, sums.tokens[blocks.length]!);
  const keys = new Map<string, number>();
  const names = Int32Array.from(regions, (region) => nameFamilies(region.node.attribs, keys));
  const inherited = new Int32Array(regions.length);
  const above = new Int32Array(regions.length);
  for (const region of regions) {
    const share = (sums.tokens[region.end]! - sums.tokens[region.first]!) / total;
    const up = region.parent < 0 ? 0 : inherited[region.parent]!;
    inherited[region.index] = share < 0.5 ? up | names[region.index]! : up | (names[region.index]! & POSITIVE);
    const tag = ABOVE.indexOf(region.tag);
    const prose = (sums.prose[region.end]! - sums.prose[region.first]!) / Math.max(1, sums.prose[blocks.length]!);
    // a form or header around most of the prose is how the site builds its pages (VSB puts the article in a form)
    const counts = tag >= 0 && (tag >= FIRST_PLAIN || prose < 0.3);
    above[region.index] = (region.parent < 0 ? 0 : above[region.parent]!) | (counts ? 1 << tag : 0);
  }
  const known = new Uint8Array(blocks.length);
  for (const { index, first, end } of regions) if ((names[index]! & KNOWN) !== 0) known.fill(1, first, end);
  const phrases = Int32Array.from(blocks, (block) => phraseFamilies(block.text));
  const seen = new Map<string, number>();
  for (const block of blocks) seen.set(block.text, (seen.get(block.text) ?? 0) + 1);
  const scales = findScales(regions);
  const bins = new Map<number, Uint8Array>();
  const core = findCore(blocks);
  const named = findNamed(regions, names, sums);
  const [runStart, runEnd] = findRun(blocks);
  const titleRun = findTitleRun(blocks, titleAt);
  const furniture = countFurniture(blocks, phrases, titleAt);
  const witnesses = findWitnesses(outline, titleAt);
  const described = witnesses.includes(Witness.Described);
  const inBody = witnesses.includes(Witness.InBody);
  const makes = makesOf(outline);
  const templates = findTemplates(outline, makes);
  const anyKnown = known.includes(1);
  const slots = blocks.map((block, at) => {
    const out: number[] = [];
    const set = (group: Group, bin: number) => out.push(offsets[group] + Math.min(bin, GROUPS[group] - 1));
    const region = regions[block.region];
    set("bias", 0);
    set("tokens", binOf(block.tokens, [1, 3, 6, 10, 20, 40, 80, 160]));
    const linkShare = block.linkTokens / Math.max(1, block.tokens);
    set("linkShare", binOf(linkShare, [0.001, 0.2, 0.5, 0.9]));
    set("stops", binOf(block.stops, [1, 2, 3, 5, 9]));
    set(
      "stopRate",
      block.stops === 0 ? 0 : 1 + binOf(block.stops / Math.max(1, block.tokens), [0.04, 0.07, 0.1, 0.16]),
    );
    set(
      "ending",
      /[。！？!?.…][”"」』）)]?$/.test(block.text.slice(-3)) ? 2 : /[：:，,；;]$/.test(block.text.slice(-1)) ? 1 : 0,
    );
    set("tag", tagBin(region?.tag ?? ""));
    setBits(out, offsets.phrases, phrases[at]!);
    if (region !== undefined) {
      setBits(out, offsets.names, inherited[region.index]!);
      setBits(out, offsets.nearNames, names[region.index]! | (region.parent < 0 ? 0 : names[region.parent]!));
      setBits(out, offsets.above, above[region.index]!);
      if (region.hidden) set("hidden", 0);
      const scale = scales[region.index]!;
      for (const [level, group] of (["small", "middle", "large"] as const).entries()) {
        const around = regions[scale[level]!]!;
        for (const bin of regionBins(around, sums, bins)) out.push(offsets[group] + bin);
      }
    }
    const times = seen.get(block.text)!;
    if (times > 1) set("repeated", times > 2 ? 1 : 0);
    set("before1", neighbourBin(blocks[at - 1]));
    set("after1", neighbourBin(blocks[at + 1]));
    setWindow(set, sums, "before", Math.max(0, at - 4), at);
    setWindow(set, sums, "after", at + 1, Math.min(blocks.length, at + 5));
    set("place", Math.floor(((sums.tokens[at]! + block.tokens / 2) / total) * 8));
    set("heading", titleAt < 0 ? 0 : at < titleAt ? 1 : at === titleAt ? 2 : 3);
    set("core", coreBin(regions, block.region, core));
    set(
      "named",
      named < 0 ? 0 : at >= regions[named]!.first && at < regions[named]!.end ? 1 : at < regions[named]!.first ? 2 : 3,
    );
    set("furniture", binOf(furniture[at]!, [1, 2, 4, 8]));
    set(
      "sinceTitle",
      titleAt < 0 ? 5 : at < titleAt ? 4 : binOf(sums.tokens[at]! - sums.tokens[titleAt]!, [60, 250, 1000]),
    );
    set("proseRun", at < runStart ? 0 : at < runEnd ? 1 : 2 + binOf(at - runEnd, [4, 16]));
    set("titleRun", titleRun[1] === 0 ? 0 : at < titleRun[0] ? 1 : at < titleRun[1] ? 2 : at < titleRun[1] + 6 ? 3 : 4);
    if (described && witnesses[at] !== Witness.InBody) set("witness", witnesses[at] === Witness.Described ? 0 : 1);
    if (inBody) set("witness", witnesses[at] === Witness.InBody ? 2 : 3);
    set("known", anyKnown ? 1 + known[at]! : 0);
    const alike = templates[at]!;
    set("alike", binOf(alike.blocks, [2, 3, 6, 15]));
    set("alikeProse", binOf(alike.proseTokens / Math.max(1, alike.tokens), [0.01, 0.3, 0.7, 0.95]));
    set("alikeLinks", binOf(alike.linkTokens / Math.max(1, alike.tokens), [0.02, 0.3, 0.8]));
    return Uint16Array.from(out);
  });
  return {
    sums,
    slots,
    phrases,
    names,
    scales,
    run: [runStart, runEnd],
    titleRun,
    named,
    known,
    furniture,
    witnesses,
    makes,
  };
}

const ABOVE = ["nav", "footer", "header", "aside", "form", "figure", "article", "main", "ul", "table"];
/** The tags in {@link ABOVE} from here on say what they hold wherever they stand. */
const FIRST_PLAIN = 6;
const POSITIVE = ["article", "content", "post"].reduce(
  (bits, name) => bits | (1 << NAME_FAMILIES.indexOf(name as never)),
  0,
);

function sumUp(blocks: readonly Block[]): Sums {
  const make = (value: (block: Block) => number) => {
    const sums = new Float64Array(blocks.length + 1);
    blocks.forEach((block, at) => {
      sums[at + 1] = sums[at]! + value(block);
    });
    return sums;
  };
  return {
    tokens: make((block) => block.tokens),
    links: make((block) => block.linkTokens),
    stops: make((block) => block.stops),
    prose: make(proseTokens),
  };
}

/** Tokens of a block that reads like prose: punctuated, long enough for a clause, and not a link. */
export function proseTokens(block: Block): number {
  return block.stops > 0 && block.tokens >= 8 && block.linkTokens < block.tokens * 0.5 ? block.tokens : 0;
}

/** For each region the enclosing ones at three sizes: of 2 blocks or more, and then each time three times as many. */
function findScales(regions: readonly Region[]): readonly Scale[] {
  const scales: [number, number, number][] = [];
  for (const region of regions) {
    const up = region.parent < 0 ? undefined : scales[region.parent];
    const size = region.end - region.first;
    scales.push(up === undefined ? [region.index, region.index, region.index] : climb(regions, region, size, up));
  }
  return scales;
}

function climb(
  regions: readonly Region[],
  region: Region,
  size: number,
  up: readonly [number, number, number],
): [number, number, number] {
  if (size < 2) return [...up];
  const chain = [region.index];
  let last = size;
  for (let at = region.parent; at >= 0 && chain.length < 3; at = regions[at]!.parent) {
    const around = regions[at]!;
    if (around.end - around.first >= last * 3) {
      chain.push(at);
      last = around.end - around.first;
    }
  }
  while (chain.length < 3) chain.push(chain[chain.length - 1]!);
  return chain as [number, number, number];
}

function regionBins(region: Region, { tokens, links, stops, prose }: Sums, known: Map<number, Uint8Array>): Uint8Array {
  const found = known.get(region.index);
  if (found !== undefined) return found;
  const over = (sums: Float64Array) => sums[region.end]! - sums[region.first]!;
  const size = Math.max(1, over(tokens));
  const bins = Uint8Array.of(
    binOf(over(links) / size, [0.05, 0.15, 0.3, 0.5, 0.8]),
    6 + binOf(over(stops) / size, [0.005, 0.02, 0.05, 0.08, 0.12]),
    12 + binOf(over(prose) / Math.max(1, prose[prose.length - 1]!), [0.01, 0.05, 0.2, 0.5, 0.85]),
    18 + binOf(size / Math.max(1, region.end - region.first), [4, 8, 15, 30, 60]),
  );
  known.set(region.index, bins);
  return bins;
}

function setWindow(
  set: (group: Group, bin: number) => void,
  { tokens, links, prose }: Sums,
  side: "before" | "after",
  from: number,
  to: number,
): void {
  const size = from >= to ? 0 : tokens[to]! - tokens[from]!;
  set(`${side}Links`, size === 0 ? 4 : binOf((links[to]! - links[from]!) / size, [0.05, 0.3, 0.7]));
  set(`${side}Prose`, size === 0 ? 4 : binOf(prose[to]! - prose[from]!, [1, 40, 150]));
}

function neighbourBin(block: Block | undefined): number {
  if (block === undefined) return 9;
  const linked = block.linkTokens > block.tokens * 0.5 ? 0 : block.stops > 0 ? 6 : 3;
  return linked + binOf(block.tokens, [8, 30]);
}

const KNOWN = 1 << NAME_FAMILIES.indexOf("known");
const ARTICLE = 1 << NAME_FAMILIES.indexOf("article");

/** Page authors call the article by its name: the innermost such region with a good part of the prose; -1 for none. */
function findNamed(regions: readonly Region[], names: Int32Array, { prose, links, tokens }: Sums): number {
  let best = -1;
  let most = 0;
  const all = Math.max(1, prose[prose.length - 1]!);
  for (const { index, tag, first, end } of regions) {
    if ((names[index]! & ARTICLE) === 0 && tag !== "article") continue;
    const size = tokens[end]! - tokens[first]!;
    const own = prose[end]! - prose[first]!;
    if (own < all * 0.1 || size === 0) continue;
    // an inner one wins unless it holds far less of the prose
    const worth = own * (1 - (links[end]! - links[first]!) / size) ** 2 * (own / size);
    if (worth > most * 0.85) {
      best = index;
      most = Math.max(most, worth);
    }
  }
  return best;
}

/** The stretch of blocks that reads most like prose: where prose counts for and the rest against it. */
function findRun(blocks: readonly Block[]): readonly [number, number] {
  let best = 0;
  let run: readonly [number, number] = [0, 0];
  let sum = 0;
  let start = 0;
  blocks.forEach((block, at) => {
    const prose = proseTokens(block);
    if (sum <= 0) {
      sum = 0;
      start = at;
    }
    sum += prose > 0 ? prose : -4 - block.linkTokens * 2;
    if (sum > best) {
      best = sum;
      run = [start, at + 1];
    }
  });
  return run;
}

/** How much may stand against prose before its stretch is over: a caption, a share bar, a pull quote. */
const PATIENCE = 40;

/** The stretch of prose after the headline; what a page with further articles below begins with. */
function findTitleRun(blocks: readonly Block[], titleAt: number): readonly [number, number] {
  if (titleAt < 0) return [0, 0];
  let sum = 0;
  let most = 0;
  let end = 0;
  let start = titleAt + 1;
  for (let at = titleAt + 1; at < blocks.length; at++) {
    const prose = proseTokens(blocks[at]!);
    if (most === 0 && prose > 0) start = at;
    sum += prose > 0 ? prose : -3 - blocks[at]!.linkTokens;
    if (most === 0 && prose === 0) {
      sum = 0; // what stands between the headline and the first prose does not count
      if (at - titleAt > 60) break;
      continue;
    }
    if (sum > most) {
      most = sum;
      end = at + 1;
    } else if (sum < most - PATIENCE) break;
  }
  return most === 0 ? [0, 0] : [start, end];
}

const FURNITURE = (["neighbours", "share", "related", "comment", "login", "rights"] as const).reduce(
  (bits, name) => bits | (1 << PHRASE_FAMILIES.indexOf(name)),
  0,
);

/** For each block how many short blocks of furniture stand between the headline's first prose and it. */
function countFurniture(blocks: readonly Block[], phrases: Int32Array, titleAt: number): Int32Array {
  let seen = 0;
  let prose = false;
  return Int32Array.from(blocks, (block, at) => {
    const before = seen;
    if (at > titleAt && proseTokens(block) > 0) prose = true;
    if (prose && block.tokens <= 20 && block.stops <= 1 && (phrases[at]! & FURNITURE) !== 0) seen++;
    return before;
  });
}

/** The regions around the longest piece of prose, innermost first. */
function findCore(blocks: readonly Block[]): number {
  const weight = new Map<number, number>();
  let best = -1;
  for (const block of blocks) {
    const sum = (weight.get(block.region) ?? 0) + proseTokens(block);
    weight.set(block.region, sum);
    if (sum > (best < 0 ? 0 : weight.get(best)!)) best = block.region;
  }
  return best;
}

/** How near in the tree a region is to the core: 0 the same, 1 to 4 up to so many levels up, 5 further. */
function coreBin(regions: readonly Region[], region: number, core: number): number {
  if (core < 0 || region < 0) return 5;
  const at = regions[region]!;
  let up = core;
  for (let steps = 0; steps < 5; steps++) {
    const around = regions[up];
    if (around === undefined) return 5;
    if (at.first >= around.first && at.end <= around.end && at.index >= around.index) return steps;
    up = around.parent;
  }
  return 5;
}

function tagBin(tag: string): number {
  if (/^h[1-6]$/.test(tag)) return 0;
  return (
    1 +
    Math.max(
      0,
      ["", "p", "div", "li", "td", "dd", "dt", "pre", "section", "blockquote", "form", "figcaption"].indexOf(tag),
    )
  );
}

function setBits(out: number[], offset: number, bits: number): void {
  for (let at = 0, rest = bits; rest !== 0; at++, rest >>>= 1) if (rest & 1) out.push(offset + at);
}

function binOf(value: number, limits: readonly number[]): number {
  let bin = 0;
  while (bin < limits.length && value >= limits[bin]!) bin++;
  return bin;
}
