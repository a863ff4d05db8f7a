import { fold } from "../../core/fold.js";
import type { RuleHit } from "../../match/run-rules.js";

/** What is wrong with a marker that should stand in a pair. */
export type PairProblem = "unpaired" | "crossing";

/**
 * Pairs opening and closing markers (rules whose ids end in `-begin` and `-end`) and tells which have no partner or lie
 * across another pair. Markers of one spelling pair with one another: `##…##` with `##…##`, `<…>` with `</…>`.
 */
export function pairing(text: string, hits: readonly RuleHit[]): ReadonlyMap<RuleHit, PairProblem> {
  const problems = new Map<RuleHit, PairProblem>();
  const byStem = new Map<string, Opening[]>();
  const openings: Opening[] = []; // in order; those that are closed leave when they come to stand last
  const unmarked: Opening[] = []; // those that cross no pair so far
  hits.forEach((hit, order) => {
    const role = /-(begin|end)$/.exec(hit.rule.id)?.[1];
    if (role === undefined) return;
    const stem = `${hit.rule.id.replace(/-(?:begin|end)$/, "")} ${spellingOf(text, hit)}`;
    const same = byStem.get(stem) ?? [];
    if (role === "begin") {
      const opening = { hit, order, isOpen: true };
      byStem.set(stem, same);
      for (const list of [same, openings, unmarked]) list.push(opening);
      return;
    }
    const partner = same.pop();
    if (partner === undefined) {
      problems.set(hit, "unpaired");
      return;
    }
    partner.isOpen = false;
    while (openings.at(-1)?.isOpen === false) openings.pop();
    // What was opened inside and is still open crosses this pair, or never closes; a later end of it tells which.
    if ((openings.at(-1)?.order ?? -1) < partner.order) {
      // The partner of one that crossed another pair crosses that pair, too.
      if (problems.get(partner.hit) === "crossing") problems.set(hit, "crossing");
      return;
    }
    while ((unmarked.at(-1)?.order ?? -1) > partner.order) {
      const other = unmarked.pop()!;
      if (other.isOpen) problems.set(other.hit, "crossing");
    }
    problems.set(hit, "crossing");
    problems.set(partner.hit, "crossing");
  });
  for (const { hit, isOpen } of openings) if (isOpen) problems.set(hit, "unpaired");
  return problems;
}

/** An opening marker; `order` is its place among the hits. */
interface Opening {
  readonly hit: RuleHit;
  readonly order: number;
  isOpen: boolean;
}

/** How a marker is written, but for its width, its case, its spaces and whether it opens or closes. */
function spellingOf(text: string, { start, end }: RuleHit): string {
  const folded = fold(text.slice(start, end), ["zero-width", "nfkc", "case"]).text;
  return folded
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/[-_ ]?(?:begin|start|end|stop|over)|[/ ]/g, "");
}
