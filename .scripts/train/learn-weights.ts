import type { AdModel } from "../../src/stages/ads/model.js";
import type { Sample } from "./samples.js";

/** Chosen by the leave-one-genre-out scores: less overfits, more blurs. */
const RIDGE = 0.4;
const STEPS = 2000;
const RATE = 0.4;

/** Evidence for an ad never speaks against one, and the other way round, whatever a few samples seem to say. */
function signOf(feature: string): number {
  if (feature.startsWith("against/") || feature.startsWith("shape/bare")) return -1;
  if (/^(?:place|unit|length|shape)\//.test(feature)) return 0;
  return 1;
}

/** Logistic regression by gradient descent with momentum, from zero, over all samples at once; weights to 3 digits. */
export function learnWeights(samples: readonly Sample[], isUsed: (feature: string) => boolean = () => true): AdModel {
  const names = [...new Set(samples.flatMap(({ features }) => [...features.keys()]))].filter(isUsed).sort();
  const ids = new Map(names.map((name, i) => [name, i]));
  const rows = samples.map(({ features, ad, weight }) => {
    const entries = [...features].filter(([name]) => ids.has(name));
    return {
      at: entries.map(([name]) => ids.get(name)!),
      values: entries.map(([, value]) => value),
      ad: ad ? 1 : 0,
      weight,
    };
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(names.length);
  const speed = new Float64Array(names.length);
  let bias = 0;
  let biasSpeed = 0;
  const signs = names.map(signOf);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight) => (RIDGE * weight) / total);
    let biasSlope = 0;
    for (const { at, values, ad, weight } of rows) {
      let sum = bias;
      for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * values[i]!;
      const error = ((1 / (1 + Math.exp(-sum)) - ad) * weight) / total;
      biasSlope += error;
      for (let i = 0; i < at.length; i++) slope[at[i]!]! += error * values[i]!;
    }
    biasSpeed = 0.9 * biasSpeed - RATE * biasSlope;
    bias += biasSpeed;
    for (let i = 0; i < weights.length; i++) {
      speed[i] = 0.9 * speed[i]! - RATE * slope[i]!;
      const weight = weights[i]! + speed[i]!;
      const bounded = signs[i]! > 0 ? Math.max(0, weight) : signs[i]! < 0 ? Math.min(0, weight) : weight;
      if (bounded !== weight) speed[i] = 0;
      weights[i] = bounded;
    }
  }
  const rounded = Object.fromEntries(
    names.map((name, i) => [name, round(weights[i]!)]).filter(([, weight]) => weight !== 0),
  );
  const ads = samples.filter(({ ad }) => ad).length;
  return { version: 1, trainedOn: { ads, body: samples.length - ads }, bias: round(bias), weights: rounded };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
