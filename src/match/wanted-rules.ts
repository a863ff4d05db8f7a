import type { Range } from "../core/edit.js";
import type { Text } from "../core/text.js";
import type { AnchoredLine } from "./anchored-lines.js";
import { wholeLine } from "./folded-lines.js";
import type { PlainAsks } from "./plain-lines.js";
import { isTooLong, startsAs } from "./plain-lines.js";
import type { RulePool, RuleSet } from "./rule-set.js";
import { UnitPresence } from "./unit-presence.js";

/** The rules that may match in a line: it has an anchor of theirs, and what else they need. */
export interface WantedRules {
  readonly line: AnchoredLine;
  /** As indices in their set, each once. */
  readonly rules: readonly number[];
}

/** Finds the rules of a set that may match in the lines of a text: of all sets that are searched together at once. */
export function wantedRules(text: Text, set: RuleSet): readonly WantedRules[] {
  const { pool } = set;
  return text.view(pool.sets, () => findWanted(text, pool)).get(set) ?? NONE;
}

const NONE: readonly WantedRules[] = [];

function findWanted(text: Text, pool: RulePool): ReadonlyMap<RuleSet, readonly WantedRules[]> {
  const found = new Map<RuleSet, WantedRules[]>();
  for (const line of pool.linesOf(text)) {
    for (const set of pool.sets) {
      const rules = rulesFor(text, line, set);
      if (rules === undefined) continue;
      const known = found.get(set);
      if (known === undefined) found.set(set, [{ line, rules }]);
      else known.push({ line, rules });
    }
  }
  return found;
}

function rulesFor(text: Text, line: AnchoredLine, { rulesOf, needs, plain }: RuleSet): number[] | undefined {
  let wanted: Set<number> | undefined;
  for (const literal of line.literals) {
    for (const rule of rulesOf(literal)) {
      if (wanted?.has(rule) === true) continue;
      // What asks for all units of the line comes last.
      const asks = line.isPlain ? plain[rule] : undefined;
      if (asks !== undefined && !fitsPlain(text, line, asks)) continue;
      if (!mayMeet(text, line, needs[rule]!) || (asks !== undefined && !mayMeet(text, line, asks.needs))) continue;
      wanted ??= new Set();
      wanted.add(rule);
    }
  }
  return wanted && [...wanted];
}

const units = new UnitPresence();
/** The line whose units were noted last. */
let noted: AnchoredLine | undefined;

/** Whether a line may have one of each set of units. */
function mayMeet(text: Text, line: AnchoredLine, needs: readonly Uint16Array[]): boolean {
  if (needs.length === 0) return true;
  if (noted !== line) {
    noteUnits(text, line);
    noted = line;
  }
  return hasAll(needs);
}

/** The same of a part of a line in which each unit folds to one. */
export function mayMeetIn(text: Text, { start, end }: Range, needs: readonly Uint16Array[]): boolean {
  if (needs.length === 0) return true;
  noted = undefined;
  units.noteFolded(text.units, start, end);
  return hasAll(needs);
}

/** Whether what was noted may have one of each set of units. */
function hasAll(needs: readonly Uint16Array[]): boolean {
  return needs.every((need) => units.mayHaveOneOf(need));
}

/** Whether a line in which each unit folds to one begins as a rule's match may, and is no longer. */
function fitsPlain(text: Text, line: AnchoredLine, asks: PlainAsks): boolean {
  return startsAs(asks, text.units, line) && !isTooLong(asks, text.units, line);
}

/** Notes the units of a line's folded view. */
function noteUnits(text: Text, line: AnchoredLine): void {
  if (line.isPlain) units.noteFolded(text.units, line.start, line.end);
  else units.note(wholeLine(text, line).units);
}
