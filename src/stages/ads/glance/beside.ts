import { UnitPresence } from "../../../match/unit-presence.js";
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

/** The units of the line at hand, and those that literals begin with that are looked for. */
const lineUnits = new UnitPresence();
let noted: GlancedLine | undefined;
const wanted = new UnitPresence();

/** Makes the question. */
export function askBeside({ beside, side, within = Number.POSITIVE_INFINITY }: BesideSpec): StandsBeside {
  const literals = beside.split(" ");
  const firsts = [...new Set(literals.map((literal) => literal.charCodeAt(0)))];
  return (line, at) => {
    if (noted !== line) lineUnits.note(line.units, 0, line.length);
    noted = line;
    if (!lineUnits.hasOneOf(firsts)) return false;
    wanted.note(firsts, 0, firsts.length);
    return side === "behind" ? standsBehind(line, at, within, literals) : standsBefore(line, at, within, literals);
  };
}

function standsBehind(line: GlancedLine, at: number, within: number, literals: readonly string[]): boolean {
  const { units, length } = line;
  for (let i = at, left = within; i < length; i++) {
    const unit = units[i]!;
    if (wanted.has(unit) && holdsAt(line, i, literals)) return true;
    if (!isFree(unit) && left-- <= 0) return false;
  }
  return false;
}

function standsBefore(line: GlancedLine, at: number, within: number, literals: readonly string[]): boolean {
  const { units } = line;
  for (let i = at, left = within; i >= 0; i--) {
    const unit = units[i]!;
    if (i < at && !isFree(unit) && left-- <= 0) return false;
    if (wanted.has(unit) && holdsAt(line, i, literals)) return true;
  }
  return false;
}

function holdsAt({ units, length }: GlancedLine, at: number, literals: readonly string[]): boolean {
  for (const literal of literals) {
    let i = 0;
    while (i < literal.length && at + i < length && units[at + i] === literal.charCodeAt(i)) i++;
    if (i === literal.length) return true;
  }
  return false;
}
