import { fold } from "../../core/fold.js";
import type { RuleHit } from "../../match/run-rules.js";

/** What is wrong with a marker that should stand in a pair. */
export type PairProblem = "unpaired" | "crossing";

/**
 * Pairs opening and closing markers (rules whose ids end in `-begin` and `-end`) and tells which have no partner or lie
 * across another pair. Markers of one spelling pair with one another: `##…##` with `##…##`, `<…>` with `</…>`.
 */
export function pairing(text: string, hits: readonly RuleHit[]): ReadonlyMap<RuleHit, PairProblem> {
  const stem = (hit: RuleHit) => `${hit.rule.id.replace(/-(?:begin|end)$/, "")} ${spellingOf(text, hit)}`;
  const problems = new Map<RuleHit, PairProblem>();
  const open: RuleHit[] = [];
  for (const hit of hits) {
    const role = /-(begin|end)$/.exec(hit.rule.id)?.[1];
    if (role === "begin") open.push(hit);
    if (role !== "end") continue;
    const partner = open.findLastIndex((other) => stem(other) === stem(hit));
    if (partner < 0) {
      problems.set(hit, "unpaired");
      continue;
    }
    // What was opened inside and is still open crosses this pair, or never closes; a later end of it tells which.
    if (partner < open.length - 1) {
      for (const other of open.slice(partner + 1)) problems.set(other, "crossing");
      problems.set(hit, "crossing");
      problems.set(open[partner]!, "crossing");
    }
    // The partner of one that crossed another pair crosses that pair, too.
    if (problems.get(open[partner]!) === "crossing") problems.set(hit, "crossing");
    open.splice(partner, 1);
  }
  for (const hit of open) problems.set(hit, "unpaired");
  return problems;
}

/** How a marker is written, but for its width, its case, its spaces and whether it opens or closes. */
function spellingOf(text: string, { start, end }: RuleHit): string {
  const folded = fold(text.slice(start, end), ["zero-width", "nfkc", "case"]).text;
  return folded
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/[-_ ]?(?:begin|start|end|stop|over)|[/ ]/g, "");
}
