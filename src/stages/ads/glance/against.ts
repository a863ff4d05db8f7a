import { openLiteralFilter } from "../../../match/literal-filter.js";
import { AGAINST } from "../evidence/against.js";
import type { EvidenceRow } from "../evidence/row.js";
import { AGAINST_LITERALS, AGAINST_UNTOLD } from "./literals.generated.js";

const filter = openLiteralFilter(AGAINST_LITERALS);
const untold: readonly string[] = AGAINST_UNTOLD;
/** The rows that no literal tells of. */
const always = AGAINST.map(({ name }) => untold.includes(name));

let units = new Uint16Array(0);

/** The rows against ads that may match a passage, given in its tight view: those of whose literals it holds one. */
export function againstIn(tight: string): readonly EvidenceRow[] {
  const isThere = [...always];
  if (units.length < tight.length) units = new Uint16Array(tight.length * 2);
  for (let i = 0; i < tight.length; i++) units[i] = tight.charCodeAt(i);
  filter.find(units, tight.length, (row) => {
    isThere[row] = true;
  });
  return AGAINST.filter((_, row) => isThere[row]);
}
