import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import { writeAtomic } from "../io/atomic-write.js";
import { LEDGER_VERSION, readLedger } from "../io/ledger.js";
import { readSealed, type Seal } from "../io/plan/cleaned-part.js";
import { putInPlace, withTemporary } from "../io/plan/durable.js";
import type { OpenPlan } from "../io/plan/plan-file.js";
import { mergedNote, readProgress } from "../io/plan/progress.js";
import { MANIFEST_VERSION, type Manifest } from "../io/state.js";
import { writeAll } from "../io/write-all.js";
import { text } from "../messages/texts.js";
import { noTotals, type Totals } from "../run/totals.js";
import { VERSION } from "../version.js";
import { readText } from "./corpus.js";
import { FAILED } from "./exit-codes.js";
import { openSetups, sha256 } from "./options.js";
import { openTask, runStep } from "./part-task.js";
import { refuseIncomplete } from "./reduce.js";
import { openReports } from "./reports.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";

export interface MergePartsFlags {
  readonly quiet?: boolean;
  /** Beside those of the plan. */
  readonly report?: readonly string[];
  /** Takes plan and parts away in the end, so that the folder is what one run leaves. */
  readonly tidy?: boolean;
}

/** Report formats that show the documents' texts. */
const SHOWS_TEXT = /^html(?:=|$)/;

/**
 * `merge DIR` where DIR holds a plan: joins what its shards recorded into the ledger, manifest and reports that one run
 * would have written. Returns 0, or 3 where documents were refused, as one run does; 75 for a failure that may pass, 2 or
 * 3 for another one.
 */
export async function mergePartsCommand(output: string, flags: MergePartsFlags, terminal: Terminal): Promise<number> {
  const open = openTask(output);
  const { places } = open;
  return runStep({ open, step: "merge" }, terminal, async () => {
    const began = performance.now();
    const progress = readProgress(open);
    if (open.plan.counting) refuseIncomplete("reduce", [progress.reduced], open);
    refuseIncomplete("clean", progress.cleaned, open);
    const seals = progress.seals as readonly Seal[];
    const totals = addTotals(seals.map((seal) => seal.totals));
    const ledger = join(places.output, ".qingwen", "ledger.jsonl");
    const reports = [...(progress.merged === "done" ? [] : (open.plan.options.report ?? [])), ...(flags.report ?? [])];
    if (progress.merged !== "done") {
      await withTemporary(places, async (temporary) => {
        const part = join(temporary, "ledger.part");
        await joinParts(open, seals, part);
        putInPlace(part, ledger);
        const manifest = `${JSON.stringify(manifestOf(open, totals), null, 2)}\n`;
        writeAtomic(join(places.output, ".qingwen", "manifest.json"), manifest, temporary, { sync: true });
      });
    }
    if (reports.length > 0) await makeReports(open, ledger, reports, terminal);
    if (progress.merged !== "done") {
      await withTemporary(places, async (temporary) => {
        writeAtomic(places.merged, mergedNote(open, seals), temporary, { sync: true });
      });
    }
    if (totals.refused > 0) await sayRefused(ledger, terminal);
    if (flags.tidy) rmSync(places.home, { recursive: true, force: true });
    if (!flags.quiet) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      terminal.say(text(terminal.language, "summary", { ...totals, seconds }));
      terminal.say(text(terminal.language, "written-to", { folder: places.output, ledger }));
    }
    return totals.refused > 0 ? FAILED : 0;
  });
}

/** Says what is wrong with each refused document, as one run does. */
async function sayRefused(ledger: string, terminal: Terminal): Promise<void> {
  for await (const { path, error } of readLedger(ledger)) {
    if (error !== undefined) sayFailed(path, error, terminal);
  }
}

/** The shards' ranges follow each other, so their ledgers need only be put one behind the other. */
async function joinParts({ places }: OpenPlan, seals: readonly Seal[], path: string): Promise<void> {
  const file = openSync(path, "wx");
  try {
    for (const [i, seal] of seals.entries()) {
      const part = places.cleaned(i + 1);
      try {
        for await (const bytes of readSealed(part, seal, places.output)) writeAll(file, bytes);
      } catch (error) {
        if (error instanceof CleanError && error.code === "part-damaged") rmSync(part, { force: true });
        throw error;
      }
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function manifestOf({ plan }: OpenPlan, totals: Totals): Manifest {
  return {
    v: MANIFEST_VERSION,
    qingwen: VERSION,
    ledger: LEDGER_VERSION,
    config: plan.config,
    rules: plan.rules,
    stages: plan.stages,
    documents: totals.files,
    changed: totals.changed,
    unchanged: totals.unchanged,
    refused: totals.refused,
  };
}

/** Makes reports from the ledger, as one run makes them from its documents. */
async function makeReports(
  { plan }: OpenPlan,
  ledger: string,
  wanted: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { lang, report: _, corpus: __, ...options } = plan.options;
  const setups = openSetups(options as Parameters<typeof openSetups>[0], terminal);
  const reports = await openReports(wanted, "clean", { ...terminal, language: lang });
  const withTexts = wanted.some((spec) => SHOWS_TEXT.test(spec));
  try {
    for await (const record of readLedger(ledger)) {
      if (!withTexts || record.text === undefined) {
        reports.add({ record });
        continue;
      }
      const source = await readText(record, (await setups.for(record.path)).extract);
      const { path, text } = record;
      if (sha256(source) !== text.sha256) {
        throw new CleanError("input-changed", {
          path,
          found: Buffer.byteLength(source),
          expected: record.source?.bytes ?? 0,
        });
      }
      reports.add({ record, source });
    }
    reports.finish();
  } finally {
    reports.abandon();
  }
}

function addTotals(all: readonly Totals[]): Totals {
  const sum = noTotals();
  for (const totals of all) for (const key of Object.keys(sum) as (keyof Totals)[]) sum[key] += totals[key];
  return sum;
}
