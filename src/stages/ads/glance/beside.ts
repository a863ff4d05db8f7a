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

/** Asks of a line whether such a thing stands beside a place. */
export type StandsBeside = (line: GlancedLine, at: number) => boolean;

/** Bits of a set of units, by the last bits of each: a look at it tells most units that are not in it. */
const MASK_WORDS = 8;

/** Nobody looks farther: in a line of a million units each of its literals might ask for all of them. */
const FAR = 1000;

/** Makes the question. Where the answer lies too far away, it is yes. */
export function askBeside({ beside, side, within = Number.POSITIVE_INFINITY }: BesideSpec): StandsBeside {
  const literals = beside.split(" ");
  const mask = new Int32Array(MASK_WORDS);
  for (const literal of literals) {
    const unit = literal.charCodeAt(0);
    mask[(unit >>> 5) % MASK_WORDS]! |= 1 << (unit & 31);
  }
  const begins = (line: GlancedLine, at: number) => {
    const unit = line.units[at]!;
    return (mask[(unit >>> 5) % MASK_WORDS]! & (1 << (unit & 31))) !== 0 && holdsAt(line, at, literals);
  };
  if (side === "behind") {
    return (line, at) => {
      const end = Math.min(line.length, at + FAR);
      for (let i = at, left = within; i < end; i++) {
        if (begins(line, i)) return true;
        if (!isFree(line.units[i]!) && left-- <= 0) return false;
      }
      return end < line.length;
    };
  }
  return (line, at) => {
    const end = Math.max(0, at - FAR);
    for (let i = at, left = within; i >= end; i--) {
      if (i < at && !isFree(line.units[i]!) && left-- <= 0) return false;
      if (begins(line, i)) return true;
    }
    return end > 0;
  };
}

function holdsAt({ units, length }: GlancedLine, at: number, literals: readonly string[]): boolean {
  for (const literal of literals) {
    let i = 0;
    while (i < literal.length && at + i < length && units[at + i] === literal.charCodeAt(i)) i++;
    if (i === literal.length) return true;
  }
  return false;
}
