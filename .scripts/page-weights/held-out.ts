import { extractPage } from "../../src/stages/extract/extract.js";
import type { PageWeights } from "../../src/stages/extract/weights.js";
import { fitWeights } from "./fit.js";
import type { LabelledPage } from "./labelled-page.js";
import { type Agreement, agreement } from "./tokens.js";

/** How pages are held out together: every nth page, all pages of a site, all pages of a set. */
export type Grouping = "fold" | "site" | "set";

const FOLDS = 5;

export interface Scored extends Agreement {
  readonly page: LabelledPage;
}

/** Scores each page by weights that were fitted without it and without its group. */
export function scoreHeldOut(pages: readonly LabelledPage[], grouping: Grouping): readonly Scored[] {
  const sites = [...new Set(pages.map(({ site }) => site))];
  const groupOf = (page: LabelledPage, at: number): string | number => {
    if (grouping === "set") return page.set;
    if (grouping === "fold" || page.site === "") return at % FOLDS;
    return sites.indexOf(page.site) % FOLDS;
  };
  const groups = pages.map(groupOf);
  const scored: Scored[] = [];
  for (const group of new Set(groups)) {
    const weights = fitWeights(pages.filter((_, at) => groups[at] !== group));
    pages.forEach((page, at) => {
      if (groups[at] === group) scored.push(scorePage(page, weights));
    });
  }
  return scored;
}

/** Extracts a page and compares the result with its gold text; a page refused as an error page scores nothing. */
export function scorePage(page: LabelledPage, weights: PageWeights): Scored {
  let text = "";
  try {
    text = extractPage(page.html, {}, weights).text;
  } catch {
    // a labelled page taken for an error page: nothing is right about it
  }
  return { page, ...agreement(text, page.gold) };
}

/** The mean of each set, the mean of the Chinese sets' means, and the worst pages. */
export function summary(scored: readonly Scored[], worst: number): string {
  const sets = [...new Set(scored.map(({ page }) => page.set))].sort();
  const mean = (list: readonly Scored[], key: keyof Agreement) =>
    list.reduce((sum, one) => sum + one[key], 0) / Math.max(1, list.length);
  const rows = sets.map((set) => {
    const list = scored.filter(({ page }) => page.set === set);
    return {
      set,
      pages: list.length,
      precision: mean(list, "precision"),
      recall: mean(list, "recall"),
      f1: mean(list, "f1"),
    };
  });
  const chinese = rows.filter(({ set }) => set !== "aeb");
  const macro = chinese.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, chinese.length);
  const lines = rows.map(
    ({ set, pages, precision, recall, f1 }) =>
      `${set.padEnd(14)} ${String(pages).padStart(4)}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`,
  );
  const listed = [...scored]
    .sort((a, b) => a.f1 - b.f1)
    .slice(0, worst)
    .map(
      ({ page, precision, recall, f1 }) =>
        `${page.name}  P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  F1 ${f1.toFixed(2)}`,
    );
  return [...lines, `macro of the Chinese sets ${macro.toFixed(4)}`, ...listed].join("\n");
}
