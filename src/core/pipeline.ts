import { findAllowed } from "./allowed.js";
import type { Composed } from "./compose.js";
import { compose, mapToBase } from "./compose.js";
import { byPlace, type Edit, type Range } from "./edit.js";
import { type Directive, type IgnoredRange, ignoredBy, throughEdits } from "./ignored.js";
import { excessiveLoss } from "./prose.js";
import type { Cause } from "./resolve.js";
import { isReported, resolve } from "./resolve.js";
import type { Context, Hash, Stage, StageId, StageRecord } from "./stage.js";
import { Text } from "./text.js";
import { tellable } from "./told-findings.js";

/** An edit with the stage that made it. */
export interface StagedEdit extends Edit {
  readonly stage: StageId;
}

/** An edit in offsets of the source; `parts` are the edits of the stages it is made of, in their own offsets. */
export type SourceEdit = Composed<StagedEdit>;

/** An edit as the reports show it. Offsets are in the source. */
export interface Finding extends Range {
  readonly stage: StageId;
  readonly rule: string;
  readonly reason: Edit["reason"];
  readonly confidence: number;
  /** `applied`, or `reported` for what is only suggested or noted. */
  readonly band: "applied" | "reported";
  /** What stands in the source. */
  readonly found: string;
  /** What stands there afterwards, or would; equal to `found` for a note. */
  readonly replacement: string;
  /** For what was not applied: why. */
  readonly because?: Cause;
  /**
   * Set when the user asked not to hear of it: `inSource` by a comment in the document, `external` by a baseline.
   * `reason` is what the user wrote, or the name of the file it stands in.
   */
  readonly suppressed?: { readonly kind: "inSource" | "external"; readonly reason: string };
}

export interface PipelineOptions {
  /** Hashes the texts of the stage records; without it they hold empty strings. */
  readonly hash?: (text: string) => Hash;
  /** The share of a document's prose that `ads` may take, 0 to 1. */
  readonly overRemoval?: number;
  /** Ranges that no stage but `normalize` may change within, see `Policy.indivisible`. */
  readonly indivisible?: (text: Text, context: Context) => readonly Range[];
  /** Passages that no edit may lie in: the user's allow list. */
  readonly allow?: readonly string[];
  /** Passages that always go; a longer one of them wins over one that is allowed. */
  readonly deny?: readonly string[];
  /** Where comments of the document switch rules off, in offsets of the source. */
  readonly ignored?: readonly IgnoredRange[];
}

export interface PipelineResult {
  readonly text: string;
  readonly edits: readonly SourceEdit[];
  /** What was done and what was not, in order of place; see `MOST_TOLD`. Made when first asked for. */
  readonly findings: readonly Finding[];
  readonly records: readonly StageRecord[];
  /** Set when the document would lose more than the share allowed; `text` is then what would have come out. */
  readonly overRemoval?: { readonly share: number; readonly limit: number };
  /** The comments that kept a rule from something. */
  readonly usedDirectives: ReadonlySet<Directive>;
}

/** What comes of a text that is not cut. */
export interface WholeResult extends PipelineResult {
  /** The findings of what was not done, in order of place, however many. */
  readonly reported: readonly Finding[];
}

/** The share of a document it may lose: DESIGN's figure. */
export const OVER_REMOVAL = 0.5;

/**
 * Taking out one thing can lay bare another, so the stages go over a changed text again until nothing changes, which
 * also makes cleaning twice the same as cleaning once. Two rounds are the rule; the bound is for texts made to hurt.
 */
const MAX_ROUNDS = 8;

const UNHASHED = () => "";

/** A run of the stages over a text, as far as it has come. */
interface Run {
  readonly source: string;
  readonly context: Context;
  readonly options: PipelineOptions;
  readonly hash: (text: string) => Hash;
  readonly records: StageRecord[];
  readonly reported: Finding[];
  readonly usedDirectives: Set<Directive>;
  edits: SourceEdit[];
  text: Text;
  /** The hash of the text. */
  base: Hash;
}

/** Runs the stages over a source text. Pure: the result depends on the arguments only. */
export function runPipeline(
  source: string,
  stages: readonly Stage[],
  context: Context,
  options: PipelineOptions = {},
): WholeResult {
  const hash = options.hash ?? UNHASHED;
  const run: Run = {
    source,
    context,
    options,
    hash,
    records: [],
    reported: [],
    usedDirectives: new Set<Directive>(),
    edits: [],
    text: new Text(source),
    base: hash(source),
  };
  /** For each stage what it last proposed, and for which text: what no later stage changed is not gone over again. */
  const proposals: (readonly Edit[])[] = [];
  const texts: Text[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const before = run.text;
    if (round > 1) run.reported.length = 0; // what is still open is proposed again
    for (let i = 0; i < stages.length; i++) {
      const stage = stages[i]!;
      if (texts[i] !== run.text) proposals[i] = stage.propose(run.text, context);
      texts[i] = run.text;
      if (proposals[i]!.length > 0) runStage(run, stage, proposals[i]!, round);
    }
    if (run.text === before) break;
  }
  const { text, edits, records, usedDirectives } = run;
  const reported = run.reported.sort(byPlace);
  const limit = options.overRemoval ?? OVER_REMOVAL;
  const share = excessiveLoss(source, edits, limit);
  const result = new Outcome(source, text.value, edits, reported, records, usedDirectives);
  return share === undefined ? result : Object.assign(result, { overRemoval: { share, limit } });
}

class Outcome implements WholeResult {
  readonly #source: string;
  #findings: readonly Finding[] | undefined;

  constructor(
    source: string,
    readonly text: string,
    readonly edits: readonly SourceEdit[],
    readonly reported: readonly Finding[],
    readonly records: readonly StageRecord[],
    readonly usedDirectives: ReadonlySet<Directive>,
  ) {
    this.#source = source;
  }

  get findings(): readonly Finding[] {
    if (this.edits.length + this.reported.length === 0) return this.reported;
    this.#findings ??= [...findingsOf(this.#source, this.edits, this.reported, tellable())];
    return this.#findings;
  }
}

/**
 * What was done and what was not, in order of place; each finding is made when it is its turn, as a text may have millions
 * of edits of which few are told.
 *
 * @param edits in order of place
 * @param reported in order of place
 * @param isTold asked of each in this order
 */
export function* findingsOf(
  source: string,
  edits: readonly SourceEdit[],
  reported: readonly Finding[],
  isTold: (finding: Pick<Finding, "stage" | "band">) => boolean,
): Generator<Finding> {
  let next = 0; // of those reported
  for (const edit of edits) {
    for (; next < reported.length && byPlace(reported[next]!, edit) < 0; next++)
      if (isTold(reported[next]!)) yield reported[next]!;
    const main = mainPart(edit);
    if (isTold({ stage: main.stage, band: "applied" })) yield appliedFinding(source, edit, main);
  }
  for (; next < reported.length; next++) if (isTold(reported[next]!)) yield reported[next]!;
}

/** Carries out what a stage proposes, and notes what it does not. */
function runStage(run: Run, stage: Stage, proposed: readonly Edit[], round: number): void {
  const { source, context, options, records, reported, usedDirectives, text, base } = run;
  const edits = run.edits;
  const policy = {
    apply: stage.apply,
    report: stage.report,
    protected: stage.protect?.(text, context) ?? [],
    indivisible: stage.id === "normalize" ? [] : (options.indivisible?.(text, context) ?? []),
    allowed: findAllowed(text, options.allow ?? [], options.deny ?? []),
  };
  const ignored = throughEdits(options.ignored ?? [], edits);
  const ignores = ignoredBy(ignored);
  let toBase: ((range: Range) => Range) | undefined;
  const toFinding = (edit: Edit, because: Cause) => {
    toBase ??= mapToBase(edits);
    return reportedFinding(source, toBase(edit), { stage: stage.id, ...edit }, because);
  };
  const proposals = proposed.filter((edit) => {
    const by = ignores(edit, stage.id);
    if (by === undefined) return true;
    usedDirectives.add(by.directive);
    const finding = toFinding(edit, "allowed");
    const suppressed = { kind: "inSource", reason: by.directive.reason } as const;
    if (stage.id !== "normalize" && edit.confidence >= stage.report) reported.push({ ...finding, suppressed });
    return false;
  });
  const { applied, declined } = resolve(text.value, proposals, policy);
  for (const item of declined) {
    if (isReported(item, policy)) reported.push(toFinding(item.edit, item.because));
  }
  if (applied.length === 0 && declined.length === 0) return;
  if (applied.length > 0) {
    run.text = text.edited(applied);
    run.base = run.hash(run.text.value);
  }
  run.edits = compose(
    edits,
    applied.map((edit) => staged(stage.id, edit)),
  );
  records.push({ stage: stage.id, round, base, applied, declined, result: run.base });
}

function reportedFinding(source: string, { start, end }: Range, edit: StagedEdit, because: Cause): Finding {
  const { stage, rule, reason, confidence, replacement } = edit;
  const found = source.slice(start, end);
  return { start, end, stage, rule, reason, confidence, band: "reported", found, replacement, because };
}

/** Field by field: a text may have a million edits, and to copy each with all that it might have takes long. */
function staged(stage: StageId, { start, end, replacement, rule, reason, confidence }: Edit): StagedEdit {
  return { stage, start, end, replacement, rule, reason, confidence };
}

/** Of several edits that came to lie on one another, the one that took or gave most. */
function mainPart({ parts }: SourceEdit): StagedEdit {
  return parts.length === 1 ? parts[0]! : parts.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

function appliedFinding(source: string, { start, end, replacement }: SourceEdit, main: StagedEdit): Finding {
  const { stage, rule, reason, confidence } = main;
  return { start, end, stage, rule, reason, confidence, band: "applied", found: source.slice(start, end), replacement };
}

function weight(edit: StagedEdit): number {
  return edit.end - edit.start + edit.replacement.length + (edit.stage === "normalize" ? -1e9 : 0);
}
