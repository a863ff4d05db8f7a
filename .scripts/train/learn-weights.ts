import type { AdModel } from "../../src/stages/ads/model.js";
import type { Sample } from "./samples.js";

/** Chosen by the leave-one-genre-out scores: less overfits, more blurs. */
const RIDGE = 0.3;
const STEPS = 2000;
const RATE = 0.4;
const MOMENTUM = 0.9;

/**
 * What a weight may be. Evidence for an ad never speaks against one, and the other way round, whatever a few samples
 * seem to say; and dress, place and neighbours never make an ad by themselves.
 */
function rangeOf(feature: string): { readonly least: number; readonly most: number } {
  // Half of the promos written for tests/train end in a full stop; of the ads met in the wild every tenth does.
  if (feature === "against/full-stop-line") return { least: -3, most: -2.2 };
  // So many promos are a bare address that what it stands behind is not heard.
  if (feature === "against/named-before") return { least: -4.5, most: -3.5 };
  // Few scripts are learned from, and people in them say what promos say.
  if (feature === "against/script") return { least: -4, most: -2 };
  if (feature === "wording/ad") return { least: 0, most: 5 };
  if (feature === "wording/body") return { least: -6, most: 0 };
  if (feature.startsWith("against/") || feature.startsWith("shape/bare")) return { least: -4, most: 0 };
  if (feature.startsWith("place/")) return { least: -3, most: 0.3 };
  if (/^(?:unit|length|shape)\//.test(feature)) return { least: -3, most: 1.5 };
  if (feature.startsWith("frame/")) return { least: 0, most: 1 };
  if (feature.startsWith("near/")) return { least: 0, most: 2.5 };
  return { least: 0, most: 4 };
}

/**
 * Logistic regression by gradient descent with momentum, from zero, over all samples at once; weights to 3 digits. What
 * repetition across a folder is worth is learned last, with all other weights held, so that the samples made for it do
 * not bend them.
 */
export function learnWeights(samples: readonly Sample[]): AdModel {
  const single = samples.filter(({ features }) => !isRepeated(features));
  const base = descend(single, { bias: 0, weights: {} });
  const model = descend(
    samples.filter(({ features }) => isRepeated(features)),
    base,
  );
  const ads = single.filter(({ ad }) => ad).length;
  return { version: 1, trainedOn: { ads, body: single.length - ads }, ...model };
}

function isRepeated(features: Sample["features"]): boolean {
  return features.has("repeat/folder-some");
}

type Weights = Pick<AdModel, "bias" | "weights">;

/** Learns the weights that `base` does not have; with a base its bias stays as well. */
function descend(samples: readonly Sample[], base: Weights): Weights {
  const isFirst = Object.keys(base.weights).length === 0;
  const names = [...new Set(samples.flatMap(({ features }) => [...features.keys()]))]
    .filter((name) => isFirst || name.startsWith("repeat/folder"))
    .sort();
  const ids = new Map(names.map((name, i) => [name, i]));
  const rows = samples.map(({ features, ad, weight }) => {
    const entries = [...features].filter(([name]) => ids.has(name));
    return {
      at: entries.map(([name]) => ids.get(name)!),
      values: entries.map(([, value]) => value),
      held: [...features].reduce((sum, [name, value]) => sum + (base.weights[name] ?? 0) * value, base.bias),
      ad: ad ? 1 : 0,
      weight,
    };
  });
  const total = Math.max(
    1,
    rows.reduce((sum, { weight }) => sum + weight, 0),
  );
  const ranges = names.map(rangeOf);
  const weights = new Float64Array(names.length);
  const speed = new Float64Array(names.length);
  let bias = 0;
  let biasSpeed = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight) => (RIDGE * weight) / total);
    let biasSlope = 0;
    for (const { at, values, held, ad, weight } of rows) {
      let sum = held + bias;
      for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * values[i]!;
      const error = ((1 / (1 + Math.exp(-sum)) - ad) * weight) / total;
      biasSlope += error;
      for (let i = 0; i < at.length; i++) slope[at[i]!]! += error * values[i]!;
    }
    if (isFirst) {
      biasSpeed = MOMENTUM * biasSpeed - RATE * biasSlope;
      bias += biasSpeed;
    }
    for (let i = 0; i < weights.length; i++) {
      speed[i] = MOMENTUM * speed[i]! - RATE * slope[i]!;
      const weight = weights[i]! + speed[i]!;
      const bounded = Math.min(ranges[i]!.most, Math.max(ranges[i]!.least, weight));
      if (bounded !== weight) speed[i] = 0;
      weights[i] = bounded;
    }
  }
  const learned = names.map((name, i) => [name, round(weights[i]!)] as const).filter(([, weight]) => weight !== 0);
  return { bias: round(base.bias + bias), weights: { ...base.weights, ...Object.fromEntries(learned) } };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
