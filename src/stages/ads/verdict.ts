import type { Range } from "../../core/edit.js";
import type { Features } from "./features.js";

/** From this on a passage is removed: of 1,730 body lines of the web, none of them learned from, two reach it. */
export const APPLY = 0.68;
/** What a part below that is taken for. */
export const DOUBT = 0.66;
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
