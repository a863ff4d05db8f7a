import type { Reason } from "../../core/edit.js";
import { CleanError } from "../../core/errors.js";
import { applySelectors } from "./apply-selectors.js";
import { chooseBlocks } from "./choose.js";
import { completeFromData } from "./complete-from-data.js";
import { type Cut, listCuts, REPEATED } from "./cuts.js";
import { gatherEvidence } from "./evidence.js";
import { kindOf, type PageKind } from "./kind.js";
import { likelihood } from "./likelihood.js";
import { type Origin, type Outline, outlinePage } from "./outline.js";
import { pageError } from "./page-errors.js";
import { parsePage } from "./parse-page.js";
import { type Rendered, render, renderParagraphs } from "./render.js";
import { findTitle, squeeze, type Title } from "./title.js";
import { walled } from "./walls.js";
import { PAGE_WEIGHTS, type PageWeights } from "./weights.js";
import { Witness } from "./witness.js";

export type { Cut } from "./cuts.js";

export interface ExtractOptions {
  /** CSS selectors of what is taken whatever the program thinks of it. */
  readonly keep?: readonly string[];
  /** CSS selectors of what is left out; they win over `keep`. */
  readonly drop?: readonly string[];
  /** `md` keeps headings, lists, tables and links as Markdown. */
  readonly format?: "text" | "md";
}

export interface Extracted {
  /** LF; a line for each paragraph, heading, list item and table row; ends with one newline unless empty. */
  readonly text: string;
  readonly kind: PageKind;
  /** What was taken from the page, in document order. */
  readonly cuts: readonly Cut[];
  /** Findings about the page itself. */
  readonly notes: readonly Reason[];
  /** Offsets of `text` and where they come from in the HTML source, sorted. */
  readonly origins: readonly Origin[];
}

/**
 * Takes the main text of an HTML page, in reading order.
 *
 * @param html the decoded page
 * @throws CleanError `page-is-error` for captcha, deleted and not-found pages; `config-invalid` for a wrong selector
 */
export function extractPage(
  html: string,
  options: ExtractOptions = {},
  weights: PageWeights = PAGE_WEIGHTS,
): Extracted {
  const $ = parsePage(html);
  const outline = outlinePage($.root()[0]!);
  const title = findTitle(outline);
  refuseErrorPage(outline, title);
  const evidence = gatherEvidence(outline, title.block);
  const choice = chooseBlocks(outline, evidence, likelihood(outline, evidence, weights), title.block, weights);
  const taken = choice.taken;
  const forced = applySelectors($, outline, taken, options);
  const heading = placeTitle(outline, taken, forced, title);
  const notes: Reason[] = [];
  const convinced = choice.rung === "region" || choice.rung === "likely";
  const told = forced.includes(1) ? undefined : completeFromData(outline, evidence, taken, title, convinced);
  const format = options.format ?? "text";
  let rendered: Rendered;
  if (told === undefined) {
    rendered = render(
      outline,
      [...taken.keys()].filter((at) => taken[at] === 1),
      format,
      heading,
    );
    if (choice.rung === "whole") notes.push({ code: "whole-page-taken", args: {} });
  } else {
    const name = squeeze(told[0] ?? "").startsWith(squeeze(title.text)) ? "" : title.text;
    rendered = renderParagraphs(told, format, name, outline.data.source);
    notes.push({ code: "structured-data-taken", args: {} });
    // what the page shows of it is in it, and the rest of the page is not
    taken.set(evidence.witnesses.map((witness, at) => (at === title.block || witness === Witness.InBody ? 1 : 0)));
  }
  if (walled(outline, taken)) notes.push({ code: "login-wall", args: {} });
  const cuts = listCuts(outline, evidence, taken, forced);
  return { ...rendered, kind: choice.thread ? "thread" : kindOf(outline, evidence, taken, choice.rung), cuts, notes };
}

function refuseErrorPage({ blocks }: Outline, title: Title): void {
  let visible = "";
  for (const { text } of blocks) {
    visible += `${text}\n`;
    if (visible.length > 1000) return;
  }
  const kind = pageError(visible, title.text);
  if (kind !== undefined) throw new CleanError("page-is-error", { kind });
}

/** Only so near the beginning a repeated headline is the headline again. */
const TITLE_REACH = 6;

/** A text that begins so shows a headline itself: another one, of the site that took it over, is not put before it. */
const ORIGINAL_TITLE = /^[\s（([【]{0,2}原(?:标题|標題)\s*[：:]/;

/** Has the headline once: takes its block, or returns the text to put before all others. */
function placeTitle({ blocks }: Outline, taken: Uint8Array, forced: Uint8Array, title: Title): string | undefined {
  const name = squeeze(title.text);
  const first = taken.indexOf(1);
  if (first < 0 || name === "") return undefined;
  if (ORIGINAL_TITLE.test(blocks[first]!.text)) return undefined;
  let shown = false;
  for (let at = first, seen = 0; at < taken.length && seen < TITLE_REACH; at++) {
    if (taken[at] !== 1) continue;
    seen++;
    if (squeeze(blocks[at]!.text.replace(ORIGINAL_TITLE, "")) !== name) continue;
    if (shown && forced[at] === 0) {
      taken[at] = 0;
      forced[at] = REPEATED;
    }
    shown = true;
  }
  if (shown) return undefined;
  if (title.block >= 0 && title.block < first && forced[title.block] !== 2) {
    taken[title.block] = 1;
    return undefined;
  }
  if (title.block >= 0) return taken[title.block] === 1 || forced[title.block] === 2 ? undefined : title.text;
  return squeeze(blocks[first]!.text).startsWith(name) ? undefined : title.text;
}
