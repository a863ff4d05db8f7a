import type { Range } from "../core/edit.js";
import { FOLD_KINDS, fold } from "../core/fold.js";
import type { Text } from "../core/text.js";
import type { CompiledRule } from "./rule.js";
import type { RuleSet } from "./rule-set.js";
import { splitSentences } from "./units.js";

/** Where a rule's pattern matched, in offsets of the text. */
export interface RuleHit extends Range {
  readonly rule: CompiledRule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** How many lines with text at either end of a document are its head and tail. */
const EDGE_LINES = 12;

/**
 * Runs rules over a text: one search for all anchors, then each pattern on the lines only that hold one of its anchors.
 * Hits are in order of place, then of rule.
 */
export function runRules(text: Text, set: RuleSet): RuleHit[] {
  const view = text.folded(FOLD_KINDS);
  const wanted = new Map<number, Set<number>>(); // line → rules with an anchor in it
  for (const hit of set.search.findAll(view.text)) {
    const line = text.lineAt(view.toSource(hit.start, hit.end).start);
    let rules = wanted.get(line);
    if (rules === undefined) {
      rules = new Set();
      wanted.set(line, rules);
    }
    rules.add(set.owners[hit.id]!);
  }
  const hits: RuleHit[] = [];
  for (const [line, rules] of [...wanted].sort(([a], [b]) => a - b)) {
    for (const index of [...rules].sort((a, b) => a - b)) hits.push(...runOnLine(text, line, set.rules[index]!));
  }
  return hits.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule.id < b.rule.id ? -1 : 1));
}

function runOnLine(text: Text, index: number, rule: CompiledRule): RuleHit[] {
  const line = text.lines[index]!;
  const units = rule.unit === "line" ? [line] : splitSentences(text, line);
  const hits: RuleHit[] = [];
  for (const unit of units) {
    const folded = fold(text.value.slice(unit.start, unit.end), rule.fold);
    for (const match of rule.matcher.matchAll(folded.text)) {
      const { start, end } = folded.toSource(match.start, match.end);
      const hit = { rule, start: unit.start + start, end: unit.start + end, groups: match.groups };
      if (rule.at.length === 0 || rule.at.some((place) => liesAt(text, index, hit, place))) hits.push(hit);
    }
  }
  return hits;
}

function liesAt(text: Text, index: number, hit: Range, place: CompiledRule["at"][number]): boolean {
  const line = text.lines[index]!;
  switch (place) {
    case "start":
      return text.value.slice(line.start, hit.start).trim() === "";
    case "end":
      return text.value.slice(hit.end, line.end).trim() === "";
    case "head":
      return index <= edges(text).head;
    case "tail":
      return index >= edges(text).tail;
  }
}

/** The last line of the head and the first one of the tail. */
function edges(text: Text): { readonly head: number; readonly tail: number } {
  return text.view("edges", (value) => {
    const full = text.lines.flatMap(({ start, end }, i) => (value.slice(start, end).trim() === "" ? [] : [i]));
    return { head: full[EDGE_LINES - 1] ?? full.at(-1) ?? 0, tail: full.at(-EDGE_LINES) ?? full[0] ?? 0 };
  });
}
