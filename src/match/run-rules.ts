import { byPlace, moved, type Range } from "../core/edit.js";
import { FOLD_KINDS, type Folded, type FoldKind, fold, foldOneByOne } from "../core/fold.js";
import { CHANGED } from "../core/kept-lines.js";
import { unitFolds } from "../core/lone-units.js";
import { isBlank, type Line, Text } from "../core/text.js";
import type { AnchoredLine } from "./anchored-lines.js";
import type { CompiledRule } from "./rule.js";
import { type RuleSet, viewName } from "./rule-set.js";
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
  const hits: RuleHit[] = [];
  for (const line of set.anchors.linesOf(text))
    for (const rule of rulesFor(text, line, set)) runOnLine(text, line, set, rule, hits);
  return hits.sort(byPlaceAndRule);
}

/** The rules that may match in a line: it has an anchor of theirs, and what else they need. */
function rulesFor(text: Text, line: AnchoredLine, { rulesOf, needs }: RuleSet): readonly number[] {
  let wanted: Set<number> | undefined;
  let isNoted = false;
  for (const literal of line.literals) {
    for (const rule of rulesOf(literal)) {
      if (wanted?.has(rule) === true) continue;
      if (needs[rule]!.length > 0 && !isNoted) {
        noteUnits(text, line);
        isNoted = true;
      }
      if (hasNeeds(needs[rule]!)) {
        wanted ??= new Set();
        wanted.add(rule);
      }
    }
  }
  return wanted === undefined ? NONE : [...wanted];
}

const NONE: readonly number[] = [];

/** Whether the units noted may have one of each set. */
function hasNeeds(needs: readonly Uint16Array[]): boolean {
  for (const need of needs) if (!lineUnits.mayHaveOneOf(need)) return false;
  return true;
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

const lineUnits = new UnitPresence();

/** Notes the units of a line's folded view. */
function noteUnits(text: Text, line: AnchoredLine): void {
  if (line.isPlain) lineUnits.note(text.units, line.start, line.end, unitFolds());
  else {
    const { units } = wholeLine(text, line);
    lineUnits.note(units, 0, units.length);
  }
}

function runOnLine(
  text: Text,
  anchored: AnchoredLine,
  { rules, views, takesPlain }: RuleSet,
  which: number,
  hits: RuleHit[],
): void {
  const rule = rules[which]!;
  const isShared = anchored.isPlain && takesPlain[which] === true;
  const units = rule.unit === "line" ? [anchored] : sentencesOf(text, text.lines[anchored.index]!);
  for (const unit of units) {
    const folded = isShared ? wholeLine(text, anchored) : foldedUnit(text, unit, rule.fold, views[which]!);
    for (const match of rule.matcher.matchAll(folded.text)) {
      const { start, end } = folded.toSource(match.start, match.end);
      hits.push({ rule, start: unit.start + start, end: unit.start + end, groups: match.groups });
    }
  }
}

const WHOLE_LINES = viewName("line", FOLD_KINDS);

/** A line folded by all kinds. A plain one folds to the same by those kinds alone that look at characters. */
function wholeLine(text: Text, { start, end, isPlain }: AnchoredLine): Folded {
  return kept(text, WHOLE_LINES, start, () => {
    const source = text.value.slice(start, end);
    return isPlain ? foldOneByOne(source, text.units, start, FOLD_KINDS) : fold(source, FOLD_KINDS);
  });
}

/** A line or sentence folded as a rule wants it; rules that want the same share it. */
function foldedUnit(text: Text, { start, end }: Range, kinds: readonly FoldKind[], view: string): Folded {
  return kept(text, view, start, () => fold(text.value.slice(start, end), kinds));
}

/** What was made of a stretch of the text, by the name of the view and where the stretch starts. */
function kept(text: Text, view: string, start: number, make: () => Folded): Folded {
  const known = text.view(view, () => new Map<number, Folded>());
  let folded = known.get(start);
  if (folded === undefined) {
    folded = make();
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
