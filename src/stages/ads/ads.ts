import { fingerprintOf, MIN_REACH } from "../../core/count-table.js";
import { byPlace, type Edit, type Range, type Reason } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import type { Context, Stage } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { hitEdit } from "../../match/hit-edits.js";
import type { CompiledRule } from "../../match/rule.js";
import { joinRules, type RulePool, type RuleSet } from "../../match/rule-set.js";
import { runRules } from "../../match/run-rules.js";
import { survey } from "./candidates.js";
import { type Features, MANY } from "./features.js";
import { type LookOver, makeGlance } from "./glance/prospects.js";
import type { Repeat, RepeatsOf } from "./glance/repeats.js";
import { isChinese } from "./is-chinese.js";
import { judge } from "./judge.js";
import type { Lists } from "./lists.js";
import { makeLists } from "./lists.js";
import { type MemoryFor, openMemory } from "./memory.js";
import type { AdModel } from "./model.js";
import { protectedRanges } from "./protect.js";
import type { PictureHint } from "./removals.js";
import { closeUp, frameRuns } from "./removals.js";
import { isSure, proposeInRounds, type Round } from "./rounds.js";
import { scanPassages } from "./scan-passages.js";
import { contributions } from "./score.js";
import { APPLY, DOUBT, REPORT, type Verdict } from "./verdict.js";

/** What a user may set. */
export interface AdsOptions {
  /** Passages that stay: what touches one is not removed. */
  readonly allow?: readonly string[];
  /** Passages that go wherever they stand. Where both lists hit one place the longest passage wins. */
  readonly deny?: readonly string[];
  /** Kinds of evidence that are left out, for measurements: `call`, `contact`, `place`, `repeat`, `near`, … */
  readonly without?: readonly string[];
  /** `everywhere` judges all that draws attention, the plain way: the same proposals at many times the cost, for tests. */
  readonly look?: "at-prospects" | "everywhere";
}

/**
 * The stage that takes out promos. It proposes whole lines with their line ends and frames, sentences, and what was put
 * into a sentence. Proposals of one call do not overlap, and once they are carried out there are no more to make.
 *
 * @param rules the rules of the packs for `ads`; those whose action is `evidence` weigh in the scorer
 * @param pool where other stages look for their anchors, too
 */
export function createAdsStage(
  rules: readonly CompiledRule[],
  model: AdModel,
  options: AdsOptions = {},
  pool?: RulePool,
): Stage {
  const weighed = withoutKinds(model, options.without ?? []);
  const tools: Tools = {
    rules: joinRules(
      rules.filter(({ stage }) => stage === "ads"),
      pool,
    ),
    model: weighed,
    glance: options.look === "everywhere" ? undefined : makeGlance(weighed),
    lists: makeLists(options.allow ?? [], options.deny ?? []),
    memoryFor: openMemory(),
  };
  return {
    id: "ads",
    apply: APPLY,
    report: REPORT,
    propose: proposeInRounds((text, context, before) => proposeOnce(text, context, before, tools)),
    protect: (text) => protectedRanges(text),
  };
}

interface Tools {
  readonly rules: RuleSet;
  readonly model: AdModel;
  readonly glance: LookOver | undefined;
  readonly lists: Lists;
  readonly memoryFor: MemoryFor;
}

function proposeOnce(text: Text, context: Context, before: Round | undefined, tools: Tools): Round {
  const { rules, model, glance, lists, memoryFor } = tools;
  const hits = runRules(text, rules);
  const seen = glance?.(text, repeatsIn(text, context), before?.glance);
  const round = (edits: readonly Edit[]): Round =>
    seen === undefined ? { text, edits } : { text, edits, glance: seen };
  const denied = lists.denied(text);
  if (seen?.prospects.size === 0 && !seen.hasBlocks && hits.length === 0 && denied.length === 0) return round(NONE);
  const verdicts = judge(text, survey(text, context, hits, seen, memoryFor(context.corpus)), model);
  if (verdicts.length === 0 && hits.length === 0 && denied.length === 0) return round([]);
  const kept = lists.allowed(text);
  const guarded = [...protectedRanges(text), ...kept];
  const guard = indexRanges(guarded);
  const most = verdicts.length === 0 || isChinese(text) ? 1 : DOUBT;
  const free = (range: Range) => !guard.meets(range);
  const sureLines = new Map<number, Verdict>();
  const edits: Edit[] = [];
  for (const verdict of verdicts) {
    if (!free(verdict)) continue;
    if (verdict.confidence > most) {
      edits.push(deletion(verdict, { ...verdict, confidence: most }, model));
      continue;
    }
    if (verdict.whole && verdict.confidence >= APPLY) sureLines.set(verdict.first, verdict);
    else edits.push(deletion(verdict.whole ? verdict : closeUp(text, verdict), verdict, model));
  }
  for (const { first, last } of frameRuns(text, new Set(sureLines.keys()), (line) =>
    hintOf(text, sureLines.get(line)),
  )) {
    const range = linesRange(text, first, last);
    if (!free(range)) continue;
    for (const piece of splitRun(text, range, first, last, sureLines))
      edits.push(deletion(piece.range, piece.verdict, model));
  }
  for (const range of denied) {
    edits.push({ ...range, replacement: "", rule: "ads/deny", reason: { code: "denied", args: {} }, confidence: 1 });
  }
  for (const hit of hits) {
    const edit = hitEdit(text, hit);
    if (edit !== undefined && free(edit)) edits.push(edit);
  }
  return round(withoutOverlap(edits));
}

const NONE: readonly never[] = [];
const NO_REPEATS: RepeatsOf = () => NONE;

/** Finds the passages of a line that stand in several documents of the folder. */
function repeatsIn({ value }: Text, { corpus }: Context): RepeatsOf {
  if (corpus === undefined) return NO_REPEATS;
  const known = new Map<number, readonly Repeat[]>();
  return ({ start, end }) => {
    let repeats = known.get(start);
    if (repeats === undefined) {
      const found: Repeat[] = [];
      scanPassages(value.slice(start, end), (key, from, to) => {
        const documents = corpus.documentsWith(fingerprintOf(key));
        if (documents >= MIN_REACH) found.push({ start: start + from, end: start + to, isManifold: documents >= MANY });
      });
      repeats = found;
      known.set(start, repeats);
    }
    return repeats;
  };
}

/** The pieces of a run, one for each line that was judged; each takes what follows it up to the next one. */
function splitRun(text: Text, range: Range, first: number, last: number, lines: ReadonlyMap<number, Verdict>) {
  const judged: number[] = [];
  for (let i = first; i <= last; i++) if (lines.has(i)) judged.push(i);
  return judged.map((line, i) => ({
    verdict: lines.get(line)!,
    range: {
      start: i === 0 ? range.start : text.lines[line]!.start,
      end: i === judged.length - 1 ? range.end : text.lines[judged[i + 1]!]!.start,
    },
  }));
}

/** Lines with their line ends; of lines that end the text without one, the line end before them goes instead. */
function linesRange(text: Text, first: number, last: number): Range {
  const { end, next } = text.lines[last]!;
  const start = text.lines[first]!.start;
  return { start: next === end && first > 0 ? text.lines[first - 1]!.end : start, end: next };
}

function hintOf(text: Text, verdict: Verdict | undefined): PictureHint {
  if (
    verdict === undefined ||
    !["call/scan", "call/scan-now", "call/donate"].some((name) => verdict.features.has(name))
  ) {
    return "none";
  }
  const source = text.value.slice(verdict.start, verdict.end);
  if (/[下]\s?[方图面列]/u.test(source)) return "below";
  return source.includes("figcaption") ? "above" : "below";
}

function deletion(range: Range, verdict: Verdict, model: AdModel): Edit {
  return {
    start: range.start,
    end: range.end,
    replacement: "",
    rule: `ads/score/${verdict.whole ? "line" : "insertion"}`,
    reason: reasonOf(verdict.features, model),
    confidence: Math.round(verdict.confidence * 1000) / 1000,
  };
}

/** The three largest reasons for, and the largest one against. */
function reasonOf(features: Features, model: AdModel): Reason {
  const all = contributions(features, model).filter(({ feature }) => /^(?!shape|unit|length|kinds|hits)/.test(feature));
  const show = ({ feature, weight }: (typeof all)[number]) => `${feature} ${weight > 0 ? "+" : ""}${weight.toFixed(1)}`;
  const args: Record<string, string> = {
    evidence: all
      .filter(({ weight }) => weight > 0)
      .slice(0, 3)
      .map(show)
      .join(", "),
  };
  const last = all.at(-1);
  if (last !== undefined && last.weight < 0) args.against = show(last);
  return { code: args.against === undefined ? "ad-evidence" : "ad-evidence-against", args };
}

/** Keeps, of proposals that overlap, the longest, then the surest, then the first. */
function withoutOverlap(edits: readonly Edit[]): Edit[] {
  const ordered = [...edits].sort(
    (a, b) =>
      Number(isSure(b)) - Number(isSure(a)) ||
      b.end - b.start - (a.end - a.start) ||
      b.confidence - a.confidence ||
      a.start - b.start ||
      (a.rule < b.rule ? -1 : 1),
  );
  const kept: Edit[] = [];
  const taken = new Uint8Array(edits.reduce((most, { end }) => Math.max(most, end), 0));
  for (const edit of ordered) {
    if (taken.subarray(edit.start, edit.end).includes(1)) continue;
    taken.fill(1, edit.start, edit.end);
    kept.push(edit);
  }
  return kept.sort(byPlace);
}

function withoutKinds(model: AdModel, kinds: readonly string[]): AdModel {
  if (kinds.length === 0) return model;
  const weights = Object.entries(model.weights).filter(([name]) => !kinds.includes(name.split("/")[0]!));
  return { ...model, weights: Object.fromEntries(weights) };
}
