import { blockSlots } from "./block-slots.js";
import { countFurniture, findCore, findNamed } from "./landmarks.js";
import { NAME_FAMILIES } from "./names.js";
import type { Outline } from "./outline.js";
import { phraseFamilies } from "./phrases.js";
import { findRun, findTitleRun } from "./prose-runs.js";
import { nameRegions } from "./region-names.js";
import { findScales, type Scale } from "./scales.js";
import { type Sums, sumUp } from "./sums.js";
import { makesOf } from "./templates.js";
import { findWitnesses } from "./witness.js";

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

const KNOWN = 1 << NAME_FAMILIES.indexOf("known");

/** Gathers the evidence for all blocks. Linear in blocks and regions, but for a walk up to three enclosing regions. */
export function gatherEvidence(outline: Outline, titleAt: number): Evidence {
  const { regions, blocks } = outline;
  const sums = sumUp(blocks);
  const named = nameRegions(regions, sums);
  const { names } = named;
  const known = new Uint8Array(blocks.length);
  for (const { index, first, end } of regions) if ((names[index]! & KNOWN) !== 0) known.fill(1, first, end);
  const phrases = Int32Array.from(blocks, (block) => phraseFamilies(block.text));
  const page: Omit<Evidence, "slots"> = {
    sums,
    phrases,
    names,
    scales: findScales(regions),
    run: findRun(blocks),
    titleRun: findTitleRun(blocks, titleAt),
    named: findNamed(regions, names, sums),
    known,
    furniture: countFurniture(blocks, phrases, titleAt),
    witnesses: findWitnesses(outline, titleAt),
    makes: makesOf(outline),
  };
  return { ...page, slots: blockSlots(outline, page, named, findCore(blocks), titleAt) };
}
