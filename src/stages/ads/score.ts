import type { Features } from "./features.js";
import type { AdModel } from "./model.js";

/** What a feature brought to a score. */
export interface Contribution {
  readonly feature: string;
  readonly weight: number;
}

/** How sure the model is that a passage is an ad, 0 to 1. */
export function probability(features: Features, model: AdModel): number {
  return 1 / (1 + Math.exp(-score(features, model)));
}

/** The same as the sum of what speaks for an ad and against it, above 0 for one. */
export function score(features: Features, model: AdModel): number {
  let sum = model.bias;
  for (const [name, value] of features) sum += (model.weights[name] ?? 0) * value;
  return sum;
}

/** The contributions of a passage's evidence, largest first; ties by name. */
export function contributions(features: Features, model: AdModel): Contribution[] {
  const found: Contribution[] = [];
  for (const [feature, value] of features) {
    const weight = (model.weights[feature] ?? 0) * value;
    if (weight !== 0) found.push({ feature, weight });
  }
  return found.sort((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1));
}
