import { INVISIBLE } from "../src/core/fold-table.js";
import { DECORATION, HAN, LETTER, SEPARATOR, UNSEEN, WORD } from "../src/core/unit-classes.js";

const HAN_SCRIPT = String.raw`\p{Script=Han}`;
const SYMBOLS = "⊥∷§†‡※〓〒℡-℩←-⇿∀-∣∥-⋿⌀-⏿■-◿☀-➿⬀-⯿";
const SEPARATORS = String.raw`*·•‧・/\\|_~^'\x60.\-`;

const MEMBERS: readonly (readonly [number, RegExp])[] = [
  [WORD, new RegExp(`[${HAN_SCRIPT}a-zA-Z0-9]+`, "gu")],
  [HAN, new RegExp(`${HAN_SCRIPT}+`, "gu")],
  [LETTER, /[\p{L}\p{N}]+/gu],
  [DECORATION, new RegExp(`[${SYMBOLS}${SEPARATORS}]+`, "gu")],
  [SEPARATOR, new RegExp(`[${SEPARATORS}]+`, "gu")],
  [UNSEEN, INVISIBLE],
];

/** The classes of every code unit, as Unicode and our lists have them. */
export function buildUnitClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [from, to] of [[0, 0xd800] as const, [0xe000, 0x10000] as const]) {
    const all = Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i)).join("");
    for (const [bit, members] of MEMBERS) {
      for (const { 0: run, index } of all.matchAll(members)) {
        for (let unit = from + index; unit < from + index + run.length; unit++) classes[unit]! |= bit;
      }
    }
  }
  return classes;
}
