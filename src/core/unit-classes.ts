/** A character that decoration or spaces may be put between: Han, a Latin letter, a digit. */
export const WORD = 1;
/** A character of Han script. */
export const HAN = 2;
/** A letter or number of any script. */
export const LETTER = 4;
/** A symbol that stands for nothing in running text, or a separator that people put between the parts of a word. */
export const DECORATION = 8;
/** A separator: decoration only between two Han. */
export const SEPARATOR = 16;

const HAN_SCRIPT = String.raw`\p{Script=Han}`;
const SYMBOLS = "⊥∷§†‡※〓〒℡-℩←-⇿∀-∣∥-⋿⌀-⏿■-◿☀-➿⬀-⯿";
const SEPARATORS = String.raw`*·•‧・/\\|_~^'\x60.\-`;

const MEMBERS: readonly (readonly [number, string])[] = [
  [WORD, `${HAN_SCRIPT}a-zA-Z0-9`],
  [HAN, HAN_SCRIPT],
  [LETTER, String.raw`\p{L}\p{N}`],
  [DECORATION, SYMBOLS + SEPARATORS],
  [SEPARATOR, SEPARATORS],
];

let made: Uint8Array | undefined;

/** The classes of every code unit, as bits; surrogates have none. Built at the first call. */
export function unitClasses(): Uint8Array {
  made ??= buildClasses();
  return made;
}

/** The classes of a character beyond the basic plane. */
export function astralClasses(code: number): number {
  const character = String.fromCodePoint(code);
  const isDecoration = (code >= 0x10000 && code <= 0x10004) || (code >= 0x1f300 && code <= 0x1faff);
  return (
    (ASTRAL_HAN.test(character) ? WORD | HAN : 0) |
    (ASTRAL_LETTER.test(character) ? LETTER : 0) |
    (isDecoration ? DECORATION : 0)
  );
}

const ASTRAL_HAN = /\p{Script=Han}/u;
const ASTRAL_LETTER = /[\p{L}\p{N}]/u;

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [from, to] of [[0, 0xd800] as const, [0xe000, 0x10000] as const]) {
    const all = Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i)).join("");
    for (const [bit, members] of MEMBERS) {
      for (const { 0: run, index } of all.matchAll(new RegExp(`[${members}]+`, "gu"))) {
        for (let unit = from + index; unit < from + index + run.length; unit++) classes[unit]! |= bit;
      }
    }
  }
  return classes;
}
