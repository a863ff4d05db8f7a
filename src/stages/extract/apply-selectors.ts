import { type CheerioAPI, load } from "cheerio/slim";
import { CleanError } from "../../core/errors.js";
import type { ExtractOptions } from "./extract.js";
import type { Outline } from "./outline.js";

/** Carries out the user's selectors; returns for each block whether one of them decided: 1 kept, 2 dropped. */
export function applySelectors(
  $: CheerioAPI,
  { regions }: Outline,
  taken: Uint8Array,
  { keep = [], drop = [] }: ExtractOptions,
): Uint8Array {
  const forced = new Uint8Array(taken.length);
  for (const [selectors, mark] of [
    [keep, 1],
    [drop, 2],
  ] as const) {
    for (const selector of selectors) {
      const nodes = new Set<unknown>(trySelect($, selector));
      for (const { node, first, end } of regions) if (nodes.has(node)) forced.fill(mark, first, end);
    }
  }
  forced.forEach((mark, at) => {
    if (mark !== 0) taken[at] = mark === 1 ? 1 : 0;
  });
  return forced;
}

function trySelect($: CheerioAPI, selector: string): readonly unknown[] {
  try {
    return select($, selector);
  } catch (cause) {
    throw new CleanError("config-invalid", { file: "extract", problem: JSON.stringify(selector) }, { cause });
  }
}

/** What is wrong with a selector, as the engine says it; undefined for one that can be used. */
export function selectorProblem(selector: string): string | undefined {
  try {
    select(load("<p></p>", null, false), selector);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** By `find`: `$("<p>")` would make an element. */
function select($: CheerioAPI, selector: string): readonly unknown[] {
  return $.root().find(selector).toArray();
}
