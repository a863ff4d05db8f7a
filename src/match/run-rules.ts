import { byPlace, moved, type Range } from "../core/edit.js";
import { CHANGED } from "../core/kept-lines.js";
import { isBlank, type Line, Text } from "../core/text.js";
import type { AnchoredLine } from "./anchored-lines.js";
import { foldedPart, foldedUnit } from "./folded-lines.js";
import type { CompiledRule } from "./rule.js";
import type { RuleSet } from "./rule-set.js";
import { sentencesOf } from "./units.js";
import { mayMeetIn, wantedRules } from "./wanted-rules.js";

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
export function runRules(text: Text, set: RuleSet): readonly RuleHit[] {
  const hits = text.view(set, () => {
    const earlier = text.earlier<readonly RuleHit[]>(set);
    return earlier === undefined ? hitsIn(text, set) : hitsSince(earlier.text, earlier.view, text, set);
  });
  return hits.length === 0 ? hits : hits.filter((hit) => liesInPlace(text, hit));
}

/** The hits in all lines, wherever in the text their rules may stand. */
function hitsIn(text: Text, set: RuleSet): readonly RuleHit[] {
  const hits: RuleHit[] = [];
  for (const { line, rules } of wantedRules(text, set))
    for (const rule of rules) runOnLine(text, line, set, rule, hits);
  return hits.sort(byPlaceAndRule);
}

/** The same from the hits of a text that this one was made of. */
function hitsSince(before: Text, known: readonly RuleHit[], text: Text, set: RuleSet): readonly RuleHit[] {
  const { same, changed, others } = text.view(before, () => changesSince(before, text));
  const hits: RuleHit[] = [];
  let next = 0; // of the known hits
  for (let index = 0; index < same.length && next < known.length; index++) {
    if (same[index] === CHANGED) continue;
    const old = before.lines[same[index]!]!;
    while (next < known.length && known[next]!.start < old.start) next++;
    for (; next < known.length && known[next]!.end <= old.end; next++)
      hits.push(moved(known[next]!, text.lines[index]!.start - old.start));
  }
  if (changed.length === 0) return hits;
  for (const hit of hitsIn(others, set)) {
    const line = others.lineAt(hit.start);
    hits.push(moved(hit, changed[line]!.start - others.lines[line]!.start));
  }
  return hits.sort(byPlaceAndRule);
}

/** The lines of a text that are not those of an earlier one, as a text of their own: all sets of rules go over that. */
function changesSince(before: Text, text: Text) {
  const same = text.sameLines(before)!;
  const changed: readonly Line[] = text.lines.filter(
    ({ start, end }, index) => same[index] === CHANGED && !isBlank(text.value, start, end),
  );
  const others = new Text(changed.map(({ start, end }) => text.value.slice(start, end)).join("\n"));
  return { same, changed, others };
}

function byPlaceAndRule(a: RuleHit, b: RuleHit): number {
  return byPlace(a, b) || (a.rule.id < b.rule.id ? -1 : 1);
}

function runOnLine(
  text: Text,
  anchored: AnchoredLine,
  { rules, views, takesPlain, needs }: RuleSet,
  which: number,
  hits: RuleHit[],
): void {
  const rule = rules[which]!;
  const units = rule.unit === "line" ? [anchored] : sentencesOf(text, text.lines[anchored.index]!);
  const isShared = anchored.isPlain && takesPlain[which] === true;
  for (const unit of units) {
    // The line has what the rule needs; few of its sentences do.
    if (unit !== anchored && anchored.isPlain && !mayMeetIn(text, unit, needs[which]!)) continue;
    const folded = isShared ? foldedPart(text, anchored, unit) : foldedUnit(text, unit, rule.fold, views[which]!);
    for (const match of rule.matcher.matchAll(folded.text)) {
      const { start, end } = folded.toSource(match.start, match.end);
      hits.push({ rule, start: unit.start + start, end: unit.start + end, groups: match.groups });
    }
  }
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
