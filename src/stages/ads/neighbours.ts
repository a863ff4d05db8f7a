import type { Text } from "../../core/text.js";
import { bodyHead, FEW } from "./body-head.js";
import type { Surveyor } from "./candidates.js";
import { hasEvidence, leansToAds } from "./features.js";
import type { AdModel } from "./model.js";
import { SEPARATOR } from "./passages.js";
import { PARAGRAPH } from "./prose-shape.js";
import { probability } from "./score.js";
import { surenessAsked, type Verdict } from "./verdict.js";

/** The features that the neighbours of a line give it; `isAd` says what is known of a line. */
export function neighbourFeatures(
  text: Text,
  index: number,
  isAd: (line: number) => boolean,
): ReadonlyMap<string, number> {
  const before = nextFilled(text, index, -1);
  const after = nextFilled(text, index, 1);
  const features = new Map<string, number>();
  const a = before !== undefined && isAd(before);
  const b = after !== undefined && isAd(after);
  if (a) features.set("near/ad-before", 1);
  if (b) features.set("near/ad-after", 1);
  if (a && b) features.set("near/between", 1);
  return features;
}

/** The nearest line with text in a direction, past blank lines and separators; at most three lines away. */
function nextFilled(text: Text, from: number, step: 1 | -1): number | undefined {
  for (let i = from + step, seen = 0; i >= 0 && i < text.lines.length && seen < 3; i += step, seen++) {
    const { start, end } = text.lines[i]!;
    const line = text.value.slice(start, end).trim();
    if (line !== "" && !SEPARATOR.test(line)) return i;
  }
  return undefined;
}

/** Lines beside ads are judged again with what their neighbours say, until nothing changes; each can join once. */
export function joinNeighbours(
  text: Text,
  surveyor: Surveyor,
  model: AdModel,
  lines: Map<number, Verdict>,
  cut: ReadonlySet<number>,
): void {
  const queue = [...lines.keys()].sort((a, b) => a - b);
  for (let at = 0; at < queue.length; at++) {
    for (const step of [-1, 1] as const) {
      const index = nextFilled(text, queue[at]!, step);
      if (index === undefined || lines.has(index)) continue;
      const near = neighbourFeatures(text, index, (line) => lines.has(line));
      const joins = near.has("near/between") && isJoining(text, index);
      if (surveyor.isParagraph(index)) continue;
      const candidate = surveyor.line(index);
      if (candidate === undefined || beginsWithBody(text, index, surveyor)) continue;
      const features = new Map([...candidate.features, ...near]);
      if (features.has(PARAGRAPH.feature) || cut.has(index)) continue;
      if (!joins && !hasEvidence(features) && !leansToAds(features)) continue;
      const confidence = probability(features, model);
      if (confidence < surenessAsked(features)) continue;
      const { start, end } = text.lines[index]!;
      lines.set(index, { start, end, first: index, last: index, features, confidence, whole: true });
      queue.push(index);
    }
  }
}

/** Whether a line begins with a sentence of a body, behind which an ad may stand: that is for its parts to tell. */
function beginsWithBody(text: Text, index: number, { speaksForAd }: Surveyor): boolean {
  const { start, end } = text.lines[index]!;
  return bodyHead(text.value.slice(start, end), FEW, speaksForAd) > 0;
}

/** A line without evidence that may stand between two ads: a few words, no sentence and no part of one. */
function isJoining(text: Text, index: number): boolean {
  const { start, end } = text.lines[index]!;
  const line = text.value.slice(start, end).trim();
  return line.length <= 24 && !/[。，、；]/u.test(line);
}
