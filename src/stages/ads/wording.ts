import { pairSlot, SLOT_BITS } from "../../match/pair-slot.js";
import type { PassageKind } from "./surroundings.js";
import { WORDING } from "./wording.generated.js";

/** What pairs of Han say of a passage that has them: each value with its pairs, one behind the other. */
export type WordingData = readonly (readonly [number, string])[];

/** The first and the last unit of the Han that pairs are made of; rarer ones tell nothing. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** Bits that tell the places of the table: some three for each pair. */
const TABLE_BITS = 14;
const SIZE = 1 << TABLE_BITS;
/** As many pairs that say nothing are thought to stand in every passage, so that a few words do not say it all. */
const SILENT_PAIRS = 8;

/** Tells the words of ads from those of bodies that have the same evidence. */
export class Wording {
  readonly #pairs = new Int32Array(SIZE);
  readonly #said = new Float32Array(SIZE);

  constructor(data: WordingData) {
    for (const [value, list] of data) {
      for (let i = 0; i < list.length; i += 2) {
        const first = list.charCodeAt(i);
        const second = list.charCodeAt(i + 1);
        const slot = this.#slotOf(first, second);
        this.#pairs[slot] = (first << 16) | second;
        this.#said[slot] = value;
      }
    }
  }

  /**
   * How much the words of a passage are those of ads: the mean of what its pairs of Han say (naive Bayes).
   *
   * @param units the passage in its tight view
   * @returns from -1, as in a body, to 1, as in an ad
   */
  of(units: Uint16Array, from = 0, to = units.length): number {
    let sum = 0;
    let count = 0;
    let first = 0;
    for (let i = from; i < to; i++) {
      const unit = units[i]!;
      const isHan = unit >= FIRST_HAN && unit <= LAST_HAN;
      if (isHan && first !== 0) {
        count++;
        sum += this.#said[this.#slotOf(first, unit)]!;
      }
      first = isHan ? unit : 0;
    }
    return Math.max(-1, Math.min(1, sum / (count + SILENT_PAIRS)));
  }

  /** Where a pair stands, or would. */
  #slotOf(first: number, second: number): number {
    const pairs = this.#pairs;
    const pair = (first << 16) | second;
    let slot = pairSlot(first, second) >>> (SLOT_BITS - TABLE_BITS);
    while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (SIZE - 1);
    return slot;
  }
}

/** Whether the words of a passage of a kind tell anything; what is cut out of a sentence is too short. */
export function isWorded(kind: PassageKind): boolean {
  return kind === "line" || kind === "sentence" || kind === "block";
}

/** Notes what `Wording` says of a passage among its features. */
export function noteWording(wording: number, features: Map<string, number>): void {
  if (wording !== 0) features.set(wording > 0 ? "wording/ad" : "wording/body", Math.abs(wording));
}

let bundled: Wording | undefined;

/** What was learned from the labelled passages; see .scripts/train/wording.ts. */
export function bundledWording(): Wording {
  bundled ??= new Wording(WORDING);
  return bundled;
}
