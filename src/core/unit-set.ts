/** A set of UTF-16 units, a bit for each: 8 KB, of which there are dozens, and all are made before the first text. */
export type UnitSet = Int32Array;

/**
 * Makes a set of the units that a list names as the brackets of a regular expression do: `a-z` is a range, a hyphen at
 * the end is one. Nothing is escaped.
 */
export function unitSet(list: string): UnitSet {
  const set = new Int32Array(0x10000 >> 5);
  for (let i = 0; i < list.length; i++) {
    const from = list.charCodeAt(i);
    const isRange = list[i + 1] === "-" && i + 2 < list.length;
    const to = isRange ? list.charCodeAt(i + 2) : from;
    for (let unit = from; unit <= to; unit++) set[unit >>> 5]! |= 1 << (unit & 31);
    if (isRange) i += 2;
  }
  return set;
}

/** The first units of alternatives that are apart by bars, as `unitSet` takes them. */
export function firstsOf(alternatives: string): string {
  return alternatives
    .split("|")
    .map((word) => word.charAt(0))
    .join("");
}

/** Whether a unit is one of a set. */
export function isIn(set: UnitSet, unit: number): boolean {
  return ((set[unit >>> 5]! >>> (unit & 31)) & 1) === 1;
}

/** Whether the unit at a place is one of a set, which may hold all but U+0000; none stands before the start or behind the end. */
export function isOf(set: UnitSet, text: string, at: number): boolean {
  return isIn(set, text.charCodeAt(at));
}
