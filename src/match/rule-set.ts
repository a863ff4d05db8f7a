import { CHARACTER_KINDS, FOLD_KINDS, type FoldKind, fold, foldKey } from "../core/fold.js";
import { unitsOfText } from "../core/text-units.js";
import type { AnchorGroup } from "./anchor-pool.js";
import { AnchorPool } from "./anchor-pool.js";
import type { PatternCompiler } from "./pattern.js";
import { type PlainAsks, plainAsks } from "./plain-lines.js";
import type { CompiledRule, RuleSpec, RuleUnit } from "./rule.js";

/** Where sets of rules look for their anchors together, so that a text is gone over once for all of them. */
export class RulePool extends AnchorPool {
  /** In the order in which they were made; another list once one joins. */
  sets: readonly RuleSet[] = [];
}

/** Rules made ready to run: their patterns compiled, all their anchors in one search. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly anchors: AnchorGroup;
  readonly pool: RulePool;
  /** The rules, as their indices, that an anchor stands for, by its number in the pool; each once. */
  readonly rulesOf: (literal: number) => readonly number[];
  /** For each rule the name of the lines or sentences it is run on, folded as it wants them. */
  readonly views: readonly string[];
  /** For each rule whether it asks for all that looks at characters to be folded. */
  readonly takesPlain: readonly boolean[];
  /** For each rule its `needs`, as UTF-16 units. */
  readonly needs: readonly (readonly Uint16Array[])[];
  /** For each rule that takes plain lines what is known of those that it matches. */
  readonly plain: readonly (PlainAsks | undefined)[];
}

/**
 * Compiles rules. The anchors are folded by all kinds, since the search runs on that view.
 *
 * @throws SyntaxError from the compiler, for a pattern it cannot take
 */
export function compileRules(specs: readonly RuleSpec[], compile: PatternCompiler): RuleSet {
  return joinRules(specs.map((spec) => ({ ...spec, matcher: compile(spec.pattern) })));
}

/**
 * Makes one set of rules that may come from different compilers.
 *
 * @param pool where other sets are searched for in the same pass
 */
export function joinRules(rules: readonly CompiledRule[], pool: RulePool = new RulePool()): RuleSet {
  const literals: string[] = [];
  const owners: number[] = [];
  rules.forEach((rule, index) => {
    for (const anchor of rule.anchors) {
      literals.push(foldAnchor(anchor));
      owners.push(index);
    }
  });
  const needs = rules.map((rule) => (rule.needs ?? []).map(unitsOfText));
  const views = rules.map(({ unit, fold: kinds }) => viewName(unit, kinds));
  const takesPlain = rules.map(({ fold: kinds }) => CHARACTER_KINDS.every((kind) => kinds.includes(kind)));
  const plain = rules.map((rule, i) => (takesPlain[i] && rule.plain ? plainAsks(rule.plain) : undefined));
  const anchors = pool.add(literals);
  const known: (readonly number[] | undefined)[] = [];
  const rulesOf = (literal: number) => {
    known[literal] ??= [...new Set(anchors.indicesOf(literal).map((index) => owners[index]!))];
    return known[literal];
  };
  const set: RuleSet = { rules, anchors, pool, rulesOf, views, takesPlain, needs, plain };
  pool.sets = [...pool.sets, set];
  return set;
}

/** The name of the lines or sentences of a text, folded by some kinds. */
export function viewName(unit: RuleUnit, kinds: readonly FoldKind[]): string {
  return `${unit}s:${foldKey(kinds)}`;
}

/** An anchor as the search sees it. */
export function foldAnchor(anchor: string): string {
  return fold(anchor, FOLD_KINDS).text;
}

/**
 * Whether folding never deletes a part of the anchor, whatever stands around it: letters, digits and Han, and
 * punctuation that is neither decoration nor space.
 */
export function isStableAnchor(anchor: string): boolean {
  const folded = foldAnchor(`甲${anchor}乙`);
  return (
    anchor !== "" &&
    /^[\p{L}\p{N}:,;!?()[\]{}<>"“”‘’《》【】「」『』。、%#@$&=]+$/u.test(foldAnchor(anchor)) &&
    folded.length === foldAnchor(anchor).length + 2
  );
}
