import { fold } from "../../core/fold.js";
import { compileSafe } from "../../match/compile-safe.js";
import type { CompiledRule } from "../../match/rule.js";
import { isStableAnchor } from "../../match/rule-set.js";
import { problemsOf, runAlone } from "../check.js";
import { escapeLiteral } from "../import/write-regex.js";
import { ORDINARY } from "../ordinary-text.js";
import { ruleSpecs } from "../rule-specs.js";
import { packSchema } from "../schema.js";
import type { RuleSource } from "../write-pack.js";
import { adHints } from "./ad-hints.js";
import { commonPieces } from "./common-pieces.js";
import type { Family } from "./families.js";

const FOLD = ["zero-width", "nfkc", "case", "traditional"] as const;
/** Letters that the wordings must share: fewer are a turn of phrase that any text may hold. */
const LEAST_SHARED = 6;
/** A gap may grow by this much in wordings not seen yet. */
const SLACK = 8;
const WIDEST = 60;
const LONGEST_ANCHOR = 16;
/** Keeps that begin alike prove the same. */
const ALIKE = 6;
const CARRIED_OUT = 0.9;
const TRIAL = "ads/learned";

/**
 * Drafts a rule for a family: the pieces that all wordings share, with room for what varies between them.
 *
 * @param id the rule's name in the pack
 * @param keeps unrepeated sentences of the folder
 * @returns nothing when the wordings share too little, or when the rule would fire on ordinary text
 */
export function draftRule(family: Family, id: string, keeps: readonly string[]): RuleSource | undefined {
  const views = [...new Set(family.variants.map((variant) => numberless(fold(variant, FOLD).text.trim())))];
  const { pieces, gaps } = commonPieces(views);
  const anchors = anchorsIn(pieces);
  if (letters(pieces.join("")) < LEAST_SHARED || anchors.length === 0) return undefined;
  const draft: Omit<RuleSource, "examples" | "keep"> = {
    id,
    anchors: [anchors[0]!],
    pattern: patternOf(pieces, gaps, family.place),
    action: family.place === "line" ? "delete-line" : "delete-match",
    confidence: CARRIED_OUT,
    reason: `${family.documents} 篇文档中重复出现 · repeated in ${family.documents} documents`,
  };
  const rule = compile(draft);
  if (ORDINARY.some((sentence) => runAlone(rule, sentence) !== undefined)) return undefined;
  const examples = examplesFor(rule, family);
  const keep = keepsFor(rule, pieces.join(""), keeps);
  if (examples.length < 2 || keep.length < 2) return undefined;
  const whole = { ...draft, examples, keep };
  const [problem] = problemsOf(rule, packSchema.parse({ pack: TRIAL, version: 1, rules: [whole] }).rules[0]!);
  return problem === undefined ? whole : undefined;
}

/** Numbers and names of accounts change from copy to copy; \0 stands in no text. */
function numberless(view: string): string {
  return view.replace(/[a-z0-9_-]*\d[a-z0-9_-]{4,}|[a-z0-9_-]{4,}\d[a-z0-9_-]*/g, (run) => "\0".repeat(run.length));
}

function patternOf(parts: readonly string[], gaps: readonly number[], place: Family["place"]): string {
  const gap = (size: number) => (size === 0 ? ".{0,2}" : `.{0,${Math.min(size + SLACK, WIDEST)}}`);
  const body = parts.map((part, i) => (i === 0 ? "" : gap(gaps[i]!)) + pieceOf(part)).join("");
  if (place === "inside") return `${body}[,。!?;]?`;
  return `^\\s*${gap(gaps[0]!)}${body}${gap(gaps.at(-1)!)}\\s*$`;
}

/** A shared piece, in which a number may be another one. */
function pieceOf(piece: string): string {
  return piece
    .split(/(\0+)/)
    .map((part) => (part.startsWith("\0") ? "[a-z0-9_-]{3,24}" : escapeLiteral(part)))
    .join("");
}

/** Pieces of words that folding leaves whole, longest first. */
function anchorsIn(pieces: readonly string[]): string[] {
  return pieces
    .flatMap((piece) => piece.split(/[^\p{L}\p{N}]+/u))
    .map((piece) => piece.slice(0, LONGEST_ANCHOR))
    .filter((piece) => piece.length >= 2 && isStableAnchor(piece))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Different wordings, each behind a line of ordinary text. */
function examplesFor(rule: CompiledRule, { variants }: Family): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (const before of [ORDINARY[2]!, ORDINARY[4]!]) {
    for (const variant of variants) {
      if (found.length === 3 || (before === ORDINARY[4] && found.length === 2)) break;
      const from = `${before}\n${variant}`;
      const to = runAlone(rule, from);
      if (to?.startsWith(before) && to !== from) found.push({ from, to });
    }
  }
  return found;
}

/** Unrepeated sentences nearest to the rule: those that share most characters with it, then those with hints of ads. */
function keepsFor(rule: CompiledRule, wording: string, keeps: readonly string[]): string[] {
  const wanted = new Set(wording);
  const shared = (text: string) => Array.from(new Set(text)).filter((c) => wanted.has(c)).length + adHints(text).length;
  const order = (texts: readonly string[]) =>
    texts
      .map((text) => ({ text, worth: shared(text) }))
      .sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
  const starts = new Set<string>();
  const found: string[] = [];
  for (const text of [...order(keeps), ...order(ORDINARY)]) {
    const start = text.slice(0, ALIKE);
    if (found.length === 3 || starts.has(start) || runAlone(rule, text) !== undefined) continue;
    starts.add(start);
    found.push(text);
  }
  return found;
}

function compile(draft: Omit<RuleSource, "examples" | "keep">): CompiledRule {
  const example = { from: "x", to: "" };
  const rules = [{ ...draft, examples: [example, example], keep: ["x", "x"] }];
  const spec = ruleSpecs(packSchema.parse({ pack: TRIAL, version: 1, rules }))[0]!;
  return { ...spec, matcher: compileSafe(spec.pattern) };
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
