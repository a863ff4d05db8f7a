import type { Range } from "../../core/edit.js";
import type { Features } from "./features.js";

/** From this on a passage is removed: of 2,556 body lines of the web, none of them learned from, ten reach it. */
export const APPLY = 0.8;
/**
 * What must be surer, since bodies are like it: a part of a line that holds no address, a line that is a whole sentence,
 * and a block, which takes lines along that have nothing of an ad themselves. None of the ordinary texts of tests/keep
 * loses one.
 */
export const SURER_APPLY = 0.88;

/** How sure it must be that a line with these features is an ad for it to be removed. */
export function surenessAsked(features: Features): number {
  return features.has("against/full-stop-line") ? SURER_APPLY : APPLY;
}

/** What a part below that is taken for. */
export const DOUBT = 0.78;
/** From this on it is reported. */
export const REPORT = 0.5;

/** What a passage was found to be. */
export interface Verdict extends Range {
  /** Whether all of its lines go, or only the range. */
  readonly whole: boolean;
  readonly first: number;
  readonly last: number;
  readonly confidence: number;
  readonly features: Features;
}
