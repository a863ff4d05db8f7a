import { LEAST_BEFORE, LEAST_BEHIND, LEAST_INSERTION, MAX_BRACKET } from "../passages.js";
import type { Unit } from "./ceiling.js";
import { type Cuts, cutsIn } from "./cuts.js";
import type { MayBe, Measured } from "./outlook.js";
import { sentenceEnd } from "./sentence-end.js";
import { SIGNS } from "./signs.js";

/** A sentence in a line's units. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Whether it ends there, or behind the stops and marks that follow; or several sentences may lie in it. */
  readonly kind: "exact" | "goes-on" | "several";
}

/** What addresses begin with: http, www. */
const LETTER_H = 0x68;
const LETTER_W = 0x77;
/** Of more cuts it is only asked what may lie between the first and the last. */
const MOST_STRETCHES = 48;

/** Whether an insertion in a sentence may reach the score that lies between the marks by which one is cut. */
export function mayBeCut(line: Measured, sentence: Sentence, may: MayBe): boolean {
  const { from, to, kind } = sentence;
  const within = (unit: Unit, start: number, end: number) => may(unit, start, end, "somewhere", false);
  const mayBeInner = within("inner", from, to);
  const mayBeInsert = within("insert", from, to);
  if (!mayBeInner && !mayBeInsert) return false;
  if ((line.signs & (SIGNS.undressed | SIGNS.hard | SIGNS.target)) !== 0) return true;
  const cuts = cutsIn(line, from, to, mayBeInsert ? "all" : "between");
  // An address is a part of its own, wherever it ends.
  const addresses = cuts.begins.filter((at) => line.units[at] === LETTER_H || line.units[at] === LETTER_W);
  if (mayBeInsert && addresses.some((at) => within("insert", at, to))) return true;
  const { begins, ends } = kind === "several" ? cuts : possibleCuts(line, sentence, cuts);
  const count = begins.length + ends.length + begins.length * ends.length;
  if (kind === "several" || count > MOST_STRETCHES) {
    if (begins.length > 0 && within("insert", least(begins), to)) return true;
    if (ends.length > 0 && within("insert", from, most(ends))) return true;
    return begins.length > 0 && ends.length > 0 && within("inner", least(begins), most(ends));
  }
  const is = (unit: Unit, start: number, end: number, goesOn = false) => may(unit, start, end, "length", goesOn);
  if (mayBeInsert && begins.some((begin) => is("insert", begin, to, kind === "goes-on"))) return true;
  if (mayBeInsert && ends.some((end) => is("insert", from, end))) return true;
  if (!mayBeInner) return false;
  return begins.some((begin) => ends.some((end) => isWithin(line, begin, end) && is("inner", begin, end)));
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

/** The cuts of a sentence that leave enough on both sides, as `partsOfLine` asks. */
function possibleCuts(line: Measured, { from, to }: Sentence, cuts: Cuts): Cuts {
  const { origins, length } = line;
  // The widest that the sentence may be.
  const start = from === 0 ? line.start : origins[from - 1]! + 1;
  const behind = sentenceEnd(line, to);
  const end = behind === length ? line.end : origins[behind]!;
  return {
    begins: cuts.begins.filter((at) => origins[at]! - start >= LEAST_BEFORE && end - origins[at]! >= LEAST_BEHIND),
    ends: cuts.ends.filter((at) => {
      const cut = origins[at - 1]! + 1;
      return cut - start >= LEAST_INSERTION && end - cut >= LEAST_BEHIND;
    }),
  };
}

/** Whether an insertion within a sentence is of a size that `partsOfLine` asks for. */
function isWithin({ origins }: Measured, begin: number, end: number): boolean {
  const size = origins[end - 1]! + 1 - origins[begin]!;
  return end > begin && size >= LEAST_INSERTION && size <= MAX_BRACKET;
}
