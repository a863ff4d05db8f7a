import { byPlace, type Range, type Reason } from "./edit.js";
import { collectEditGroups } from "./edit-groups.js";
import type { Args, ErrorCode } from "./errors.js";
import type { Finding, PipelineResult, SourceEdit } from "./pipeline.js";
import type { Format, StageId } from "./stage.js";

/** A finding with its place in the input file as its author sees it, and what stands around it. */
export interface LocatedFinding extends Finding {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Up to 24 characters of the same line before and behind. */
  readonly before: string;
  readonly after: string;
}

/**
 * Equal edits of a document in one entry: `at` are their starts in the source text, in order; each takes `found` away
 * and puts `replacement` in. `parts` tells which rules did it.
 */
export interface EditGroup {
  readonly at: readonly number[];
  readonly found: string;
  readonly replacement: string;
  readonly parts: readonly EditPart[];
}

export interface EditPart {
  readonly stage: StageId;
  readonly rule: string;
  readonly reason: Reason;
  readonly confidence: number;
}

/** Something taken from a page or office document before it became text. */
export interface CutRecord {
  readonly reason: Reason;
  readonly text: string;
  readonly selector: string;
}

/** How the bytes of the original are made from the source text. */
export interface SourceBytes {
  /** Of the original file, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly bom: boolean;
  /** Broken sequences that were replaced by U+FFFD. */
  readonly broken: number;
  /** Ranges of the source text whose original bytes encoding would not give back, base64. */
  readonly repairs: readonly { readonly start: number; readonly end: number; readonly bytes: string }[];
}

export type DocumentStatus = "unchanged" | "changed" | "refused" | "over-removal";

/** All that is known of one document after a run: a line of the ledger, and what the reports show. */
export interface DocumentRecord {
  /** As it was given, with `/` between its parts. */
  readonly path: string;
  /** Below the output folder; also the name under which `undo` gives the original back is made from it. */
  readonly output: string;
  /** The original's name below the folder it was found in. */
  readonly name: string;
  readonly format: Format;
  readonly status: DocumentStatus;
  /** Why it was refused. */
  readonly error?: { readonly code: ErrorCode; readonly args: Args };
  readonly source?: SourceBytes;
  /** The source text: SHA-256 (hex) of its UTF-8 form, and its length in UTF-16 units. */
  readonly text?: { readonly sha256: string; readonly length: number };
  /** What was written, or would be: SHA-256 (hex) and bytes of UTF-8. */
  readonly clean?: { readonly sha256: string; readonly bytes: number };
  readonly edits: readonly EditGroup[];
  readonly findings: readonly LocatedFinding[];
  /** What each stage did, with the hashes of its base and result. */
  readonly stages: readonly StageSummary[];
  readonly cuts: readonly CutRecord[];
  readonly notes: readonly Reason[];
}

export interface StageSummary {
  readonly stage: StageId;
  readonly round: number;
  readonly base: string;
  readonly result: string;
  readonly applied: number;
  /** Proposals that were not carried out, in offsets of the stage's base. */
  readonly declined: readonly (Range & {
    readonly rule: string;
    readonly confidence: number;
    readonly because: string;
  })[];
}

/** Puts equal edits together, ordered by the place of their first. */
export function groupEdits(source: string, edits: readonly SourceEdit[]): EditGroup[] {
  const collected = collectEditGroups();
  for (const edit of edits) collected.add(edit, source.slice(edit.start, edit.end));
  return collected.groups();
}

/** The edits of a record, one by one and in order of place, as `apply` and `invert` take them. */
export function ungroupEdits(
  groups: readonly EditGroup[],
): { start: number; end: number; replacement: string; found: string }[] {
  return groups
    .flatMap(({ at, found, replacement }) =>
      at.map((start) => ({ start, end: start + found.length, replacement, found })),
    )
    .sort(byPlace);
}

/** The summaries of a run's stage records. */
export function stageSummaries(result: PipelineResult): StageSummary[] {
  return result.records.map(({ stage, round, base, result: after, applied, declined }) => ({
    stage,
    round,
    base,
    result: after,
    applied: applied.length,
    declined: declined.map(({ edit, because }) => ({
      start: edit.start,
      end: edit.end,
      rule: edit.rule,
      confidence: edit.confidence,
      because,
    })),
  }));
}
