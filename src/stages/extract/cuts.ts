import type { Reason } from "../../core/edit.js";
import type { Evidence } from "./evidence.js";
import type { Outline } from "./outline.js";
import { reasonOf } from "./reason-of.js";
import { selectorOf } from "./selector-of.js";

/** Something taken from the page. */
export interface Cut {
  readonly reason: Reason;
  /** What it said, a line for each block; empty for code. */
  readonly text: string;
  /** A selector for the place; with it a user can keep the part. */
  readonly selector: string;
}

/** Marks a block that repeats the headline. */
export const REPEATED = 3;

/** Lists what was not taken in document order, neighbours with one reason together, and what was unwrapped. */
export function listCuts(outline: Outline, evidence: Evidence, taken: Uint8Array, forced: Uint8Array): readonly Cut[] {
  const { blocks, paid, code } = outline;
  const cuts: Cut[] = [];
  if (code > 0)
    cuts.push({ reason: { code: "page-code", args: { count: code } }, text: "", selector: "script, style, template" });
  let run: { reason: Reason; from: number; lines: string[]; region: number } | undefined;
  const close = () => {
    if (run !== undefined) {
      cuts.push({ reason: run.reason, text: run.lines.join("\n"), selector: selectorOf(outline.regions, run.region) });
    }
    run = undefined;
  };
  let mark = 0;
  for (let at = 0; at <= blocks.length; at++) {
    for (; mark < paid.length && paid[mark]!.before <= at; mark++) {
      close();
      const { text, selector } = paid[mark]!;
      cuts.push({ reason: { code: "page-paid-marker", args: {} }, text, selector });
    }
    if (at === blocks.length || taken[at] === 1) {
      close();
      continue;
    }
    const decided = forced[at] === 2 ? "page-dropped" : forced[at] === REPEATED ? "page-repeated-title" : undefined;
    const reason = decided === undefined ? reasonOf(outline, evidence, at) : { code: decided, args: {} };
    const region = blocks[at]!.region;
    if (run?.reason.code === reason.code) {
      run.lines.push(blocks[at]!.text);
      run.region = commonRegion(outline, run.region, at);
    } else {
      close();
      run = { reason, from: at, lines: [blocks[at]!.text], region };
    }
  }
  close();
  return cuts;
}

/** The innermost region around `region` that also holds a later block. */
function commonRegion({ regions }: Outline, region: number, at: number): number {
  let up = region;
  while (up >= 0 && regions[up]!.end <= at) up = regions[up]!.parent;
  return up < 0 ? region : up;
}
