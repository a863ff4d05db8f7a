import type { Masks } from "./compile-masks.js";
import type { Signal } from "./judge.js";
import { PROOF } from "./judge.js";
import type { Occurrence } from "./occurrence.js";
import type { Surroundings } from "./surroundings.js";
import type { Weight } from "./weigh.js";
import { partBefore } from "./weigh.js";

/** Takes a candidate out of the running whatever else speaks for it. */
const NEVER = -20;
const HARDLY = -6;

/** What the form of a mask says: how it is written, and whether its family hides words like this one. */
export function formSignals(occurrence: Occurrence, weight: Weight, around: Surroundings, masks: Masks): Signal[] {
  const { family, form, mask } = occurrence;
  const written: Signal[] = [
    ["spaced", form === "spaced" ? 1.5 : 0],
    ["number", form === "number" && (weight.word === "" || weight.gain < PROOF) ? HARDLY : 0],
  ];
  switch (family) {
    case "letter":
      return [
        ...written,
        ["case", mask === mask.toUpperCase() ? 0 : -2],
        ["listed", occurrence.lone ? 0 : weight.target && weight.gain >= 6 ? 0.5 : HARDLY],
      ];
    case "pinyin":
      return [
        ...written,
        [
          "english",
          masks.english.has(mask) && masks.loneSyllables.get(mask) !== weight.candidate ? (weight.target ? -1 : -3) : 0,
        ],
        ["listed", weight.target ? 1 : 0],
        ["apart", occurrence.lone || weight.word.length > weight.candidate.length ? 0 : NEVER],
        ["reading", weight.spared < 2 && spellsNeighbour(occurrence, around, masks) ? NEVER : 0],
      ];
    case "separator":
      return separatorSignals(occurrence, weight, around, masks);
    case "variant":
      return [["listed", weight.target ? 1 : HARDLY]];
    case "placeholder":
      return [["listed", masks.loneHidden.has(weight.candidate) || weight.target ? 0 : -4]];
    default:
      return written;
  }
}

/** Pinyin beside the character it spells tells how to read it: shū书. */
function spellsNeighbour({ mask }: Occurrence, { left, right }: Surroundings, masks: Masks): boolean {
  return [left.slice(-1), right.slice(0, 1)].some((character) => masks.lexicon.syllables(character).includes(mask));
}

function separatorSignals({ mask }: Occurrence, weight: Weight, { left, right }: Surroundings, masks: Masks): Signal[] {
  if (weight.candidate !== "") return [["listed", weight.target && weight.word.length >= 4 ? 0 : HARDLY]];
  if (weight.word === "") return [["apart", NEVER]];
  const listed: Signal = ["listed", weight.target ? 2.5 : 0];
  if (masks.invisible.has(mask)) return [listed, ["invisible", weight.target ? 2 : 2 * HARDLY]];
  if (masks.odd.has(mask)) return [listed, ["apart", weight.target || weight.apart ? 0 : NEVER]];
  const pair = masks.pairs.has(left.slice(-1) + right.slice(0, 1)) || isCoordinate(weight.word, left, masks);
  return [listed, ["plain", pair ? NEVER : weight.target ? -0.5 : HARDLY]];
}

/** Whether what stands on both sides of the sign are units of their own: 干部/职工 names two things, 党/组织 does not. */
function isCoordinate(word: string, left: string, masks: Masks): boolean {
  const at = partBefore(word, left, "");
  return [word.slice(0, at), word.slice(at)].every((part) =>
    part.length === 1
      ? masks.units.has(part)
      : (masks.lexicon.cost(part) ?? Infinity) < (masks.lexicon.cost(word) ?? 0),
  );
}
