import { apply } from "../core/edit.js";
import { CleanError } from "../core/errors.js";
import { FOLD_KINDS, fold } from "../core/fold.js";
import { resolve } from "../core/resolve.js";
import { Text } from "../core/text.js";
import { hitEdit } from "../match/hit-edits.js";
import type { PatternCompiler } from "../match/pattern.js";
import type { CompiledRule } from "../match/rule.js";
import { foldAnchor, isStableAnchor, joinRules } from "../match/rule-set.js";
import { runRules } from "../match/run-rules.js";
import type { LoadedPack } from "./load.js";
import { ruleSpecs } from "./rule-specs.js";
import type { PackRule } from "./schema.js";

/** What is wrong with a rule, and where in its pack. */
export interface PackProblem {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
}

/**
 * Compiles the rules of a pack and proves them: ids are unique, anchors are such that folding cannot break them and
 * one stands in every example, each example comes out as it says, and no keep fires.
 *
 * @throws CleanError `pack-invalid` with file, place and what is wrong, for the first problem
 */
export function checkPack(loaded: LoadedPack, compile: PatternCompiler): CompiledRule[] {
  const rules: CompiledRule[] = [];
  const seen = new Set<string>();
  ruleSpecs(loaded.pack).forEach((spec, index) => {
    const path = ["rules", index];
    if (seen.has(spec.id)) fail(loaded, { path: [...path, "id"], problem: `duplicate id ${spec.id}` });
    seen.add(spec.id);
    let rule: CompiledRule;
    try {
      rule = { ...spec, matcher: compile(spec.pattern) };
    } catch (error) {
      fail(loaded, { path: [...path, "pattern"], problem: (error as Error).message });
    }
    for (const found of problemsOf(rule, loaded.pack.rules[index]!)) {
      fail(loaded, { path: [...path, ...found.path], problem: `${spec.id}: ${found.problem}` });
    }
    rules.push(rule);
  });
  return rules;
}

/** What a rule's own examples and keeps say against it. */
export function* problemsOf(rule: CompiledRule, source: PackRule): Generator<PackProblem> {
  for (const [i, anchor] of source.anchors.entries()) {
    if (!isStableAnchor(anchor)) {
      yield { path: ["anchors", i], problem: `anchor ${JSON.stringify(anchor)}: expected letters, digits or Han only` };
    }
  }
  for (const [i, { from, to }] of source.examples.entries()) {
    const view = fold(from, FOLD_KINDS).text;
    if (!source.anchors.some((anchor) => view.includes(foldAnchor(anchor)))) {
      yield { path: ["examples", i], problem: `none of the anchors stands in ${JSON.stringify(from)}` };
    }
    const got = runAlone(rule, from);
    if (got === undefined) {
      yield { path: ["examples", i], problem: `the pattern does not fire on ${JSON.stringify(from)}` };
    } else if (to !== undefined && got !== to) {
      yield {
        path: ["examples", i, "to"],
        problem: `found ${JSON.stringify(got)}, expected ${JSON.stringify(to)}`,
      };
    } else if (to === undefined && rule.action !== "evidence" && rule.action !== "report") {
      yield { path: ["examples", i], problem: `${rule.action} needs "to"` };
    }
  }
  for (const [i, keep] of source.keep.entries()) {
    if (runAlone(rule, keep) !== undefined) {
      yield { path: ["keep", i], problem: `the pattern fires on ${JSON.stringify(keep)}` };
    }
  }
}

/** What the rule alone makes of a text, or nothing if it does not fire. */
export function runAlone(rule: CompiledRule, source: string): string | undefined {
  const text = new Text(source);
  const hits = runRules(text, joinRules([rule]));
  if (hits.length === 0) return undefined;
  const edits = hits.flatMap((hit) => hitEdit(text, hit) ?? []);
  return apply(source, resolve(source, edits, { apply: 0, report: 0 }).applied);
}

function fail(loaded: LoadedPack, { path, problem }: PackProblem): never {
  throw new CleanError("pack-invalid", { file: loaded.file, at: loaded.placeOf(path), problem });
}
