import { applySelectors } from "./apply-selectors.js";
import { listCuts } from "./cuts.js";
import { gatherEvidence } from "./evidence.js";
import type { Extracted, ExtractOptions } from "./extract.js";
import { outlinePage } from "./outline.js";
import { parsePage } from "./parse-page.js";
import { render } from "./render.js";

/** Takes all of a document that is nothing but text: a Word file or a chapter has no navigation to leave out. */
export function renderAll(html: string, options: ExtractOptions): Extracted {
  const $ = parsePage(html);
  const outline = outlinePage($.root()[0]!);
  const taken = new Uint8Array(outline.blocks.length).fill(1);
  const forced = applySelectors($, outline, taken, options);
  const chosen = [...taken.keys()].filter((at) => taken[at] === 1);
  const { text, origins } = render(outline, chosen, options.format ?? "text");
  const cuts = listCuts(outline, gatherEvidence(outline, -1), taken, forced);
  return { text, kind: "document", cuts, notes: [], origins };
}
