import { openLiteralFilter } from "../../../match/literal-filter.js";
import { unitKinds } from "./kind-table.js";
import type { GlancedLine } from "./line-scan.js";
import { CUT_LITERALS } from "./literals.generated.js";
import { HAN, LATIN } from "./unit-kinds.js";

/** Where insertions into a stretch of a line may begin, and before which positions they may end; each in any order. */
export interface Cuts {
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** The owner of what insertions begin with; those of what they end with are the lengths of it. */
const BEGIN = 0;
const filter = openLiteralFilter(CUT_LITERALS);

/**
 * The marks that `partsOfLine` cuts at, and more: it asks for what stands beside some of them, and for their case and
 * width. Of a line whose decoration was taken out they tell nothing.
 *
 * @param wanted `between` where ends count behind a beginning only: without one, they are not looked for
 */
export function cutsIn(
  { units }: Pick<GlancedLine, "units">,
  from: number,
  to: number,
  wanted: "all" | "between" = "all",
): Cuts {
  const begins: number[] = [];
  const ends: number[] = [];
  filter.find(units.subarray(from, to), to - from, (owner, at) => {
    if (owner === BEGIN) begins.push(from + at);
    else ends.push(from + at + owner);
  });
  if (wanted === "between" && begins.length === 0) return { begins, ends: [] };
  const kinds = unitKinds();
  // An address or a number may end before a Han.
  for (let i = from + 1; i < to; i++)
    if ((kinds[units[i]!]! & HAN) !== 0 && (kinds[units[i - 1]!]! & LATIN) !== 0) ends.push(i);
  return { begins, ends };
}
