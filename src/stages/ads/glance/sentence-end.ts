import { isIn, unitSet } from "../../../core/unit-set.js";
import { SENTENCE_TAIL } from "../passages.js";
import type { GlancedLine } from "./line-scan.js";
import { FULL_STOP } from "./neighbour-signs.js";

/** The units of a line, in which sentences end. */
type Ended = Pick<GlancedLine, "units" | "length">;

/** What may follow the stop that ends a sentence, see `partsOfLine`: further stops, one of which folds to dots, and closing marks. */
const isSentenceTail = unitSet(`${SENTENCE_TAIL}.`);
/** What may follow the full stop at the end of a passage, see `place`. */
const isFullStopTail = unitSet("”」』）)】》");

/** The end of the sentence whose stop lies before a position. */
export function sentenceEnd({ units, length }: Ended, to: number): number {
  let end = to;
  while (end < length && isIn(isSentenceTail, units[end]!)) end++;
  return end;
}

/** Whether a passage ends with a full stop. */
export function isStopped(units: Uint16Array, from: number, to: number): boolean {
  let end = to;
  while (end > from && isIn(isFullStopTail, units[end - 1]!)) end--;
  return end > from && units[end - 1] === FULL_STOP;
}

/** Whether it still does, however much of what follows is its own. */
export function staysStopped(line: Ended, to: number): boolean {
  const end = sentenceEnd(line, to);
  for (let i = to; i < end; i++) {
    const unit = line.units[i]!;
    if (unit !== FULL_STOP && !isIn(isFullStopTail, unit)) return false;
  }
  return true;
}
