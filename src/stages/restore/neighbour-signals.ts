import type { Masks } from "./compile-masks.js";
import type { Signal } from "./judge.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";
import type { Weight } from "./weigh.js";

/** A listed neighbour, and a character that would be left without a word. */
const COLLOCATE = 2.5;
const WITHIN = 1.5;

/** What stands directly beside a mask says, apart from what the lattice makes of it. */
export function neighbourSignals(
  occurrence: Occurrence,
  weight: Weight,
  { left, right }: Surroundings,
  masks: Masks,
): Signal[] {
  const initials = occurrence.family === "initials" ? masks.initials.get(occurrence.mask.toUpperCase()) : undefined;
  if (initials !== undefined) {
    const before = initials.before?.some((word) => left.endsWith(word)) === true;
    const after = initials.after?.some((word) => right.startsWith(word)) === true;
    const foe =
      [...(initials.foes ?? []), ...masks.meta].some((word) => (left + right).includes(word)) ||
      masks.names.some((word) => right.startsWith(word));
    return [
      ["before", before ? COLLOCATE : 0],
      ["after", after ? COLLOCATE - (before ? 1 : 0) : 0],
      ["within", weight.word.length - weight.candidate.length >= 2 && !before && !after ? WITHIN : 0],
      ["foe", foe ? -8 : 0],
      ["prior", initials.prior],
    ];
  }
  const long = weight.word.length - weight.candidate.length >= 3;
  return [["within", (long ? WITHIN : 0) + (weight.orphan ? WITHIN : 0)]];
}
