import type { Range } from "../../src/core/edit.js";
import { Text } from "../../src/core/text.js";
import { compileTrusted } from "../../src/match/pattern.js";
import { compileRules } from "../../src/match/rule-set.js";
import { runRules } from "../../src/match/run-rules.js";
import { bundledRules } from "../../src/packs/bundled.js";
import { type Candidate, type Surveyor, survey } from "../../src/stages/ads/candidates.js";
import type { Features } from "../../src/stages/ads/features.js";
import { hasEvidence, leansToAds } from "../../src/stages/ads/features.js";
import { newMemory } from "../../src/stages/ads/memory.js";
import { neighbourFeatures } from "../../src/stages/ads/neighbours.js";
import type { Wording } from "../../src/stages/ads/wording.js";
import type { LabelledDocument } from "./documents.js";

/** A passage to learn from. */
export interface Sample {
  readonly genre: string;
  readonly ad: boolean;
  readonly weight: number;
  readonly features: Features;
  readonly text: string;
}

const rules = compileRules(
  bundledRules.filter(({ stage }) => stage === "ads"),
  compileTrusted,
);

/**
 * The passages of a document as the stage sees them. A passage is an ad if nine tenths of its characters are, and body
 * if less than a tenth is; what lies between teaches that a cut was too wide, so it counts as body as well. Lines come
 * twice, without and with what their neighbours are.
 *
 * @param wording what the words of ads are, learned from other documents
 */
export function samplesOf(document: LabelledDocument, wording: Wording): Sample[] {
  const text = new Text(document.text);
  const context = { name: document.name, format: "text" } as const;
  const surveyor = survey(text, context, runRules(text, rules), undefined, newMemory(), wording);
  const isAd = (start: number, end: number) => share(document.ads, start, end, document.text);
  const lineIsAd = text.lines.map(
    ({ start, end }) => isAd(start, end) >= 0.9 && document.text.slice(start, end).trim() !== "",
  );
  const samples: Sample[] = [];
  const add = (ad: number, features: Features, weight: number, range: { start: number; end: number }) =>
    weight > 0 &&
    samples.push({
      genre: document.genre,
      ad: ad >= 0.9,
      weight: weight * document.weight,
      features,
      text: document.text.slice(range.start, range.end),
    });
  const skipped = (start: number, end: number) => document.skipped.some(([a, b]) => start < b && a < end);
  for (const candidate of allCandidates(surveyor)) {
    if (skipped(candidate.start, candidate.end) || !hasEvidence(candidate.features)) continue;
    const ad = isAd(candidate.start, candidate.end);
    if (candidate.kind === "line" || candidate.kind === "block")
      add(ad, candidate.features, ad >= 0.9 ? 1 : ad > 0 ? 0.5 : 2, candidate);
    // A part of an ad that is an ad as a whole teaches nothing about parts.
    else if (!lineIsAd[candidate.first] && (ad >= 0.98 || ad < 0.9)) {
      const short = ad >= 0.98 && !reachesAll(document.ads, candidate.start, candidate.end);
      if (!short) add(ad, candidate.features, ad >= 0.98 ? 2 : ad > 0.5 ? 0 : ad > 0 ? 0.1 : 1, candidate);
    }
  }
  if (document.genre === "written") addRepeated(surveyor, lineIsAd, add);
  text.lines.forEach(({ start, end }, index) => {
    const near = neighbourFeatures(text, index, (line) => lineIsAd[line]!);
    if (near.size === 0 || skipped(start, end)) return;
    const candidate = surveyor.line(index);
    if (candidate === undefined) return;
    const features = new Map([...candidate.features, ...near]);
    if (hasEvidence(features) || near.has("near/between") || leansToAds(features))
      add(isAd(start, end), features, lineIsAd[index] ? 1 : 2, { start, end });
  });
  return samples;
}

/** All candidates of a text. Parts of a line that has no evidence as a whole have none either. */
function allCandidates(surveyor: Surveyor): Candidate[] {
  const ofLine = (index: number) => {
    const whole = surveyor.line(index);
    if (whole !== undefined && !hasEvidence(whole.known)) return [whole];
    const parts = surveyor.parts(index).map((part) => part.candidate());
    return whole === undefined ? parts : [whole, ...parts];
  };
  return [...surveyor.lines().flatMap(ofLine), ...surveyor.blocks()];
}

/**
 * What repetition across a folder is worth: every written line with evidence again as if many documents held it, and
 * every promo with a single piece of its evidence, as one would look that the tables hardly know.
 */
function addRepeated(
  surveyor: Surveyor,
  lineIsAd: readonly boolean[],
  add: (ad: number, features: Features, weight: number, range: Range) => void,
): void {
  for (const candidate of allCandidates(surveyor)) {
    if (candidate.kind !== "line" || !hasEvidence(candidate.features)) continue;
    const isAd = lineIsAd[candidate.first]!;
    const rest = [...candidate.features].filter(([name]) => !/^shape\/bare/.test(name));
    add(isAd ? 1 : 0, new Map([...rest, ...REPEATED]), isAd ? 0.5 : 0.1, candidate);
    const evidence = rest.filter(([name]) => EVIDENCE.test(name)).map(([name]) => name);
    for (const kept of isAd ? evidence.slice(0, 3) : []) {
      const thin = rest.filter(
        ([name]) =>
          name === kept || name === "kinds/1" || !(EVIDENCE.test(name) || /^(?:kinds|hits|frame)\//.test(name)),
      );
      add(1, new Map([...thin, ...REPEATED]), 0.5, candidate);
    }
  }
}

const REPEATED: readonly (readonly [string, number])[] = [
  ["repeat/folder-some", 1],
  ["repeat/folder-many", 1],
];
const EVIDENCE = /^(?:call|contact|goods|price|brand|site|domain|hollow|votes|rule)\//;

function share(ads: LabelledDocument["ads"], start: number, end: number, text: string): number {
  let marked = 0;
  let all = 0;
  for (let i = start; i < end; i++) {
    if (/\s/.test(text[i]!)) continue;
    all++;
    if (ads.some(([a, b]) => a <= i && i < b)) marked++;
  }
  return all === 0 ? 0 : marked / all;
}

/** Whether the passage holds nearly all of the ad it lies in. */
function reachesAll(ads: LabelledDocument["ads"], start: number, end: number): boolean {
  const ad = ads.find(([a, b]) => start < b && a < end);
  return ad !== undefined && end - start >= 0.9 * (ad[1] - ad[0]);
}
