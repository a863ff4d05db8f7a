import { fold } from "../../core/fold.js";
import { compileSafe } from "../../match/compile-safe.js";
import type { CompiledRule } from "../../match/rule.js";
import { problemsOf } from "../check.js";
import { ORDINARY } from "../ordinary-text.js";
import { ruleSpecs } from "../rule-specs.js";
import { packSchema } from "../schema.js";
import type { RuleSource } from "../write-pack.js";
import { proveExamples } from "./examples.js";
import type { ReaderRule } from "./reader-rule.js";
import { Refusal } from "./refusal.js";
import { anchorsOf, canBeEmpty, sampleOf, spansLines, stable, tightnessOf } from "./regex-facts.js";
import { parseRegex, type RegexNode } from "./regex-tree.js";
import { turnReplacement } from "./turn-replacement.js";
import { escapeLiteral, writeRegex } from "./write-regex.js";

/** A rule that was turned, and why it only reports if it does. */
export interface TurnedRule {
  readonly rule: RuleSource;
  readonly onlyReports?: "loose" | "scoped";
}

/** Sure enough to be carried out, and sure enough to be shown: the bands of the stage `ads`. */
const CARRIED_OUT = 0.9;
const SHOWN = 0.6;
/** Letters that a pattern must hold at least to be carried out; shorter ones are words of the language (see the tests). */
const TIGHT = 6;
const DEFAULT_FOLD = ["zero-width", "nfkc", "case", "traditional"] as const;

/** The topic is only for the check of a single rule. */
const TRIAL = "ads/imported";

/**
 * Turns a rule of a reading app into one of a pack, with anchors, examples and keeps, and proves it as the loading of a
 * pack does.
 *
 * @param id the rule's name in the pack
 * @throws Refusal
 */
export function turnRule(source: ReaderRule, id: string): TurnedRule {
  const { pattern, anchors, samples, replacement, tight, whole } = source.isRegex ? ofRegex(source) : ofLiteral(source);
  if (anchors.length === 0) throw new Refusal("no-anchor");
  const onlyReports = source.scope !== "" ? "scoped" : tight ? undefined : "loose";
  const draft = {
    id,
    ...(source.isRegex && { fold: [] }),
    anchors: [...anchors],
    pattern,
    action: replacement === "" ? ("delete-match" as const) : ("replace" as const),
    ...(replacement !== "" && { replacement }),
    confidence: onlyReports === undefined ? CARRIED_OUT : SHOWN,
    reason: [source.name, source.group].filter((part) => part !== "").join(" · ") || id,
  };
  const compiled = compile(draft);
  const hit = ORDINARY.find((sentence) => compiled.matcher.matchAll(sentence).length > 0);
  if (hit !== undefined) throw new Refusal("hits-ordinary-text", { found: hit });
  const { examples, keep } = proveExamples(compiled, samples, whole);
  const rule = { ...draft, examples, keep };
  const [problem] = problemsOf(compiled, packSchema.parse({ pack: TRIAL, version: 1, rules: [rule] }).rules[0]!);
  if (problem !== undefined) throw new Refusal("check-failed", { problem: problem.problem });
  return { rule, ...(onlyReports !== undefined && { onlyReports }) };
}

interface Turned {
  readonly pattern: string;
  readonly anchors: readonly string[];
  readonly samples: readonly string[];
  readonly replacement: string;
  readonly tight: boolean;
  /** Whether it is tied to the start or the end of a line. */
  readonly whole: boolean;
}

function ofLiteral({ pattern, replacement }: ReaderRule): Turned {
  if (/[\r\n]/.test(pattern.trim())) throw new Refusal("spans-lines");
  if (pattern.trim() === "") throw new Refusal("no-anchor");
  const view = fold(pattern.trim(), DEFAULT_FOLD).text;
  if (view === "") throw new Refusal("no-anchor");
  const root: RegexNode = { kind: "sequence", parts: Array.from(view, (value) => ({ kind: "literal", value })) };
  return {
    pattern: escapeLiteral(view),
    anchors: stable(view) ?? [],
    samples: [pattern.trim(), view],
    replacement: turnReplacement(replacement, 0, "literal").template,
    tight: tightnessOf(root).letters >= TIGHT,
    whole: false,
  };
}

function ofRegex({ pattern, replacement }: ReaderRule): Turned {
  const { root, captures } = parseRegex(pattern);
  const turned = turnReplacement(replacement, captures, "regex");
  const body: RegexNode = turned.groups.has(0) ? { kind: "group", capture: 0, flags: "", body: root } : root;
  const written = writeRegex(body, turned.groups);
  if (canBeEmpty(root)) throw new Refusal("empty-match");
  if (spansLines(root)) throw new Refusal("spans-lines");
  const { letters, open } = tightnessOf(root);
  return {
    pattern: written,
    anchors: anchorsOf(root),
    samples: Array.from({ length: 8 }, (_, variant) => sampleOf(root, variant)),
    replacement: turned.template,
    tight: letters >= TIGHT && !open,
    whole: /[\^$]/.test(pattern),
  };
}

function compile(draft: Omit<RuleSource, "examples" | "keep">): CompiledRule {
  const example = { from: "x", to: "" };
  const parsed = packSchema.safeParse({
    pack: TRIAL,
    version: 1,
    rules: [{ ...draft, examples: [example, example], keep: ["x", "x"] }],
  });
  if (!parsed.success) throw new Refusal("check-failed", { problem: parsed.error.issues[0]!.message });
  const spec = ruleSpecs(parsed.data)[0]!;
  try {
    return { ...spec, matcher: compileSafe(spec.pattern) };
  } catch (error) {
    throw new Refusal("unsupported", { part: (error as Error).message });
  }
}
