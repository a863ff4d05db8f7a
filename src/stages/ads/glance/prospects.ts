import type { Range } from "../../../core/edit.js";
import type { AdModel } from "../model.js";
import { bracketEnd } from "../passages.js";
import type { Unit } from "./ceiling.js";
import { type Finds, findSources, isOdd, withoutIdle } from "./finds.js";
import { type GlancedLine, SIGNS, scanLines } from "./line-scan.js";
import { type MayReach, type Measured, makeOutlook } from "./outlook.js";

/** A line that may hold an ad. */
export interface Prospect {
  /** The sources of evidence that it may have, as indices in `SOURCES`. */
  readonly sources: ReadonlySet<number>;
  /** Whether a part of it may reach the score from which it is reported. */
  mayReach(part: Range, unit: Unit): boolean;
}

/** What a glance over a text finds. */
export interface Glance {
  /** By the indices of their lines, in order. */
  readonly prospects: ReadonlyMap<number, Prospect>;
  /** Whether there are lines that may be a block with others. */
  readonly hasBlocks: boolean;
}

/** Whether a part of a line may be repeated across the folder. */
export type MayRepeat = (line: Range) => boolean;

/**
 * Makes the glance of a model: which lines may, as a whole or in a part, reach the score from which an ad is reported.
 * All others need no further look, since nothing in them can. It knows a line's evidence by literals that every match of
 * a pattern holds, and bounds the score by what evidence there is and by what that leaves unexplained.
 */
export function makeGlance(model: AdModel): (text: string, mayRepeat: MayRepeat) => Glance {
  const mayReach = makeOutlook(model);
  return (text, mayRepeat) => {
    const prospects = new Map<number, Prospect>();
    let hasBlocks = text.includes("<figcaption");
    scanLines(text, (line) => {
      if ((line.signs & (SIGNS.block | SIGNS.hard)) !== 0) hasBlocks = true;
      const finds = prospectFinds(text, line, mayReach, mayRepeat);
      if (finds !== undefined) prospects.set(line.index, prospectOf(line, finds, mayReach, mayRepeat));
    });
    return { prospects, hasBlocks };
  };
}

/** A line of more is no ordinary one, and bounding each of its parts would cost the square of them. */
const MOST_FINDS = 300;

function prospectFinds(text: string, line: GlancedLine, mayReach: MayReach, mayRepeat: MayRepeat): Finds | undefined {
  const first = findSources(text, line);
  if (first === undefined || first.owners.length > MOST_FINDS) return first;
  const repeated = mayRepeat(line);
  if (!mayHold(text, line, first, mayReach, repeated)) return undefined;
  const finds = withoutIdle(text, line, first);
  return mayHold(text, line, finds, mayReach, repeated) ? finds : undefined;
}

/** Whether the line, a sentence of it, a bracket in it or what was put into a sentence may reach the score. */
function mayHold(text: string, line: GlancedLine, finds: Finds, mayReach: MayReach, repeated: boolean): boolean {
  const may = (unit: Unit, from: number, to: number, exact: boolean) =>
    mayReach(line, finds, { unit, from, to, exact }, repeated);
  if (isOdd(line)) return may("bracket", 0, Number.POSITIVE_INFINITY, false);
  if (may("line", 0, line.length, true)) return true;
  for (let i = 0; i < line.openerCount; i++) {
    const from = line.openers[i]!;
    if (from === line.length) continue;
    const end = bracketEnd(text, line.origins[from]!);
    if (end !== undefined && may("bracket", from, firstFrom(line.origins, line.length, end), true)) return true;
  }
  if ((line.signs & SIGNS.oddBrackets) !== 0 && may("bracket", 0, line.length, false)) return true;
  if ((line.signs & SIGNS.oddSentences) !== 0) {
    return may("sentence", 0, line.length, false) || may("insert", 0, line.length, false);
  }
  let from = 0;
  for (let i = 0; i <= line.stopCount; i++) {
    const to = i === line.stopCount ? line.length : line.stops[i]!;
    if (may("sentence", from, to, true) || may("insert", from, to, false)) return true;
    from = to;
  }
  return false;
}

function prospectOf(line: GlancedLine, finds: Finds, mayReach: MayReach, mayRepeat: MayRepeat): Prospect {
  const { length, signs } = line;
  const repeated = mayRepeat(line);
  const sources = new Set(finds.owners);
  if (isOdd(line) || finds.owners.length > MOST_FINDS) return { sources, mayReach: () => true };
  const measured: Measured = { units: line.units.slice(0, length), length, signs };
  const origins = line.origins.slice(0, length);
  return {
    sources,
    mayReach({ start, end }, unit) {
      const stretch = {
        unit,
        from: firstFrom(origins, length, start),
        to: firstFrom(origins, length, end),
        exact: true,
      };
      return mayReach(measured, finds, stretch, repeated);
    },
  };
}

/** The first position whose unit comes from an offset or one behind it. */
function firstFrom(origins: Int32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (origins[mid]! < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}
