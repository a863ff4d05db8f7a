import { DisjointRanges } from "./disjoint-ranges.js";
import type { Edit, Range } from "./edit.js";
import { isNote } from "./edit.js";
import { indexRanges } from "./range-index.js";

/** Why a proposed edit was not carried out. */
export type Cause = "overlap" | "duplicate" | "protected" | "allowed" | "below-threshold" | "note" | "over-removal";

export interface Declined<E extends Edit = Edit> {
  readonly edit: E;
  readonly because: Cause;
}

/** What decides over proposals. */
export interface Policy {
  /** From this confidence on an edit is carried out. */
  readonly apply: number;
  /** From this confidence on an edit that is not carried out is reported; below it is dropped. */
  readonly report: number;
  /** Ranges that no edit may touch. */
  readonly protected?: readonly Range[];
  /** Ranges, such as code or the target of a link, that an edit may take whole or leave but not change within. */
  readonly indivisible?: readonly Range[];
  /** Passages the user wants left as they are: an edit that touches one of them is declined as `allowed`. */
  readonly allowed?: readonly Range[];
}

export interface Resolution<E extends Edit = Edit> {
  /** In order of place, free of overlap. */
  readonly applied: readonly E[];
  /** In order of place. */
  readonly declined: readonly Declined<E>[];
}

/**
 * Decides between proposals. The result does not depend on their order: they are taken by a total order (longest
 * range, surest, first in the text, rule, replacement, reason), and each is compared with those already kept.
 */
export function resolve<E extends Edit>(text: string, proposals: readonly E[], policy: Policy): Resolution<E> {
  const applied: E[] = [];
  const declined: Declined<E>[] = [];
  const kept = new DisjointRanges();
  if (proposals.length === 0) return { applied, declined };
  const guarded = indexRanges(policy.protected ?? []);
  const allowed = indexRanges(policy.allowed ?? []);
  const indivisible = indexRanges(policy.indivisible ?? []);
  const ordered = [...proposals].sort(byPriority);
  let previous: E | undefined;
  for (const edit of ordered) {
    const because = causeAgainst(edit, previous);
    previous = edit;
    if (because === undefined) {
      applied.push(edit);
      kept.add(edit);
    } else declined.push({ edit, because });
  }
  applied.sort(byPlace);
  declined.sort((a, b) => byPlace(a.edit, b.edit));
  return { applied, declined };

  function causeAgainst(edit: E, before: E | undefined): Cause | undefined {
    if (before !== undefined && byPriority(before, edit) === 0) return "duplicate";
    if (isNote(text, edit)) return "note";
    if (edit.confidence < policy.apply) return "below-threshold";
    if (guarded.meets(edit) || indivisible.cuts(edit)) return "protected";
    if (allowed.meets(edit)) return "allowed";
    return kept.meets(edit) ? "overlap" : undefined;
  }
}

/** Which edits are shown though they were not carried out. */
export function isReported(declined: Declined, policy: Policy): boolean {
  if (declined.because === "note") return declined.edit.confidence >= policy.report;
  return declined.because === "below-threshold" && declined.edit.confidence >= policy.report;
}

function byPriority(a: Edit, b: Edit): number {
  return b.end - b.start - (a.end - a.start) || b.confidence - a.confidence || byPlace(a, b);
}

function byPlace(a: Edit, b: Edit): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    b.confidence - a.confidence ||
    compareText(a.rule, b.rule) ||
    compareText(a.replacement, b.replacement) ||
    compareText(a.reason.code, b.reason.code) ||
    compareText(JSON.stringify(a.reason.args), JSON.stringify(b.reason.args))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
