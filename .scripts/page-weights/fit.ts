import { FEATURE_COUNT } from "../../src/stages/extract/block-slots.js";
import { CONTEXT, contextOf } from "../../src/stages/extract/context.js";
import { blockOdds, logistic } from "../../src/stages/extract/likelihood.js";
import { FLOOR, listCandidates, REGION_EVIDENCE } from "../../src/stages/extract/rank-regions.js";
import type { PageWeights } from "../../src/stages/extract/weights.js";
import type { LabelledPage } from "./labelled-page.js";
import { countsOf, gramsOf } from "./tokens.js";

interface Option {
  readonly evidence: Float64Array;
  readonly f1: number;
}

const DROPOUT = 0.2;
const FOLDS = 3;

const FREE = ["sureShareSquared", "furnitureShare", "childShare", "logTokens", "droppedShare", "tagCell", "tagOuter"];
const AGAINST = ["negative", "farFromTitle", "linkDensity", "linkDensityWhole", "parentGain", "heldOut", "alikeShare"];

/** Fits all tables to labelled pages. The same pages in the same order give the same figures. */
export function fitWeights(pages: readonly LabelledPage[]): PageWeights {
  // the neighbourhood and the regions are fitted to what is said of pages that the blocks' weights have not seen
  const odds = new Map<LabelledPage, Float64Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = rounded(
      fitBlocks(
        pages.filter((_, at) => at % FOLDS !== fold),
        8,
      ),
    );
    pages.forEach((page, at) => {
      if (at % FOLDS === fold) odds.set(page, blockOdds(page.evidence, weights));
    });
  }
  const context = rounded(fitContext(pages, odds));
  const sets = pages.map((page) => ({ options: optionsOf(page, odds.get(page)!, context), weight: page.weight }));
  return { blocks: rounded(fitBlocks(pages, 12)), context, regions: rounded(fitRegions(sets)) };
}

function rounded(weights: Float64Array): number[] {
  return Array.from(weights, (weight) => Math.round(weight * 100));
}

/** Logistic regression by stochastic descent, evidence left out at random so that none is leaned on alone. */
function fitBlocks(pages: readonly LabelledPage[], rounds: number): Float64Array {
  const examples = pages.flatMap((page) => page.examples);
  const weights = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT).fill(0.01);
  const mean = new Float64Array(FEATURE_COUNT);
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  for (let round = 0; round < rounds; round++) {
    for (let at = examples.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [examples[at], examples[other]] = [examples[other]!, examples[at]!];
    }
    const rate = 0.15 / (1 + round * 0.4);
    for (const { slots, main, weight } of examples) {
      const live = slots.filter(() => random() >= DROPOUT);
      const sum = live.reduce((total, slot) => total + weights[slot]!, 0) / (1 - DROPOUT);
      const slope = (1 / (1 + Math.exp(-sum)) - main) * weight;
      for (const slot of live) {
        const step = slope + 2e-3 * weights[slot]!;
        squares[slot]! += step * step * 0.02;
        weights[slot]! -= (rate * step) / Math.sqrt(squares[slot]! + 1);
      }
    }
    // the mean of the later rounds: where the last few pages pull to does not count
    if (round >= rounds / 2)
      for (let slot = 0; slot < FEATURE_COUNT; slot++) mean[slot]! += weights[slot]! / Math.floor(rounds / 2);
  }
  return mean;
}

export /** Logistic regression on all blocks at once; Adam, 300 rounds. */
function fitContext(pages: readonly LabelledPage[], odds: ReadonlyMap<LabelledPage, Float64Array>): Float64Array {
  const rows = pages.flatMap((page) => {
    const contexts = contextOf(page.outline, page.evidence, odds.get(page)!);
    return page.examples.map(({ at, main, weight }) => ({ values: contexts[at]!, main, weight }));
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(CONTEXT.length);
  const step = newDescent(weights);
  for (let round = 1; round <= 300; round++) {
    const slope = new Float64Array(CONTEXT.length);
    for (const { values, main, weight } of rows) {
      const off = ((logistic(dot(values, weights)) - main) * weight) / total;
      for (let at = 0; at < slope.length; at++) slope[at]! += off * values[at]!;
    }
    step(slope.map((value, at) => value + 1e-3 * weights[at]!));
  }
  return weights;
}

function optionsOf(
  { outline, evidence, titleAt, tokens, gold, goldSize }: LabelledPage,
  odds: Float64Array,
  context: readonly number[],
): readonly Option[] {
  const likely = Float64Array.from(contextOf(outline, evidence, odds), (values) =>
    logistic(values.reduce((sum, value, at) => sum + (value * context[at]!) / 100, 0)),
  );
  return listCandidates(outline, evidence, likely, titleAt).map((candidate) => {
    const text = tokens
      .slice(candidate.first, candidate.end)
      .filter((_, at) => likely[candidate.first + at]! >= FLOOR)
      .flat();
    let hits = 0;
    for (const [gram, times] of countsOf(gramsOf(text, 4))) hits += Math.min(times, gold.get(gram) ?? 0);
    return { evidence: candidate.evidence, f1: (2 * hits) / (Math.max(1, text.length - 3) + goldSize) };
  });
}

/** Lets the weights give each region the share that its F1 earns it among the page's regions; Adam, 300 rounds. */
function fitRegions(given: readonly { options: readonly Option[]; weight: number }[]): Float64Array {
  const size = REGION_EVIDENCE.length;
  const weights = new Float64Array(size);
  const step = newDescent(weights);
  const signs = REGION_EVIDENCE.map((name) => (FREE.includes(name) ? 0 : AGAINST.includes(name) ? -1 : 1));
  const used = given
    .filter(({ options }) => options.length > 1)
    .map(({ options, weight }) => ({ options, weight, wanted: softmax(options.map(({ f1 }) => f1 / 0.05)) }));
  const total = used.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= 300; round++) {
    const slope = new Float64Array(size);
    for (const { options, weight, wanted } of used) {
      const got = softmax(options.map(({ evidence }) => dot(evidence, weights)));
      options.forEach(({ evidence }, index) => {
        const off = (weight * (got[index]! - wanted[index]!)) / total;
        for (let at = 0; at < size; at++) slope[at]! += off * evidence[at]!;
      });
    }
    step(slope.map((value, at) => value + 1e-3 * weights[at]!));
    for (let at = 0; at < size; at++) if (signs[at]! * weights[at]! < 0) weights[at] = 0;
  }
  return weights;
}

/** Adam: returns what takes one step against a slope, in place. */
function newDescent(weights: Float64Array): (slope: Float64Array) => void {
  const mean = new Float64Array(weights.length);
  const spread = new Float64Array(weights.length);
  let round = 0;
  return (slope) => {
    round++;
    for (let at = 0; at < weights.length; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * slope[at]!;
      spread[at] = 0.99 * spread[at]! + 0.01 * slope[at]! ** 2;
      weights[at]! -= (0.15 * (mean[at]! / (1 - 0.9 ** round))) / (Math.sqrt(spread[at]! / (1 - 0.99 ** round)) + 1e-8);
    }
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
