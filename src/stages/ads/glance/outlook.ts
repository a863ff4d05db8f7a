import { eachMatch } from "../../../core/each-match.js";
import { isTerse } from "../features.js";
import type { AdModel } from "../model.js";
import { type Ceiling, makeCeiling, type Outlook, type Unit } from "./ceiling.js";
import { type Finds, loosePattern, REACHES, stringOf } from "./finds.js";
import type { GlancedLine } from "./line-scan.js";
import { markReach } from "./reach.js";
import { type Repeat, repeatedShare } from "./repeats.js";
import { SOURCES } from "./sources.js";

/** A stretch of a line's units that may be cut out as a passage. */
export interface Stretch {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** Whether its ends are those of the passage, so that its length and its text tell. */
  readonly exact: boolean;
}

/** The parts of a line that bounds need; a copy of them serves as well as the line. */
export type Measured = Pick<GlancedLine, "units" | "origins" | "length" | "signs">;

/** Whether a stretch with these finds may reach the score from which it is reported. */
export type MayReach = (line: Measured, finds: Finds, stretch: Stretch, repeats: readonly Repeat[]) => boolean;

/** Makes the bound of a model for stretches of lines. */
export function makeOutlook(model: AdModel): MayReach {
  const ceiling: Ceiling = makeCeiling(model);
  const ids = new Map([...new Set(SOURCES.flatMap(({ features }) => features))].map((name, id) => [name, id]));
  const gains = SOURCES.map(({ features }) =>
    features.map((name) => ({ id: ids.get(name)!, gain: Math.max(0, model.weights[name] ?? 0) })),
  );
  const seen = new Uint8Array(ids.size);
  // Asked many times for every text: one object for all questions, so that none is made for each.
  const outlook: { -readonly [name in keyof Outlook]: Outlook[name] } = {
    unit: "line",
    evidence: 0,
    kinds: 0,
    hits: 0,
    shortest: 0,
    longest: 0,
    bare: 0,
    signs: 0,
    repeated: 0,
    manifold: 0,
  };
  const weigh = ({ owners, places, hits }: Finds, from: number, to: number) => {
    seen.fill(0);
    outlook.evidence = 0;
    outlook.hits = 0;
    let kinds = 0;
    for (let i = 0; i < owners.length; i++) {
      const at = places[i]!;
      if (at >= 0 && (at < from || at >= to)) continue;
      outlook.hits += hits[i]!;
      kinds |= KINDS[owners[i]!]!;
      for (const { id, gain } of gains[owners[i]!]!) {
        if (seen[id] === 0) outlook.evidence += gain;
        seen[id] = 1;
      }
    }
    outlook.kinds = countBits(kinds);
  };
  return (line, finds, { unit, from, to, exact }, repeats) => {
    weigh(finds, from, to);
    if (outlook.hits === 0) return false;
    outlook.unit = unit;
    outlook.signs = line.signs;
    const mayCount = unit === "line" && repeats.length > 0 && isTerse(stringOf(line.units.subarray(from, to)));
    Object.assign(outlook, mayCount ? repeatedShare(line, from, to, repeats) : UNREPEATED);
    outlook.shortest = 0;
    outlook.longest = Number.POSITIVE_INFINITY;
    outlook.bare = 0;
    if (!ceiling(outlook)) return false;
    if (!exact) return true;
    const inside = matchesIn(line, finds, from, to);
    weigh(inside.finds, from, to);
    Object.assign(outlook, measure(line, inside, from, to));
    return ceiling(outlook);
  };
}

/** Repetition counts for lines only, see `featuresOf`. */
const UNREPEATED = { repeated: 0, manifold: 0 };

const KIND_NAMES = [...new Set(SOURCES.map(({ name }) => name.split("/")[0]!))];
const KINDS = SOURCES.map(({ name }) => 1 << KIND_NAMES.indexOf(name.split("/")[0]!));

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The finds of a stretch that its text bears out, and what of it they cover. */
interface Matches {
  readonly finds: Finds;
  /** For each unit of the line whether evidence may cover it; reused. */
  readonly marks: Uint8Array;
  /** Whether all of the stretch may be covered. */
  readonly all: boolean;
}

let marks = new Uint8Array(0);

/**
 * Looks at the text of a stretch for the sources found in it. Patterns of the tight view are run on it, since the tight
 * view of a part of a line is that part of the line's; of others it is known how far a match may reach.
 */
function matchesIn(line: Measured, finds: Finds, from: number, to: number): Matches {
  if (marks.length < line.length) marks = new Uint8Array(line.length * 2);
  marks.fill(0, from, to);
  let all = false;
  let tight: string | undefined;
  const counts = new Map<number, number>();
  for (let i = 0; i < finds.owners.length; i++) {
    const owner = finds.owners[i]!;
    const at = finds.places[i]!;
    if (at >= 0 && (at < from || at >= to)) continue;
    const reach = REACHES[owner]!;
    if (SOURCES[owner]!.view === "tight") {
      if (counts.has(owner)) continue;
      tight ??= stringOf(line.units.subarray(from, to));
      counts.set(owner, markMatches(owner, tight, from));
    } else if (reach > 0) {
      if (at < 0 || reach === Number.POSITIVE_INFINITY) all = true;
      else markReach(line.units, at, reach, from, to, marks);
    }
  }
  const owners: number[] = [];
  const places: number[] = [];
  const hits: number[] = [];
  for (const [owner, count] of counts) {
    if (count === 0) continue;
    owners.push(owner);
    places.push(-1);
    hits.push(count);
  }
  for (let i = 0; i < finds.owners.length; i++) {
    if (counts.has(finds.owners[i]!)) continue;
    owners.push(finds.owners[i]!);
    places.push(finds.places[i]!);
    hits.push(finds.hits[i]!);
  }
  return { finds: { owners, places, hits }, marks, all };
}

/**
 * Marks what a source's pattern matches in a stretch, and counts the matches. A passage may begin behind the closing
 * marks that the stretch begins with, so a pattern that looks at the start is run without its assertions, too.
 */
function markMatches(owner: number, tight: string, from: number): number {
  let most = 0;
  const { pattern: own } = SOURCES[owner]!;
  for (const pattern of own.source.includes("^") ? new Set([own, loosePattern(owner)]) : [own]) {
    let count = 0;
    eachMatch(pattern, tight, ({ 0: { length }, index }) => {
      marks.fill(1, from + index, from + index + length);
      count++;
    });
    most = Math.max(most, count);
  }
  return most;
}

/** What `shape` divides a passage by, and what a passage is stripped of at its start. */
const isBreak = unitTable(",，。!！?？;；:：~—");
const isStripped = unitTable(",。、;:!?)】」”’』》\"'");
/** Closing marks that a sentence may have beyond its stop. */
const CLOSERS = 8;
/** What a clause may hold beside its evidence: see `shape`. */
const EXPLAINED = 14;

/** The bounds of a passage: how long it is, and how much of it no evidence may explain. */
function measure({ units }: Measured, { marks: covered, all }: Matches, from: number, to: number) {
  let start = from;
  while (start < to && isStripped[units[start]!] === 1) start++;
  let length = 0;
  let bare = 0;
  let size = 0;
  let marked = 0;
  for (let i = start; i <= to; i++) {
    if (i < to && isBreak[units[i]!] === 0) {
      size++;
      marked += covered[i]!;
      continue;
    }
    length += size;
    bare += marked === 0 ? size : Math.max(0, size - marked - EXPLAINED);
    size = 0;
    marked = 0;
  }
  return { shortest: length, longest: length + CLOSERS, bare: all ? 0 : bare };
}

function unitTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
