import { compose, mapToBase } from "./compose.js";
import { byPlace } from "./edit.js";
import type { Directive, IgnoredRange } from "./ignored.js";
import { ignoredWithin, throughEdits } from "./ignored.js";
import { type Finding, OVER_REMOVAL, type PipelineResult, type SourceEdit, type StagedEdit } from "./pipeline.js";
import { lostShare } from "./prose.js";
import { tellable } from "./told-findings.js";
import type { WindowRun } from "./window-run.js";
import { cutIntoWindows, type WindowSizes } from "./windows.js";

/**
 * Where something is taken out the windows of a text change, and what one of them now holds may call for an edit. So a text
 * that changed is gone over again until nothing changes; the bound is for texts made to hurt.
 */
export const MAX_PASSES = 4;

export interface LongTextOptions {
  /** Makes what cleans the windows of one pass over the text. */
  readonly createRun: () => WindowRun;
  readonly ignored: readonly IgnoredRange[];
  readonly sizes: WindowSizes;
  /** The share of its prose that the text may lose to `ads`. */
  readonly overRemoval?: number;
}

/** Cleans a text window by window. The result is that of `runPipeline`, without the records of the stages. */
export function runLongText(source: string, options: LongTextOptions): PipelineResult {
  const usedDirectives = new Set<Directive>();
  const findings: Finding[] = [];
  const isTold = tellable();
  let edits: SourceEdit[] = [];
  let text = source;
  let prose = 0;
  let lost = 0;
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const ignored = ignoredWithin(throughEdits(options.ignored, edits));
    const run = options.createRun();
    let toBase: ReturnType<typeof mapToBase> | undefined; // made for a finding only: a text may have millions of edits
    const pieces: string[] = [];
    const passEdits: SourceEdit[] = [];
    for (const window of cutIntoWindows([text], options.sizes)) {
      const result = run(window, ignored(window.start, window.start + window.own.length));
      pieces.push(result.text);
      for (const edit of result.edits) passEdits.push(edit);
      for (const finding of result.findings((one) => (pass === 1 || one.band === "applied") && isTold(one))) {
        if (pass === 1) findings.push(finding);
        else {
          toBase ??= mapToBase(edits);
          const { start, end } = toBase(finding);
          findings.push({ ...finding, start, end, found: source.slice(start, end) });
        }
      }
      for (const directive of result.usedDirectives) usedDirectives.add(directive);
      lost += result.lost;
      if (pass === 1) prose += result.prose;
    }
    if (passEdits.length === 0) break;
    edits = pass === 1 ? passEdits : compose(edits, passEdits.map(asStaged));
    text = pieces.join("");
  }
  findings.sort(byPlace);
  const share = lostShare(lost, prose);
  const limit = options.overRemoval ?? OVER_REMOVAL;
  const result = { text, edits, findings, records: [], usedDirectives };
  return share > limit ? { ...result, overRemoval: { share, limit } } : result;
}

/** An edit of several parts as one of its first part, for composing. */
export function asStaged({ start, end, replacement, parts }: SourceEdit): StagedEdit {
  return { ...parts[0]!, start, end, replacement };
}
