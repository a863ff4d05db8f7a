import type { Evidence } from "./evidence.js";
import { NAME_FAMILIES } from "./names.js";
import type { Block, Outline, Region } from "./outline.js";
import { PHRASE_FAMILIES } from "./phrases.js";
import type { RegionNames } from "./region-names.js";
import type { Sums } from "./sums.js";
import { findTemplates } from "./templates.js";
import { Witness } from "./witness.js";

/** Evidence about one block, one bin of each group set. The weights in `weights.generated.ts` are in this order. */
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

/**
 * Puts what is known of a page into the slots of its blocks: for each block those that are set.
 *
 * @param core the region that holds the longest piece of prose, or -1
 */
export function blockSlots(
  outline: Outline,
  page: Omit<Evidence, "slots">,
  { names, inherited, above }: RegionNames,
  core: number,
  titleAt: number,
): readonly Uint16Array[] {
  const { regions, blocks } = outline;
  const { sums, phrases, scales, named, titleRun, known, furniture, witnesses, makes } = page;
  const [runStart, runEnd] = page.run;
  const total = Math.max(1, sums.tokens[blocks.length]!);
  const seen = new Map<string, number>();
  for (const block of blocks) seen.set(block.text, (seen.get(block.text) ?? 0) + 1);
  const bins = new Map<number, Uint8Array>();
  const described = witnesses.includes(Witness.Described);
  const inBody = witnesses.includes(Witness.InBody);
  const templates = findTemplates(outline, makes);
  const anyKnown = known.includes(1);
  return blocks.map((block, at) => {
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
