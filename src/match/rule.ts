import type { FoldKind } from "../core/fold.js";
import type { StageId } from "../core/stage.js";
import type { Pattern } from "./pattern.js";

/** What becomes of a match: `evidence` only weighs in a scorer, `report` makes a note. */
export const ACTIONS = ["delete-match", "delete-sentence", "delete-line", "replace", "evidence", "report"] as const;
export type Action = (typeof ACTIONS)[number];

/** What a pattern is run on; `^` and `$` are the ends of it. */
export const UNITS = ["line", "sentence"] as const;
export type RuleUnit = (typeof UNITS)[number];

/**
 * Where a match must lie: at the `start` or `end` of its line (white space aside), in the `head` or `tail` of the
 * document (its first or last twelve lines with text). One of the places given is enough.
 */
export const PLACES = ["start", "end", "head", "tail"] as const;
export type Place = (typeof PLACES)[number];

/**
 * What holds besides of a line in which each unit folds to one, where a pattern that is run on whole lines matches it; for
 * speed only.
 */
export interface PlainFacts {
  /** Sets of units of each of which its folded view holds one. */
  readonly needs?: readonly string[];
  /** How many characters it has at most. */
  readonly longest?: number;
  /** The source of a pattern for the first character of its folded view. */
  readonly first?: string;
}

/** One rule of a pack as the engine needs it; examples and keeps stay in the pack. */
export interface RuleSpec {
  /** `<stage>/<topic>/<id>`. */
  readonly id: string;
  readonly stage: StageId;
  readonly fold: readonly FoldKind[];
  readonly anchors: readonly string[];
  readonly pattern: string;
  /** Sets of units of each of which the folded view of a line holds one where the pattern matches; for speed only. */
  readonly needs?: readonly string[];
  readonly plain?: PlainFacts;
  readonly unit: RuleUnit;
  readonly at: readonly Place[];
  readonly action: Action;
  /** For `replace`; may name groups as `$<name>`. */
  readonly replacement: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** A code of `messages/reasons`, or text of the pack's own. */
  readonly reason: string;
}

export interface CompiledRule extends RuleSpec {
  readonly matcher: Pattern;
}
