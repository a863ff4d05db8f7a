import type { Region } from "./outline.js";

/** How a block is written in Markdown. */
export interface Mark {
  /** What stands before its first line. */
  readonly before: string;
  /** Code as it stands, in a fence. */
  readonly code: boolean;
  /** The outermost list that it is part of; -1 for none. */
  readonly list: number;
  /** The first block of its list item: it has the item's bullet or number. */
  readonly first: boolean;
}

/** CommonMark allows nine digits; eight leave room to count on. */
const WHOLE_NUMBER = /^\s*\d{1,8}\s*$/;

/** Elements further out than this say nothing of a block any more. */
const DEEPEST = 40;

/**
 * Tells the Markdown marks of blocks, which are asked for in document order: headings, quotations, and list items with
 * the bullets or the numbers that a browser shows (`start` of the list, `value` of the item). Further blocks of an item
 * and lists inside it stand below its text, as far in as its mark is wide.
 */
export function markdownMarks(regions: readonly Region[]): (region: number) => Mark {
  const numbers = numberItems(regions);
  const begun = new Set<number>();
  const bulletOf = (item: number) => {
    const number = numbers.get(item);
    return number === undefined ? "- " : `${number}. `;
  };
  return (from) => {
    let quote = "";
    let list = -1;
    const items: number[] = [];
    for (let at = from, steps = 0; at >= 0 && steps < DEEPEST; at = regions[at]!.parent, steps++) {
      const { tag } = regions[at]!;
      if (/^h[1-6]$/.test(tag)) return { before: `${"#".repeat(Number(tag[1]))} `, code: false, list: -1, first: true };
      if (tag === "pre") return { before: "", code: true, list: -1, first: true };
      if (tag === "li") items.unshift(at);
      else if ((tag === "ul" || tag === "ol") && items.length > 0) list = at;
      else if (tag === "blockquote") quote += "> ";
    }
    const own = items.pop();
    if (own === undefined) return { before: quote, code: false, list: -1, first: true };
    const indent = items.map((item) => " ".repeat(bulletOf(item).length)).join("");
    const first = !begun.has(own);
    for (const item of [...items, own]) begun.add(item);
    const bullet = bulletOf(own);
    return { before: quote + indent + (first ? bullet : " ".repeat(bullet.length)), code: false, list, first };
  };
}

/** The numbers of the items of ordered lists, as a browser counts them. */
function numberItems(regions: readonly Region[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const next = new Map<number, number>();
  for (const { tag, parent, index, node } of regions) {
    if (tag !== "li" || regions[parent]?.tag !== "ol") continue;
    const number =
      wholeNumber(node.attribs.value) ?? next.get(parent) ?? wholeNumber(regions[parent]!.node.attribs.start) ?? 1;
    numbers.set(index, number);
    next.set(parent, number + 1);
  }
  return numbers;
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && WHOLE_NUMBER.test(value) ? Number(value) : undefined;
}
