import type { AdModel } from "../model.js";
import { type Ceiling, makeCeiling, type Unit } from "./ceiling.js";
import { type Finds, REACHES } from "./finds.js";
import type { GlancedLine } from "./line-scan.js";
import { markReach } from "./reach.js";
import { SOURCES } from "./sources.js";

/** A stretch of a line's units that may be cut out as a passage. */
export interface Stretch {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** Whether its ends are those of the passage, so that its length tells. */
  readonly exact: boolean;
}

/** The parts of a line that bounds need; a copy of them serves as well as the line. */
export type Measured = Pick<GlancedLine, "units" | "length" | "signs">;

/** Whether a stretch with these finds may reach the score from which it is reported. */
export type MayReach = (line: Measured, finds: Finds, stretch: Stretch, repeated: boolean) => boolean;

/** Makes the bound of a model for stretches of lines. */
export function makeOutlook(model: AdModel): MayReach {
  const ceiling: Ceiling = makeCeiling(model);
  const ids = new Map([...new Set(SOURCES.flatMap(({ features }) => features))].map((name, id) => [name, id]));
  const gains = SOURCES.map(({ features }) =>
    features.map((name) => ({ id: ids.get(name)!, gain: Math.max(0, model.weights[name] ?? 0) })),
  );
  const seen = new Uint8Array(ids.size);
  return (line, finds, stretch, repeated) => {
    const { unit, from, to, exact } = stretch;
    seen.fill(0);
    let evidence = 0;
    let kinds = 0;
    let hits = 0;
    for (let i = 0; i < finds.owners.length; i++) {
      const at = finds.places[i]!;
      if (at >= 0 && (at < from || at >= to)) continue;
      const owner = finds.owners[i]!;
      hits += finds.hits[i]!;
      kinds |= KINDS[owner]!;
      for (const { id, gain } of gains[owner]!) {
        evidence += seen[id] === 1 ? 0 : gain;
        seen[id] = 1;
      }
    }
    if (hits === 0) return false;
    const size = exact ? measure(line, finds, from, to) : UNKNOWN;
    return ceiling({ unit, evidence, kinds: countBits(kinds), hits, signs: line.signs, repeated, ...size });
  };
}

const UNKNOWN = { shortest: 0, longest: Number.POSITIVE_INFINITY, bare: 0 };

const KIND_NAMES = [...new Set(SOURCES.map(({ name }) => name.split("/")[0]!))];
const KINDS = SOURCES.map(({ name }) => 1 << KIND_NAMES.indexOf(name.split("/")[0]!));

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** What `shape` divides a passage by, and what a passage is stripped of at its start. */
const isBreak = unitTable(",，。!！?？;；:：~—");
const isStripped = unitTable(",。、;:!?)】」”’』》\"'");
/** Closing marks that a sentence may have beyond its stop. */
const CLOSERS = 8;
/** What a clause may hold beside its evidence: see `shape`. */
const EXPLAINED = 14;

let marks = new Uint8Array(0);

/** The bounds of a passage: how long it is, and how much of it no evidence may explain. */
function measure({ units, length: end }: Measured, finds: Finds, from: number, to: number) {
  if (marks.length < end) marks = new Uint8Array(end * 2);
  marks.fill(0, from, to);
  let bounded = true;
  for (let i = 0; i < finds.owners.length; i++) {
    const at = finds.places[i]!;
    const reach = REACHES[finds.owners[i]!]!;
    if (reach === 0) continue;
    if (at < 0 || reach === Number.POSITIVE_INFINITY) bounded = false;
    else if (at >= from && at < to) markReach(units, at, reach, from, to, marks);
  }
  let start = from;
  while (start < to && isStripped[units[start]!] === 1) start++;
  let length = 0;
  let bare = 0;
  let size = 0;
  let marked = 0;
  for (let i = start; i <= to; i++) {
    if (i < to && isBreak[units[i]!] === 0) {
      size++;
      marked += marks[i]!;
      continue;
    }
    length += size;
    bare += marked === 0 ? size : Math.max(0, size - marked - EXPLAINED);
    size = 0;
    marked = 0;
  }
  return { shortest: length, longest: length + CLOSERS, bare: bounded ? bare : 0 };
}

function unitTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
