import { ENOUGH } from "../features.js";
import type { AdModel } from "../model.js";
import { AGAINST_KINDS, addQuotations } from "../prose-shape.js";
import { againstIn } from "./against.js";

/**
 * Makes what tells how much a passage's own words speak against an ad: the sum of what they take from its score, 0 or
 * less. It is asked of the tight view; what stands around the passage may take more.
 */
export function makeObjections(model: AdModel): (tight: string) => number {
  const loss = (feature: string) => Math.min(0, model.weights[feature] ?? 0);
  const kinds = AGAINST_KINDS.map(({ limit, feature }) => ({ limit, loss: loss(feature) }));
  return (tight) => {
    let sum = 0;
    let against = 0;
    for (const { feature, pattern } of againstIn(tight)) {
      const count = tight.match(pattern)?.length ?? 0;
      if (count === 0) continue;
      against++;
      sum += (loss(feature) * Math.min(count, ENOUGH)) / ENOUGH;
    }
    for (const { limit, loss: more } of kinds) if (against >= limit) sum += more;
    const quotations = new Map<string, number>();
    addQuotations({ tight }, quotations);
    for (const [feature, value] of quotations) sum += loss(feature) * value;
    return sum;
  };
}
