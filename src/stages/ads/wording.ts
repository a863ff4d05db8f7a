import { pairSlot, SLOT_BITS } from "../../match/pair-slot.js";
import { WORDING } from "./wording.generated.js";

/** What pairs of Han say of a passage that has them. */
export interface WordingData {
  /** What is said of a passage with many pairs, whatever they are. */
  readonly bias: number;
  /** Each value with its pairs, one behind the other. */
  readonly pairs: readonly (readonly [number, string])[];
}

/** The first and the last unit of the Han that pairs are made of; rarer ones tell nothing. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** Bits that tell the places of the table: some three for each pair. */
const TABLE_BITS = 15;
const SIZE = 1 << TABLE_BITS;
/** As many pairs that say nothing are thought to stand in every passage, so that a few words do not say it all. */
const SILENT_PAIRS = 8;
/** Makes what one pair says a number about 1. */
const GAIN = 4;
/** Logarithm of odds that is sure: one passage of 150 is not what its words say. */
const SURE = 5;

/** What the sum of what so many pairs say is multiplied with: more pairs say in part the same again, so each counts less. */
export function wordingScale(count: number): number {
  return GAIN / Math.sqrt(count + SILENT_PAIRS);
}

/** How much of what is said of passages at large holds for one of so many pairs, 0 to 1: an address has no words. */
export function readShare(count: number): number {
  return count / (count + SILENT_PAIRS);
}

/** Tells the words of ads from those of bodies that have the same evidence. */
export class Wording {
  readonly #pairs = new Int32Array(SIZE);
  readonly #said = new Float32Array(SIZE);
  readonly #bias: number;

  constructor({ bias, pairs }: WordingData) {
    this.#bias = bias;
    for (const [value, list] of pairs) {
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
   * How much the words of a passage are those of ads: what its pairs of Han say, learned by logistic regression.
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
    return Math.max(-1, Math.min(1, (this.#bias * readShare(count) + sum * wordingScale(count)) / SURE));
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

/** From this on the words of a line are those of ads. */
const TELLING = 0.6;
/** Longer lines are paragraphs, whose words are a body's as well. */
const LONGEST_TELLING = 60;
const FULL_STOP = 0x3002;

/**
 * Whether the words of a line are those of ads, given in its tight view. What is told in whole sentences is a body's,
 * whatever it speaks of.
 *
 * @param said what `Wording` says of it
 */
export function isTelling(said: number, units: Uint16Array, from: number, to: number): boolean {
  return said >= TELLING && to - from <= LONGEST_TELLING && units[to - 1] !== FULL_STOP;
}

/** Notes among the features of a passage what `Wording` says of it. */
export function noteWording(wording: number, features: Map<string, number>): void {
  if (wording !== 0) features.set(wording > 0 ? "wording/ad" : "wording/body", Math.abs(wording));
}

let bundled: Wording | undefined;

/** What was learned from the labelled passages; see .scripts/train/wording.ts. */
export function bundledWording(): Wording {
  bundled ??= new Wording(WORDING);
  return bundled;
}
