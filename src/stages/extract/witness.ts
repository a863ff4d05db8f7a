import type { Outline } from "./outline.js";

/** What the page's own account of its article says about a block. */
export enum Witness {
  None = 0,
  /** The page's description quotes it: the beginning of the article, mostly. */
  Described = 1,
  /** The article in the structured data has it. */
  InBody = 2,
}

/** Runs of so many letters and digits are compared; two texts do not share one by chance. */
const WINDOW = 12;
/** So much of a description or an article is looked at, in UTF-16 units. */
const LONGEST_DESCRIPTION = 600;
const LONGEST_BODY = 200_000;
/** Shorter blocks are not asked: dates and names are in many texts. */
const FEWEST_TOKENS = 8;

/** Compares each block with the page's description and with the article of its structured data. */
export function findWitnesses({ blocks, head, data }: Outline, titleAt: number): Uint8Array {
  const found = new Uint8Array(blocks.length);
  const title = titleAt < 0 ? "" : letters(blocks[titleAt]!.text);
  const told = head.descriptions.map((text) => letters(text.slice(0, LONGEST_DESCRIPTION)).replace(title, ""));
  const descriptions = told.filter((text) => text.length >= WINDOW);
  const body = windowsOf(letters(data.paragraphs.join("").slice(0, LONGEST_BODY)));
  if (descriptions.length === 0 && body.size === 0) return found;
  blocks.forEach(({ text, tokens, linkTokens }, at) => {
    if (tokens < FEWEST_TOKENS || at === titleAt || linkTokens > tokens / 2) return;
    const start = letters(text.slice(0, WINDOW * 4));
    const end = letters(text.slice(-WINDOW * 4));
    if (start.length < WINDOW) return;
    const probes = [start.slice(0, WINDOW), start.slice(-WINDOW), end.slice(-WINDOW)];
    if (probes.filter((probe) => body.has(probe)).length >= 2) found[at] = Witness.InBody;
    else if (descriptions.some((told) => agrees(told, start))) found[at] = Witness.Described;
  });
  return found;
}

/** The description holds the block's beginning, or its own beginning stands near the block's. */
function agrees(description: string, start: string): boolean {
  return description.includes(start.slice(0, WINDOW)) || start.includes(description.slice(0, WINDOW));
}

function windowsOf(text: string): ReadonlySet<string> {
  const windows = new Set<string>();
  for (let at = 0; at + WINDOW <= text.length; at++) windows.add(text.slice(at, at + WINDOW));
  return windows;
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
