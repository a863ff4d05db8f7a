import { eachMatch } from "../../../core/run-pattern.js";
import { textOfUnits } from "../../../core/text-units.js";
import { isIn, unitSet } from "../../../core/unit-set.js";
import { measureClauses } from "../prose-shape.js";
import { loosePattern } from "./clues.js";
import { type Finds, NO_REACH } from "./finds.js";
import type { GlancedLine } from "./line-scan.js";
import { markReach } from "./reach.js";
import { SOURCES } from "./sources.js";

/** The units of a line, of which evidence may cover some. */
type Covered = Pick<GlancedLine, "units" | "length">;

/** For each unit of the line at hand whether evidence may cover it. */
let marks = new Uint8Array(0);

function clearMarks({ length }: Covered, from: number, to: number): void {
  if (marks.length < length) marks = new Uint8Array(length * 2);
  marks.fill(0, from, to);
}

/** Marks what the finds of a stretch may cover at most, by their places. Gives whether that may be all of it. */
export function markReaches(line: Covered, { owners, places, reaches }: Finds, from: number, to: number): boolean {
  clearMarks(line, from, to);
  for (let i = 0; i < owners.length; i++) {
    const at = places[i]!;
    if (at >= 0 && (at < from || at >= to)) continue;
    const reach = reaches[i]!;
    if (reach === NO_REACH) continue;
    if (at < 0 || reach === Number.POSITIVE_INFINITY) return true;
    markReach(line.units, at, reach, from, to, marks);
  }
  return false;
}

/** The finds of a stretch that its text bears out, and whether they may cover all of it. */
interface Matches {
  readonly finds: Finds;
  readonly all: boolean;
}

/**
 * Looks at the text of a stretch for the sources found in it. Patterns of the tight view are run on it, since the tight
 * view of a part of a line is that part of the line's; of others it is known how far a match may reach.
 */
export function matchesIn(line: Covered, finds: Finds, from: number, to: number): Matches {
  clearMarks(line, from, to);
  let all = false;
  let tight: string | undefined;
  const counts = new Map<number, number>();
  for (let i = 0; i < finds.owners.length; i++) {
    const owner = finds.owners[i]!;
    const at = finds.places[i]!;
    if (at >= 0 && (at < from || at >= to)) continue;
    const reach = finds.reaches[i]!;
    if (SOURCES[owner]!.view === "tight") {
      if (counts.has(owner)) continue;
      tight ??= textOfUnits(line.units.subarray(from, to));
      counts.set(owner, markMatches(owner, tight, from));
    } else if (reach !== NO_REACH) {
      if (at < 0 || reach === Number.POSITIVE_INFINITY) all = true;
      else markReach(line.units, at, reach, from, to, marks);
    }
  }
  const owners: number[] = [];
  const places: number[] = [];
  const reaches: number[] = [];
  const hits: number[] = [];
  for (const [owner, count] of counts) {
    if (count === 0) continue;
    owners.push(owner);
    places.push(-1);
    reaches.push(NO_REACH); // its matches are marked
    hits.push(count);
  }
  for (let i = 0; i < finds.owners.length; i++) {
    if (counts.has(finds.owners[i]!)) continue;
    owners.push(finds.owners[i]!);
    places.push(finds.places[i]!);
    reaches.push(finds.reaches[i]!);
    hits.push(finds.hits[i]!);
  }
  return { finds: { owners, places, reaches, hits }, all };
}

/**
 * Marks what a source's pattern matches in a stretch, and counts the matches. A passage may begin behind the closing
 * marks that the stretch begins with, so a pattern that looks at the start is run without its assertions, too.
 */
function markMatches(owner: number, tight: string, from: number): number {
  let most = 0;
  for (const pattern of patternsInStretch(owner)) {
    let count = 0;
    eachMatch(pattern, tight, ({ 0: { length }, index }) => {
      marks.fill(1, from + index, from + index + length);
      count++;
    });
    most = Math.max(most, count);
  }
  return most;
}

const inStretch: (readonly RegExp[] | undefined)[] = [];

function patternsInStretch(owner: number): readonly RegExp[] {
  const { pattern } = SOURCES[owner]!;
  inStretch[owner] ??= pattern.source.includes("^") ? [...new Set([pattern, loosePattern(owner)])] : [pattern];
  return inStretch[owner]!;
}

/** What a passage is stripped of at its start. */
const isStripped = unitSet(",。、;:!?)】」”’』》\"'");
/** Closing marks that a sentence may have beyond its stop. */
const CLOSERS = 8;

/** Notes the bounds of a passage: how long it is, and how much of it no evidence may explain, by the marks. */
export function measure(
  { units }: Covered,
  all: boolean,
  from: number,
  to: number,
  into: { shortest: number; longest: number; bare: number },
): void {
  let start = from;
  while (start < to && isIn(isStripped, units[start]!)) start++;
  const { length, bare } = measureClauses(units, start, to, marks);
  into.shortest = length;
  into.longest = length + CLOSERS;
  into.bare = all ? 0 : bare;
}
