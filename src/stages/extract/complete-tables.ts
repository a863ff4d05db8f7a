import type { Outline, Region } from "./outline.js";

/** A table with fewer rows, or rows of fewer cells, may be there for the layout of the page. */
const LEAST = 2;
/** Tables with a larger share of links lead elsewhere. */
const LINKED = 0.2;

/**
 * Takes tables of data whole of which half the cells are taken: a number, or a word that is a button anywhere else, stands
 * in a cell for what its row and column say.
 *
 * @param from the first block of the main text's region, `end` the one after its last
 */
export function completeTables({ regions, blocks }: Outline, from: number, end: number, taken: Uint8Array): void {
  for (const table of regions) {
    if (table.tag !== "table" || table.hidden || table.first < from || table.end > end) continue;
    const size = table.end - table.first;
    if (size < LEAST * LEAST || !isOfData(regions, table)) continue;
    let kept = 0;
    let tokens = 0;
    let linked = 0;
    for (let at = table.first; at < table.end; at++) {
      kept += taken[at]!;
      tokens += blocks[at]!.tokens;
      linked += blocks[at]!.linkTokens;
    }
    if (kept * 2 < size || linked > tokens * LINKED) continue;
    for (let at = table.first; at < table.end; at++) if (!regions[blocks[at]!.region]!.hidden) taken[at] = 1;
  }
}

/** Whether no cell of a table holds more than one block, and several rows hold several cells. */
function isOfData(regions: readonly Region[], table: Region): boolean {
  const cells = new Map<number, number>();
  for (let at = table.index + 1; at < regions.length && regions[at]!.first < table.end; at++) {
    const { tag, parent, first, end } = regions[at]!;
    if (tag === "table") return false;
    if (tag !== "td" && tag !== "th") continue;
    if (end - first > 1) return false;
    if (end > first) cells.set(parent, (cells.get(parent) ?? 0) + 1);
  }
  return [...cells.values()].filter((count) => count >= LEAST).length >= LEAST;
}
