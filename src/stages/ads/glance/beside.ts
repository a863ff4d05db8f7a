import type { GlancedLine } from "./line-scan.js";
import { isFree } from "./reach.js";

/** What begins before or behind the beginning of a literal, or at it, in every match that holds it, as `.scripts/generate.ts` gives it. */
export interface BesideSpec {
  /** Literals of one to three units, apart by spaces, of which one stands there. */
  readonly beside: string;
  readonly side: "before" | "behind";
  /** The most units between the beginnings of the two, those aside that are free (see `isFree`); none if there is no bound. */
  readonly within?: number;
}

/** The same as it is asked for at every other clue of a text: in numbers, for one piece of code. */
export interface Beside {
  /** A set of the units that literals begin with, by the last bits of each: a look at it tells most others. */
  readonly mask: Int32Array;
  /** For each literal how many units it has, and they. */
  readonly literals: Uint16Array;
  readonly isBefore: boolean;
  readonly within: number;
}

/** Words of such a set. There are up to 183 literals, mostly ten. */
const MASK_WORDS = 32;

/** Nobody looks farther: in a line of a million units each of its literals might ask for all of them. */
const FAR = 1000;

/** Reads the specification. */
export function makeBeside({ beside, side, within = FAR }: BesideSpec): Beside {
  const mask = new Int32Array(MASK_WORDS);
  // Their numbers of units stand where the spaces do that they are apart by, the first one before all.
  const literals = new Uint16Array(beside.length + 1);
  for (let start = 0; start < literals.length; ) {
    const space = beside.indexOf(" ", start);
    const end = space < 0 ? beside.length : space;
    literals[start] = end - start;
    mask[wordOf(beside.charCodeAt(start))]! |= bitOf(beside.charCodeAt(start));
    for (let i = start; i < end; i++) literals[i + 1] = beside.charCodeAt(i);
    start = end + 1;
  }
  return { mask, literals, isBefore: side === "before", within: Math.min(within, FAR) };
}

function wordOf(unit: number): number {
  return (unit >>> 5) & (MASK_WORDS - 1);
}

function bitOf(unit: number): number {
  return 1 << (unit & 31);
}

/** Whether such a thing stands beside a place of a line. Where the answer lies too far away, it is yes. */
export function standsBeside(beside: Beside, line: GlancedLine, at: number): boolean {
  return beside.isBefore ? standsBefore(beside, line, at) : standsBehind(beside, line, at);
}

function standsBehind({ mask, literals, within }: Beside, { units, length }: GlancedLine, at: number): boolean {
  const end = Math.min(length, at + FAR);
  for (let i = at, left = within; i < end; i++) {
    const unit = units[i]!;
    if ((mask[wordOf(unit)]! & bitOf(unit)) !== 0 && holdsAt(units, length, i, literals)) return true;
    if (!isFree(unit) && left-- <= 0) return false;
  }
  return end < length;
}

function standsBefore({ mask, literals, within }: Beside, { units, length }: GlancedLine, at: number): boolean {
  const end = Math.max(0, at - FAR);
  for (let i = at, left = within; i >= end; i--) {
    const unit = units[i]!;
    if (i < at && !isFree(unit) && left-- <= 0) return false;
    if ((mask[wordOf(unit)]! & bitOf(unit)) !== 0 && holdsAt(units, length, i, literals)) return true;
  }
  return end > 0;
}

function holdsAt(units: Uint16Array, length: number, at: number, literals: Uint16Array): boolean {
  for (let start = 0; start < literals.length; start += literals[start]! + 1) {
    const size = literals[start]!;
    let i = 0;
    while (i < size && at + i < length && units[at + i] === literals[start + 1 + i]) i++;
    if (i === size) return true;
  }
  return false;
}
