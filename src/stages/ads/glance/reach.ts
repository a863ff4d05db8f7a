import { isIn, unitSet } from "../../../core/unit-set.js";

/** What numbers, names and addresses are made of. Patterns count characters: of those in two units the second ones go along. */
const FREE =
  "0123456789abcdefghijklmnopqrstuvwxyz_,./?=&%#:|+〇零一二三四五六七八九十百千万几两壹贰叁肆伍陆柒捌玖幺\udc00-\udfff-";
const free = unitSet(FREE);

/** Whether a unit of the tight view is one of those that may follow one another without bound in a match. */
export function isFree(unit: number): boolean {
  return isIn(free, unit);
}

/**
 * Marks what a match of a source may cover that holds the literal at `at`: `longest` units to both sides, of which those
 * that are free do not count.
 *
 * @param from the first unit that may be covered
 * @param to behind the last one
 */
export function markReach(
  units: Uint16Array,
  at: number,
  longest: number,
  from: number,
  to: number,
  marks: Uint8Array,
): void {
  let left = longest;
  for (let i = at; i >= from; i--) {
    if (!isIn(free, units[i]!) && left-- === 0) break;
    marks[i] = 1;
  }
  let right = longest;
  for (let i = at; i < to; i++) {
    if (!isIn(free, units[i]!) && right-- === 0) break;
    marks[i] = 1;
  }
}
