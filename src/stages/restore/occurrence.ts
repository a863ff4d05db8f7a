import type { Range } from "../../core/edit.js";

/** How a stretch is masked. */
export type Family = "letter" | "initials" | "pinyin" | "separator" | "placeholder" | "split" | "word" | "variant";

/** A stretch that may be a mask. */
export interface Occurrence extends Range {
  readonly family: Family;
  /** What is counted as one mask in a document: `D`, `ZF`, `shu`, `*`. */
  readonly mask: string;
  /** What it may stand for; the most likely one first. */
  readonly candidates: readonly string[];
  /** Whether it may be restored where no word with a neighbour proves it. */
  readonly lone: boolean;
  /** Whether the way it stands speaks for a mask (`Z F`) or against one (a number follows). */
  readonly form?: "spaced" | "number";
}

/** Whether a UTF-16 unit is a Chinese character of the basic plane. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}
