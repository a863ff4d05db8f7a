import { byPlace, moved, type Range } from "../core/edit.js";
import { FOLD_KINDS, type Folded, type FoldKind, fold } from "../core/fold.js";
import { CHANGED } from "../core/kept-lines.js";
import { isBlank, type Line, Text } from "../core/text.js";
import { cutLine } from "./cut-line.js";
import type { CompiledRule } from "./rule.js";
import type { RuleSet } from "./rule-set.js";
import { UnitPresence } from "./unit-presence.js";
import { sentencesOf } from "./units.js";

/** Where a rule's pattern matched, in offsets of the text. */
export interface RuleHit extends Range {
  readonly rule: CompiledRule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** How many lines with text at either end of a document are its head and tail. */
const EDGE_LINES = 12;

/**
 * Runs rules over a text: one search for all anchors, then each pattern on the lines only that hold one of its anchors.
 * Hits are in order of place, then of rule. Of a text that was made by edits only the lines that these changed are gone
 * over: a rule never looks beyond its line.
 */
export function runRules(text: Text, set: RuleSet): RuleHit[] {
  const hits = text.view(set, () => {
    const earlier = text.earlier<readonly RuleHit[]>(set);
    return earlier === undefined ? hitsIn(text, set) : hitsSince(earlier.text, earlier.view, text, set);
  });
  return hits.filter((hit) => liesInPlace(text, hit));
}

/** The hits in all lines, wherever in the text their rules may stand. */
function hitsIn(text: Text, set: RuleSet): readonly RuleHit[] {
  const found = set.anchors.findAll(text);
  if (found.length === 0) return [];
  const view = text.folded(FOLD_KINDS);
  const { units } = view;
  const hits: RuleHit[] = [];
  // Hits of one line follow one another.
  for (let i = 0; i < found.length; ) {
    const { start } = found[i]!;
    const [from, to] = [lineStart(units, start), lineEnd(units, start)];
    const wanted = new Set<number>();
    do wanted.add(set.owners[found[i]!.id]!);
    while (++i < found.length && found[i]!.start < to);
    let rules = [...wanted];
    if (rules.some((rule) => set.needs[rule]!.length > 0)) {
      lineUnits.note(units, from, to);
      rules = rules.filter((rule) => set.needs[rule]!.every((need) => lineUnits.mayHaveOneOf(need)));
    }
    if (rules.length === 0) continue;
    const line = text.lineAt(view.toSource(start, start + 1).start);
    const folded = cutLine(text, view, { start: from, end: to }, text.lines[line]!);
    for (const rule of rules.sort((a, b) => a - b)) runOnLine(text, line, folded, set, rule, hits);
  }
  return hits.sort(byPlaceAndRule);
}

/** The same from the hits of a text that this one was made of. */
function hitsSince(before: Text, known: readonly RuleHit[], text: Text, set: RuleSet): readonly RuleHit[] {
  const same = text.sameLines(before)!;
  const hits: RuleHit[] = [];
  const changed: Line[] = [];
  let next = 0; // of the known hits
  text.lines.forEach((line, index) => {
    const { start, end } = line;
    if (same[index] === CHANGED) {
      if (!isBlank(text.value, start, end)) changed.push(line);
      return;
    }
    const old = before.lines[same[index]!]!;
    while (next < known.length && known[next]!.start < old.start) next++;
    for (; next < known.length && known[next]!.end <= old.end; next++)
      hits.push(moved(known[next]!, start - old.start));
  });
  if (changed.length === 0) return hits;
  const others = new Text(changed.map(({ start, end }) => text.value.slice(start, end)).join("\n"));
  for (const hit of hitsIn(others, set)) {
    const line = others.lineAt(hit.start);
    hits.push(moved(hit, changed[line]!.start - others.lines[line]!.start));
  }
  return hits.sort(byPlaceAndRule);
}

function byPlaceAndRule(a: RuleHit, b: RuleHit): number {
  return byPlace(a, b) || (a.rule.id < b.rule.id ? -1 : 1);
}

function lineStart(units: Uint16Array, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(units[start - 1]!)) start--;
  return start;
}

function lineEnd(units: Uint16Array, at: number): number {
  let end = at;
  while (end < units.length && !isLineEnd(units[end]!)) end++;
  return end;
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

const lineUnits = new UnitPresence();

/** @param cut the line as the folded text has it, if that is what most rules want */
function runOnLine(
  text: Text,
  index: number,
  cut: Folded | undefined,
  { rules, views, takesCut }: RuleSet,
  which: number,
  hits: RuleHit[],
): void {
  const rule = rules[which]!;
  const line = text.lines[index]!;
  const units = rule.unit === "line" ? [line] : sentencesOf(text, line);
  for (const unit of units) {
    const isCut = cut !== undefined && takesCut[which] === true;
    const folded = isCut ? cut : foldedUnit(text, unit, rule.fold, views[which]!);
    for (const match of rule.matcher.matchAll(folded.text)) {
      const { start, end } = folded.toSource(match.start, match.end);
      hits.push({ rule, start: unit.start + start, end: unit.start + end, groups: match.groups });
    }
  }
}

/** A line or sentence folded as a rule wants it; rules that want the same share it. */
function foldedUnit(text: Text, { start, end }: Range, kinds: readonly FoldKind[], view: string): Folded {
  const known = text.view(view, () => new Map<number, Folded>());
  let folded = known.get(start);
  if (folded === undefined) {
    folded = fold(text.value.slice(start, end), kinds);
    known.set(start, folded);
  }
  return folded;
}

/** Whether a hit stands where its rule may. */
function liesInPlace(text: Text, hit: RuleHit): boolean {
  const { at } = hit.rule;
  if (at.length === 0) return true;
  const line = text.lineAt(hit.start);
  return at.some((place) => liesAt(text, line, hit, place));
}

function liesAt(text: Text, index: number, hit: Range, place: CompiledRule["at"][number]): boolean {
  const line = text.lines[index]!;
  switch (place) {
    case "start":
      return isBlank(text.value, line.start, hit.start);
    case "end":
      return isBlank(text.value, hit.end, line.end);
    case "head":
      return index <= edges(text).head;
    case "tail":
      return index >= edges(text).tail;
  }
}

/** The last line of the head and the first one of the tail. */
function edges(text: Text): { readonly head: number; readonly tail: number } {
  return text.view("edges", (value) => {
    const full = text.lines.flatMap(({ start, end }, i) => (isBlank(value, start, end) ? [] : [i]));
    return { head: full[EDGE_LINES - 1] ?? full.at(-1) ?? 0, tail: full.at(-EDGE_LINES) ?? full[0] ?? 0 };
  });
}
