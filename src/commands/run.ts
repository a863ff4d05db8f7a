import { tmpdir } from "node:os";
import type { CorpusCounts } from "../core/stage.js";
import { type Discovery, discover, type Input } from "../io/discover.js";
import { LEDGER_VERSION } from "../io/ledger.js";
import { MANIFEST_VERSION, type Manifest, type State } from "../io/state.js";
import { errorText } from "../messages/language.js";
import { text } from "../messages/texts.js";
import type { CleanedDocument } from "../stages/clean-document.js";
import { VERSION } from "../version.js";
import { type CorpusFlags, corpusCounts } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import { type CommonFlags, type Setup, sha256 } from "./options.js";
import { count, isDirty, noTotals, processInputs, type Totals } from "./process-inputs.js";
import { showProgress } from "./progress.js";
import { openReports } from "./reports.js";
import type { Terminal } from "./terminal.js";

/** The flags that `clean` and `check` share. */
export interface RunFlags extends CommonFlags, CorpusFlags {
  readonly state?: string;
  readonly report?: readonly string[];
  readonly quiet?: boolean;
}

/** What differs between the commands that go over many files. */
export interface Run {
  readonly command: "clean" | "check";
  /** The reports to make when none is asked for. */
  readonly reports: readonly string[];
  /** Opens the folder for ledger and manifest, once the inputs are known; nothing when none is kept. */
  openState(discovery: Discovery): Promise<State | undefined>;
  /** What is done with each document beside reporting it; what it throws makes the document refused. */
  finish(document: CleanedDocument, state: State | undefined): void;
}

export interface Outcome {
  readonly totals: Totals;
  /** Whether anything would be, or was, removed or restored. */
  readonly dirty: boolean;
  readonly interrupted: boolean;
}

/** Goes over the files that paths stand for: finds, cleans, finishes, records and reports each. */
export async function runOver(
  paths: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  setup: Setup,
  run: Run,
  terminal: Terminal,
): Promise<Outcome> {
  const discovery = discover(paths.length > 0 ? paths : ["input"], output, setup.extract.format);
  for (const path of discovery.outside) terminal.say(text(terminal.language, "link-outside", { path }));
  const reports = await openReports(flags.report ?? run.reports, run.command, terminal);
  const state = await run.openState(discovery);
  const interrupt = listenForInterrupt();
  const progress = await showProgress(discovery.inputs.length, flags.quiet === true, terminal);
  const totals = noTotals();
  let dirty = false;
  try {
    const stopped = () => interrupt.stopped;
    const corpus = await countCorpus(discovery.inputs, flags, setup, state, stopped);
    const tools = { cleaner: setup.cleaner, extract: setup.extract, hash: sha256, ...(corpus && { corpus }) };
    const finish = (document: CleanedDocument) => run.finish(document, state);
    for await (const document of processInputs(discovery.inputs, setup.jobs, tools, finish, stopped)) {
      const { record } = document;
      count(totals, record);
      dirty ||= isDirty(record);
      progress.step();
      if (record.error !== undefined) {
        const problem = errorText(record.error, terminal.language);
        terminal.say(text(terminal.language, "failed-file", { path: record.path, problem }));
      }
      state?.add(record);
      reports.add(document);
    }
    progress.stop();
    await state?.commit(manifest(setup, totals), interrupt.stopped ? "partial" : "whole");
    reports.finish();
    if (interrupt.stopped) terminal.say(text(terminal.language, "interrupted"));
    return { totals, dirty, interrupted: interrupt.stopped };
  } finally {
    progress.stop();
    interrupt.release();
    state?.close();
  }
}

/** Counts repeated passages before cleaning, unless `ads`, which asks for them, is left out. */
async function countCorpus(
  inputs: readonly Input[],
  flags: RunFlags,
  setup: Setup,
  state: State | undefined,
  stopped: () => boolean,
): Promise<CorpusCounts | undefined> {
  if (!setup.stages.includes("ads")) return undefined;
  const temporary = state?.temporary ?? tmpdir();
  return corpusCounts(inputs, flags, { extract: setup.extract, jobs: setup.jobs, temporary, stopped });
}

function manifest(setup: Setup, totals: Totals): Manifest {
  return {
    v: MANIFEST_VERSION,
    qingwen: VERSION,
    ledger: LEDGER_VERSION,
    config: setup.hashes.config,
    rules: setup.hashes.rules,
    stages: setup.stages,
    documents: totals.files,
    changed: totals.changed,
    unchanged: totals.unchanged,
    refused: totals.refused,
  };
}
