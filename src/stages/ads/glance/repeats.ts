import type { Range } from "../../../core/edit.js";
import type { GlancedLine } from "./line-scan.js";

/** A passage that several documents of the folder hold, in offsets of the text. */
export interface Repeat extends Range {
  /** Whether many do. */
  readonly isManifold: boolean;
}

/** The repeated passages of a line. */
export type RepeatsOf = (line: Range) => readonly Repeat[];

/** From this share on features tell of repetition. */
const LEAST = 0.3;
const NONE = { repeated: 0, manifold: 0 };

/**
 * The most of a stretch of a line that is repeated, as its features would say.
 */
export function repeatedShare(
  { origins, length }: Pick<GlancedLine, "origins" | "length">,
  from: number,
  to: number,
  repeats: readonly Repeat[],
): { readonly repeated: number; readonly manifold: number } {
  if (repeats.length === 0) return NONE;
  const last = Math.min(to, length) - 1;
  const start = length === 0 ? 0 : origins[from]!;
  const end = length === 0 ? Number.POSITIVE_INFINITY : origins[last]! + 1;
  let sum = 0;
  let isManifold = false;
  for (const repeat of repeats) {
    if (repeat.end <= start || repeat.start >= end) continue;
    sum += repeat.end - repeat.start;
    isManifold ||= repeat.isManifold;
  }
  if (sum === 0) return NONE;
  const repeated = Math.min(1, sum / Math.max(1, end - start));
  return repeated < LEAST ? NONE : { repeated, manifold: isManifold ? repeated : 0 };
}
