import { openLiteralFilter } from "../../../match/literal-filter.js";
import { unitKinds } from "./kind-table.js";
import type { GlancedLine } from "./line-scan.js";
import { CUT_LITERALS } from "./literals.generated.js";
import { SIGNS } from "./signs.js";
import { HAN, LATIN } from "./unit-kinds.js";

/** Where insertions into a stretch of a line may begin and end, by the marks that `partsOfLine` cuts at. */
export interface Cuts {
  /** The first position at which one may begin, and the last one before which one may end; undefined if none may. */
  readonly begin: number | undefined;
  readonly end: number | undefined;
}

const BEGIN = 0;
const filter = openLiteralFilter(CUT_LITERALS);
/** From the literal of a mark at which insertions end to its own end: a dash may stand up to eight units behind a quotation. */
const LONGEST_END = 12;

/** Looks for such marks in the units of a line from one position to another; a rough look. */
export function cutsIn({ units, signs }: Pick<GlancedLine, "units" | "signs">, from: number, to: number): Cuts {
  if ((signs & (SIGNS.undressed | SIGNS.hard | SIGNS.target)) !== 0) return { begin: from, end: to };
  let begin = -1;
  let end = lastLatinEnd(units, from, to);
  filter.find(units.subarray(from, to), to - from, (owner, at) => {
    if (owner !== BEGIN) end = Math.max(end, Math.min(to, from + at + LONGEST_END));
    else if (begin < 0) begin = from + at;
  });
  return { begin: begin < 0 ? undefined : begin, end: end < 0 ? undefined : end };
}

/** Behind the last letter or digit that stands before a Han: an address or a number may end there; -1 if none does. */
function lastLatinEnd(units: Uint16Array, from: number, to: number): number {
  const kinds = unitKinds();
  for (let i = to - 1; i > from; i--)
    if ((kinds[units[i]!]! & HAN) !== 0 && (kinds[units[i - 1]!]! & LATIN) !== 0) return i;
  return -1;
}
