import type { Finding } from "./pipeline.js";

/** How many findings of a document are told: the first ones of each kind. */
export interface MostTold {
  /** Changes of layout, which a text may have on every line. */
  readonly layout: number;
  /** All others. */
  readonly others: number;
}

/**
 * No document that is to be read has as many, and a record with more is more than one string holds: a million restorations
 * take 900 MB as JSON. What is not told is done, and stands among the edits.
 */
export const MOST_TOLD: MostTold = { layout: 200_000, others: 100_000 };

/** Makes the question whether a finding is told, to be asked of the findings of one document in order. */
export function tellable(most: MostTold = MOST_TOLD): (finding: Pick<Finding, "stage">) => boolean {
  let [layout, others] = [0, 0];
  return ({ stage }) => (stage === "normalize" ? layout++ < most.layout : others++ < most.others);
}
