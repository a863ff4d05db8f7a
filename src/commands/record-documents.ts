import { ledgerLine } from "../io/ledger.js";
import type { LedgerWriter } from "../io/ledger-writer.js";
import { nodePlatform } from "../io/platform.js";
import type { State } from "../io/state.js";
import type { Done } from "../run/crew.js";
import { type RunDocument, recordOf } from "../run/run-document.js";
import type { SetupPlan } from "../run/setup.js";
import type { CleanedFile, FileTask } from "../run/task.js";
import { addTotals, noTotals, type Totals, totalsOf } from "../run/totals.js";
import type { Reports } from "./reports.js";
import { sayBroken } from "./say-broken.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";

/** Gives the documents it takes in the same order, at once or later. */
export interface Hold {
  take(document: RunDocument): RunDocument[];
  rest(): RunDocument[];
}

/** Where the documents of a run go. */
export interface Sinks {
  readonly state?: State;
  /** What keeps results as they were found, whatever is made known of them afterwards. */
  readonly cache?: Pick<LedgerWriter, "add">;
  readonly reports: Reports;
  /** What looks at documents before they are recorded, and may hold them back until it has seen others. */
  readonly hold?: Hold;
  /** What is done with each document beside. */
  readonly add?: (document: RunDocument) => void;
}

/** What the index of a ledger is to say of a result. */
export type ReuseOf = (file: FileTask, result: CleanedFile) => unknown;

/** Takes what came of the files of a run, in order. */
export interface Recorder {
  readonly totals: Totals;
  take(done: Done<CleanedFile>): void;
  /** Records what was held back. */
  finish(): void;
}

export function recordDocuments(
  sinks: Sinks & { readonly reuse: ReuseOf },
  plans: readonly SetupPlan[],
  terminal: Terminal,
): Recorder {
  const { state, cache, reports, hold, add, reuse } = sinks;
  const totals = noTotals();
  const isSeen = hold !== undefined || add !== undefined || reports.any;

  return {
    totals,
    take({ file, result }) {
      const { line, error, broken, clean } = result;
      const row = { output: file.output, path: file.path, ...(clean !== undefined && { clean }) };
      const kept = { ...row, reuse: reuse(file, result) };
      cache?.add(kept, line);
      if (!isSeen) {
        // The line says it all: a record is read back from it only where somebody looks at it.
        addTotals(totals, result.totals);
        if (error !== undefined) sayFailed(file.path, error, terminal);
        else if (broken !== undefined) sayBroken(file.path, broken, terminal);
        state?.add(kept, line);
        return;
      }
      const { source, unusedDirectives, usedPassages } = result;
      const document: RunDocument = {
        record: recordOf(line, nodePlatform.decodeUtf8!),
        ...(source !== undefined && { source }),
        ...(unusedDirectives && { unusedDirectives }),
        ...(usedPassages && { usedPassages }),
        allow: plans[file.plan]!.config.allow,
      };
      if (hold === undefined) record(document, () => state?.add(kept, line));
      else for (const ready of hold.take(document)) recordHeld(ready);
    },
    finish() {
      for (const ready of hold?.rest() ?? []) recordHeld(ready);
    },
  };

  /** What was held may have been changed: its line is made anew, and no later run may take it for what was found. */
  function recordHeld(document: RunDocument): void {
    const { output, path, clean } = document.record;
    const row = { output, path, ...(clean && { clean: clean.sha256 }) };
    record(document, () => state?.add(row, Buffer.from(ledgerLine(document.record))));
  }

  function record(document: RunDocument, note: () => void): void {
    const { path, error, source } = document.record;
    addTotals(totals, totalsOf(document.record));
    if (error !== undefined) sayFailed(path, error, terminal);
    else if (source !== undefined) sayBroken(path, source.broken, terminal);
    add?.(document);
    note();
    reports.add(document);
  }
}
