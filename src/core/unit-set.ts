/** A set of UTF-16 units as a table: 1 for its members. */
export type UnitSet = Uint8Array;

/**
 * Makes a set of the units that a list names as the brackets of a regular expression do: `a-z` is a range, a hyphen at
 * the end is one. Nothing is escaped.
 */
export function unitSet(list: string): UnitSet {
  const set = new Uint8Array(0x10000);
  for (let i = 0; i < list.length; i++) {
    const from = list.charCodeAt(i);
    const isRange = list[i + 1] === "-" && i + 2 < list.length;
    set.fill(1, from, (isRange ? list.charCodeAt(i + 2) : from) + 1);
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

/** Whether the unit at a place is one of a set; none stands before the start or behind the end. */
export function isOf(set: UnitSet, text: string, at: number): boolean {
  return set[text.charCodeAt(at)] === 1;
}
