import type { Text } from "../../../core/text.js";
import { TERSE } from "../features.js";
import { markReaches, measure } from "./coverage.js";
import { type Finds, findSources, isOdd } from "./finds.js";
import { glanceAt } from "./line-scan.js";

const NONE: Finds = { owners: [], places: [], reaches: [], hits: [] };

/**
 * How much of a line no evidence explains at least, in units of the tight view: what features tell of the same is not
 * less. 0 where the line's units do not tell.
 *
 * @param mayRepeat whether parts of the text may be repeated across the folder: of terse lines, they need no explanation
 */
export function leastBare(text: Text, index: number, mayRepeat: boolean): number {
  const line = glanceAt(text, index);
  if (line === undefined || isOdd(line)) return 0;
  const { length } = line;
  if (mayRepeat && length <= TERSE) return 0;
  const bounds = { shortest: 0, longest: 0, bare: 0 };
  const all = markReaches(line, findSources(text.value, line) ?? NONE, 0, length);
  measure(line, all, 0, length, bounds);
  return bounds.bare;
}
