import { astralClasses, DECORATION, HAN, LETTER, SEPARATOR, unitClasses, WORD } from "./unit-classes.js";

/** A folded text under way: the first `length` of `units`. */
export interface Units {
  readonly units: Uint16Array;
  readonly length: number;
}

/** At most so many characters in a row are decoration. */
const LONGEST = 3;
const SPACE = 0x20;
const DOT = 0x2e;
const HYPHEN = 0x2d;

/**
 * The decoration between characters (最⊥新), as pairs of start and end. Symbols go between any two of Han, letters and
 * digits, at most three of them; separators (`*`, `·`, `.`, `-`, `/`) only between two Han, at most two of them and no
 * ellipsis or dash.
 *
 * @param places where decoration stands, in order
 */
export function findDecoration(text: Units, places: readonly number[]): number[] {
  const classes = unitClasses();
  const { units } = text;
  const found: number[] = [];
  for (const start of places) {
    if ((classesBefore(text, start) & WORD) === 0) continue;
    let end = start;
    let size = 0;
    let common = DECORATION | SEPARATOR;
    for (; size <= LONGEST && end < text.length; size++) {
      const kind = classesAt(text, end);
      if ((kind & DECORATION) === 0) break;
      common &= kind;
      end += sizeAt(text, end);
    }
    if (size === 0 || size > LONGEST || (classesAt(text, end) & WORD) === 0) continue;
    if ((common & SEPARATOR) !== 0) {
      const between = (classes[units[start - 1]!]! & classes[units[end]!]! & HAN) !== 0;
      const first = units[start];
      const isDots = size === 2 && first === units[start + 1] && (first === DOT || first === HYPHEN);
      if (!between || size > 2 || isDots) continue;
    }
    found.push(start, end);
  }
  return found;
}

/**
 * The spaces inside runs of three or more single characters (共 产 党, l u o . n e t), as pairs of start and end.
 *
 * @param spaces where spaces stand, in order
 */
export function findSpacing(text: Units, spaces: readonly number[]): number[] {
  const found: number[] = [];
  let from = 0;
  for (const space of spaces) {
    const start = space - sizeBefore(text, space);
    if (start < from || (classesBefore(text, space) & WORD) === 0) continue;
    if ((classesBefore(text, start) & LETTER) !== 0) continue;
    let end = space;
    let count = 0;
    for (; end < text.length && text.units[end] === SPACE; count++) {
      const next = end + 1 + sizeAt(text, end + 1);
      if ((classesAt(text, end + 1) & WORD) === 0 || (classesAt(text, next) & LETTER) !== 0) break;
      end = next;
    }
    if (count < 2) continue;
    for (let at = space; at < end; at += 1 + sizeAt(text, at + 1)) found.push(at, at + 1);
    from = end;
  }
  return found;
}

function classesAt(text: Units, at: number): number {
  if (at >= text.length) return 0;
  return sizeAt(text, at) === 2 ? astralClasses(codeOf(text, at)) : unitClasses()[text.units[at]!]!;
}

function classesBefore(text: Units, at: number): number {
  return at === 0 ? 0 : classesAt(text, at - sizeBefore(text, at));
}

/** The units of the character at a place: 2 for a surrogate pair. */
function sizeAt({ units, length }: Units, at: number): number {
  return at + 1 < length && (units[at]! & 0xfc00) === 0xd800 && (units[at + 1]! & 0xfc00) === 0xdc00 ? 2 : 1;
}

function sizeBefore({ units }: Units, at: number): number {
  return at >= 2 && (units[at - 1]! & 0xfc00) === 0xdc00 && (units[at - 2]! & 0xfc00) === 0xd800 ? 2 : 1;
}

function codeOf({ units }: Units, at: number): number {
  return ((units[at]! - 0xd800) << 10) + units[at + 1]! - 0xdc00 + 0x10000;
}
