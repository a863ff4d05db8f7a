import type { OpenPlan } from "../io/plan/plan-file.js";
import { type PartState, readProgress } from "../io/plan/progress.js";

/** What a plan still lacks: shards from 1, and the steps between and behind them. */
export interface Remaining {
  readonly count: readonly number[];
  readonly reduce: boolean;
  readonly clean: readonly number[];
  readonly merge: boolean;
}

/** Tells from the output folder what is left to do. Where counts are made anew all shards may need cleaning: they look. */
export function remainingOf(open: OpenPlan): Remaining {
  const { counted, reduced, cleaned, merged } = readProgress(open);
  const left = (states: readonly PartState[]) => states.flatMap((state, i) => (state === "done" ? [] : [i + 1]));
  const count = left(counted);
  const reduce = count.length > 0 || reduced !== "done";
  const clean = reduce ? cleaned.map((_, i) => i + 1) : left(cleaned);
  return { count, reduce, clean, merge: clean.length > 0 || merged !== "done" };
}
