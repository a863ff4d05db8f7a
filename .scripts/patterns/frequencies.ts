import { LONGEST } from "./heads.js";

/** How often the stretches of one to three units stand in ordinary texts. */
export type Frequencies = ReadonlyMap<string, number>;

/** Counts the stretches of texts, which are given in their tight view. */
export function countStretches(texts: readonly string[]): Frequencies {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      for (let size = 1; size <= LONGEST && at + size <= text.length; size++) {
        const stretch = text.slice(at, at + size);
        counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** What a stretch that was not met is taken for, so that fewer and longer literals are better. */
const UNMET = [0, 1, 0.02, 0.001];

/** How often any of the stretches stands there. */
export function frequency(literals: ReadonlySet<string>, frequencies: Frequencies): number {
  let sum = 0;
  for (const literal of literals) sum += frequencies.get(literal) ?? UNMET[literal.length] ?? 0;
  return sum;
}
