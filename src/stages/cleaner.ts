import type { Range } from "../core/edit.js";
import type { IgnoredRange } from "../core/ignored.js";
import { runLongText } from "../core/long-text.js";
import { type Finding, OVER_REMOVAL, type PipelineResult, runPipeline, type SourceEdit } from "../core/pipeline.js";
import type { Context, CorpusCounts, Stage, StageId } from "../core/stage.js";
import { STAGE_IDS } from "../core/stage.js";
import type { Text } from "../core/text.js";
import { createWindowRun, type WindowRun } from "../core/window-run.js";
import { WINDOWS, type WindowSizes } from "../core/windows.js";
import { compileTrusted } from "../match/pattern.js";
import type { CompiledRule } from "../match/rule.js";
import { RulePool } from "../match/rule-set.js";
import { bundledMasks, bundledRules } from "../packs/bundled.js";
import { createAdsStage } from "./ads/ads.js";
import { adModel } from "./ads/model.generated.js";
import { markdownProtection } from "./extract/markdown-protection.js";
import { createMarkersStage } from "./markers/markers.js";
import { followFences } from "./normalize/fenced-code.js";
import { createNormalizeStage, type NormalizeOptions } from "./normalize/normalize-stage.js";
import type { MaskData } from "./restore/mask-data.js";
import { createRestoreStage } from "./restore/restore.js";

/** What a cleaner is made of. All of it is optional; the defaults are those of the command. */
export interface CleanerOptions {
  /** Which stages run; those left out do. */
  readonly stages?: Partial<Readonly<Record<StageId, boolean>>>;
  /** Rules of packs of your own, as `checkPack` gives them, beside the bundled ones. */
  readonly rules?: readonly CompiledRule[];
  /** Passages that are never touched. */
  readonly allow?: readonly string[];
  /** Passages that are always removed. */
  readonly deny?: readonly string[];
  readonly restore?: { readonly keep?: readonly string[]; readonly map?: Readonly<Record<string, string>> };
  /** Changes of layout and forms beyond what is always mended. */
  readonly normalize?: NormalizeOptions;
  /** The share of its text that a document may lose to `ads`, 0 to 1. */
  readonly overRemoval?: number;
  /** How often passages are repeated across the folder the texts are from. */
  readonly corpus?: CorpusCounts;
  /** How long texts are cut; for tests, which want short windows. */
  readonly windows?: WindowSizes;
}

/** What `clean` gives back. Offsets are UTF-16 offsets in the text that was given. */
export interface CleanResult {
  readonly text: string;
  /** In order of place, without overlap: `apply(source, edits)` is `text`, `invert` leads back. */
  readonly edits: readonly SourceEdit[];
  /** What was done and what is only suggested, in order of place; of very many the first ones, see `MOST_TOLD`. */
  readonly findings: readonly Finding[];
  /** Set when the document would lose more than it may; the command does not write such a text. */
  readonly overRemoval?: { readonly share: number; readonly limit: number };
}

export interface Cleaner {
  /** The rules in force, for lists. */
  readonly rules: readonly CompiledRule[];
  /** Cleans one text. */
  clean(text: string, document?: Partial<Context>): CleanResult;
  /** The same with the stage records, for the ledger. */
  run(
    text: string,
    document: Context,
    hash?: (text: string) => string,
    ignored?: readonly IgnoredRange[],
  ): PipelineResult;
  /** What cleans the windows of a text that is longer than `windows.whole`, for one pass over it. */
  windowRun(document: Context): WindowRun;
  readonly windows: WindowSizes;
  /** The share of its text that a document may lose to `ads`. */
  readonly overRemoval: number;
}

/**
 * Makes a cleaner for many texts. Rules are compiled once. What it remembers of texts makes the next ones faster and no
 * different: results depend on the text and the options only.
 */
export function createCleaner(options: CleanerOptions = {}): Cleaner {
  const bundled = bundledRules.map((spec) => ({ ...spec, matcher: compileTrusted(spec.pattern) }));
  const rules = [...bundled, ...(options.rules ?? [])];
  const stages = makeStages(rules, options).filter(({ id }) => options.stages?.[id] !== false);
  const pipeline = {
    ...(options.overRemoval !== undefined && { overRemoval: options.overRemoval }),
    indivisible: protectMarkdown,
    allow: options.allow ?? [],
    deny: options.deny ?? [],
  };
  const { corpus } = options;
  const contextOf = (document: Context): Context => (corpus === undefined ? document : { corpus, ...document });
  const windows = options.windows ?? WINDOWS;
  const { overRemoval = OVER_REMOVAL } = options;
  const windowRun = (document: Context) =>
    createWindowRun({
      run: (text, ignored) => runPipeline(text, stages, contextOf(document), { ignored, ...pipeline }),
      ...(document.format === "markdown" && { reopen: followFences() }),
    });
  const run: Cleaner["run"] = (text, document, hash, ignored = []) => {
    const context = contextOf(document);
    if (text.length > windows.whole) {
      return runLongText(text, { createRun: () => windowRun(context), ignored, sizes: windows, overRemoval });
    }
    if (hash !== undefined) return runPipeline(text, stages, context, { ignored, hash, ...pipeline });
    return runPipeline(text, stages, context, ignored.length === 0 ? pipeline : { ignored, ...pipeline });
  };
  return {
    rules,
    windows,
    overRemoval,
    windowRun,
    run,
    clean(text, document = {}) {
      const context: Context = { name: "", format: "text", ...document };
      const { text: cleaned, edits, findings, overRemoval } = run(text, context);
      return overRemoval === undefined
        ? { text: cleaned, edits, findings }
        : { text: cleaned, edits, findings, overRemoval };
    },
  };
}

/** Code, targets of links and the like in Markdown; asked once for each text. */
function protectMarkdown(text: Text, { format }: Context): readonly Range[] {
  return format === "markdown" ? text.view("markdown", markdownProtection) : [];
}

let shared: Cleaner | undefined;

/**
 * Cleans one text with the bundled rules. A text of more than two million UTF-16 units is cleaned in windows.
 *
 * @param text decoded text with any line ends
 * @returns the clean text (LF, one line end at the end), every edit, and the findings
 */
export function clean(text: string, options?: CleanerOptions): CleanResult {
  if (options !== undefined) return createCleaner(options).clean(text);
  shared ??= createCleaner();
  return shared.clean(text);
}

function makeStages(rules: readonly CompiledRule[], options: CleanerOptions): Stage[] {
  const of = (stage: StageId) => rules.filter((rule) => rule.stage === stage);
  const lists = { allow: options.allow ?? [], deny: options.deny ?? [] };
  const pool = new RulePool(); // one search of a text for the anchors of all stages
  const stages: Readonly<Record<StageId, () => Stage>> = {
    markers: () => createMarkersStage(of("markers"), {}, pool),
    ads: () => createAdsStage(of("ads"), adModel, lists, pool),
    restore: () => createRestoreStage(bundledMasks as MaskData, options.restore),
    normalize: () => createNormalizeStage(options.normalize),
  };
  return STAGE_IDS.map((id) => stages[id]());
}
