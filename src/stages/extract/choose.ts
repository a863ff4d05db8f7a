import { completeThread, isThread } from "./complete-thread.js";
import { dropFurniture } from "./drop-furniture.js";
import { dropFurtherArticles } from "./drop-further-articles.js";
import { type Evidence, proseTokens } from "./features.js";
import type { Outline } from "./outline.js";
import { PHRASE_FAMILIES } from "./phrases.js";
import { type Candidate, FLOOR, listCandidates } from "./rank-regions.js";
import type { PageWeights } from "./weights.js";

/** A choice of blocks. */
export interface Choice {
  /** The region that holds the main text; -1 if none convinces. */
  readonly region: number;
  /** Whether each block is taken. */
  readonly taken: Uint8Array;
  /** Which step of the ladder made it. */
  readonly rung: "region" | "likely" | "whole";
}

/** The longest row of buttons under a post has about this many tokens. */
const BUTTONS = 12;

/**
 * Chooses the main text: the region with most for it, without the blocks in it that are hardly main text. When no
 * region convinces, all likely blocks of the page are taken, and failing those all that is visible.
 *
 * @param likely for each block the probability that it is main text
 */
export function chooseBlocks(
  outline: Outline,
  evidence: Evidence,
  likely: Float64Array,
  titleAt: number,
  weights: PageWeights,
): Choice {
  const { blocks, regions } = outline;
  const taken = new Uint8Array(blocks.length);
  const best = bestOf(listCandidates(outline, evidence, likely, titleAt), weights);
  if (best !== undefined) {
    for (let at = best.first; at < best.end; at++)
      if (likely[at]! >= FLOOR && !isFurniture(outline, evidence, at)) taken[at] = 1;
    if (isThread(outline, likely, titleAt)) completeThread(outline, evidence, likely, taken);
    else {
      dropFurtherArticles(outline, titleAt, taken);
      dropFurniture(outline, best.first, best.end, taken);
    }
    if (convinces(outline, likely, taken)) return { region: best.region, taken, rung: "region" };
  }
  likely.forEach((p, at) => {
    taken[at] = p >= 0.5 ? 1 : 0;
  });
  if (convinces(outline, likely, taken)) return { region: 0, taken, rung: "likely" };
  blocks.forEach(({ region }, at) => {
    taken[at] = regions[region]?.hidden === true ? 0 : 1;
  });
  if (!taken.includes(1)) taken.fill(1);
  return { region: -1, taken, rung: "whole" };
}

function bestOf(candidates: readonly Candidate[], { regions }: PageWeights): Candidate | undefined {
  let best: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    let sum = 0;
    for (let at = 0; at < regions.length; at++) sum += regions[at]! * candidate.evidence[at]!;
    if (sum > most) {
      most = sum;
      best = candidate;
    }
  }
  return best;
}

const BUTTON_WORDS = (["share", "comment", "neighbours", "login"] as const).reduce(
  (bits, name) => bits | (1 << PHRASE_FAMILIES.indexOf(name)),
  0,
);

/** Lines that are furniture wherever they stand: who edited the page, its neighbours, calls to share it, its rights. */
const FURNITURE_LINE =
  /^[\s（([【]*(?:(?:本文|网站|本期|值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[：:]|[上下前后後]一?[篇页頁则條条]\s*[：:]|分享(?:到|至)\s*[：:]?|相关(?:阅读|新闻|文章|链接)\s*[：:]?$|copyright\b|©|版权所有)/i;
/** The same on pages in English: where else to read, and labels of what is not the article's. */
const ENGLISH_FURNITURE =
  /^\W{0,4}(?:(?:read (?:more|next|also)|also read|related(?: (?:stor(?:y|ies)|articles?|news|content))?|see also|more|more on this|don.t miss|share this(?: article)?|tags?|filed under|topics?)\s*:|(?:advert(?:isement)?|read more|related(?: (?:stories|articles|news))?|don.t miss|share this(?: article)?|story continues below(?: advertisement)?|continue reading)\W*$)/i;
/** What is written below articles about their use: a statement that speaks of advice, of other sites or of rights. */
const DISCLAIMER =
  /^[\s（([【*]{0,4}(?:(?:免责|免責|版权|版權|特别|特別|郑重|鄭重|重要|风险)?[声聲]明|免责条款|风险提示)[\s】]{0,2}[：:].{0,60}(?:仅供|僅供|不构成|不構成|不代表|转载|轉載|版权|版權|侵权|侵權|本网|本站|据此|自负|自担)/;
/** The longest of them in use on news sites have about so many tokens. */
const DISCLAIMER_TOKENS = 160;
/** Such a line is short; a sentence that begins like one is not. */
const FURNITURE_TOKENS = 30;

/** Furniture of the page, or nothing but links to reply, report, share or turn the page. */
function isFurniture({ blocks }: Outline, { phrases }: Evidence, at: number): boolean {
  const { tokens, linkTokens, text } = blocks[at]!;
  if (tokens <= FURNITURE_TOKENS && (FURNITURE_LINE.test(text) || ENGLISH_FURNITURE.test(text))) return true;
  if (tokens <= DISCLAIMER_TOKENS && DISCLAIMER.test(text)) return true;
  return tokens <= BUTTONS && linkTokens === tokens && (phrases[at]! & BUTTON_WORDS) !== 0;
}

/** Whether a choice holds any prose of the page, or anything that is likely. */
function convinces({ blocks }: Outline, likely: Float64Array, taken: Uint8Array): boolean {
  return blocks.some((block, at) => taken[at] === 1 && (likely[at]! >= 0.5 || proseTokens(block) > 0));
}
