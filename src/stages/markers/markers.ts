import { DisjointRanges } from "../../core/disjoint-ranges.js";
import { byPlace, type Edit } from "../../core/edit.js";
import type { Stage } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { hitEdit } from "../../match/hit-edits.js";
import type { CompiledRule } from "../../match/rule.js";
import type { RuleSet } from "../../match/rule-set.js";
import { joinRules, type RulePool } from "../../match/rule-set.js";
import { runRules } from "../../match/run-rules.js";
import { findJam } from "./jam.js";
import { pairing } from "./pairing.js";

/** What a user may set. */
export interface MarkerOptions {
  /** Whether strings put in against copying are looked for; on unless `off`. */
  readonly jam?: "on" | "off";
}

/** From this on a marker goes: only a document with a single jam string stays below. */
const APPLY = 0.9;
const REPORT = 0.5;

/**
 * The stage that takes out what a publishing system left in a text: paid markers, page breaks, notices of paywalls and
 * viewers, strings against copying. The marker goes, what it encloses stays. A paid marker without its partner, or one
 * that crosses another, says so in its reason.
 *
 * @param rules the rules of the packs for `markers`
 * @param pool where other stages look for their anchors, too
 */
export function createMarkersStage(
  rules: readonly CompiledRule[],
  options: MarkerOptions = {},
  pool?: RulePool,
): Stage {
  const set = joinRules(
    rules.filter(({ stage }) => stage === "markers"),
    pool,
  );
  return {
    id: "markers",
    apply: APPLY,
    report: REPORT,
    propose: (text) => [...byRules(text, set), ...(options.jam === "off" ? [] : findJam(text))].sort(byPlace),
  };
}

function byRules(text: Text, set: RuleSet): Edit[] {
  const hits = runRules(text, set);
  if (hits.length === 0) return [];
  const odd = pairing(text.value, hits);
  const edits: Edit[] = [];
  const taken = new DisjointRanges();
  for (const hit of hits) {
    const edit = hitEdit(text, hit);
    if (edit === undefined || taken.meets(edit)) continue;
    taken.add(edit);
    const problem = odd.get(hit);
    const marker = text.value.slice(hit.start, hit.end);
    edits.push(problem === undefined ? edit : { ...edit, reason: { code: `marker-${problem}`, args: { marker } } });
  }
  return [...edits, ...pageCounters(text, edits, taken)];
}

const COUNTER = /^\s*\d{1,4}\s?\/\s?\d{1,4}\s*$/;

/** A viewer's page counter (`1/12`), which only the viewer's own lines beside it tell from a fraction. */
function pageCounters(text: Text, edits: readonly Edit[], taken: DisjointRanges): Edit[] {
  const found: Edit[] = [];
  for (const edit of edits) {
    if (edit.reason.code !== "viewer-line" || edit.confidence < APPLY) continue;
    const line = text.lineAt(edit.start);
    for (const beside of [line - 1, line + 1]) {
      const range = text.lines[beside];
      if (range === undefined || !COUNTER.test(text.value.slice(range.start, range.end))) continue;
      const whole = { start: range.start, end: range.next };
      if (taken.meets(whole)) continue;
      taken.add(whole);
      found.push({ ...edit, ...whole });
    }
  }
  return found;
}
