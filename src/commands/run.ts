import { tmpdir } from "node:os";
import type { CorpusCounts } from "../core/stage.js";
import type { Input } from "../io/discover.js";
import { LEDGER_VERSION } from "../io/ledger.js";
import { nodePlatform } from "../io/platform.js";
import { MANIFEST_VERSION, type Manifest, type State } from "../io/state.js";
import { errorText } from "../messages/language.js";
import { text } from "../messages/texts.js";
import type { CleanedDocument } from "../stages/clean-document.js";
import { VERSION } from "../version.js";
import { type CorpusFlags, corpusCounts } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import { type CommonFlags, joinSetups, type Setups } from "./options.js";
import { count, noTotals, processInputs, type Totals } from "./process-inputs.js";
import { showProgress } from "./progress.js";
import { openReports } from "./reports.js";
import { type SelectFlags, type Selection, selectInputs } from "./select-inputs.js";
import type { Terminal } from "./terminal.js";

/** The flags that `clean` and `check` share. */
export interface RunFlags extends CommonFlags, CorpusFlags, SelectFlags {
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
  openState(selection: Selection): Promise<State | undefined>;
  /** What is done with each document beside reporting it; what it throws makes the document refused. */
  finish(document: CleanedDocument, state: State | undefined): void;
  /** Opens what looks at documents before they are recorded, and may hold them back until it has seen others. */
  hold?(selection: Selection): Hold | undefined;
  /** What is done with each document, in order of their outputs. */
  add?(document: CleanedDocument): void | Promise<void>;
}

/** Gives the documents it takes in the same order, at once or later. */
export interface Hold {
  take(document: CleanedDocument): CleanedDocument[];
  rest(): CleanedDocument[];
}

export interface Outcome {
  readonly totals: Totals;
  readonly interrupted: boolean;
}

/** Goes over the files that paths stand for: finds, cleans, finishes, records and reports each. */
export async function runOver(
  paths: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  setups: Setups,
  run: Run,
  terminal: Terminal,
): Promise<Outcome> {
  const selection = selectInputs(paths, output, { ...flags, format: setups.format }, terminal);
  for (const path of selection.outside) terminal.say(text(terminal.language, "link-outside", { path }));
  // Before anything is written: a config or pack that is wrong ends the run.
  const joined = joinSetups(await Promise.all(selection.whole.map(({ path }) => setups.for(path))));
  const hold = run.hold?.(selection);
  const reports = await openReports(flags.report ?? run.reports, run.command, terminal);
  const state = await run.openState(selection);
  const interrupt = listenForInterrupt();
  const progress = await showProgress(selection.inputs.length, flags.quiet === true, terminal);
  const totals = noTotals();
  const record = async (document: CleanedDocument) => {
    const { record } = document;
    count(totals, record);
    if (record.error !== undefined) {
      const problem = errorText(record.error, terminal.language);
      terminal.say(text(terminal.language, "failed-file", { path: record.path, problem }));
    }
    await run.add?.(document);
    state?.add(record);
    reports.add(document);
  };
  try {
    const stopped = () => interrupt.stopped;
    const corpus = await countCorpus(selection.whole, flags, setups, state, stopped);
    const toolsFor = async ({ path }: Input) => {
      const { cleaner, extract } = await setups.for(path);
      return { cleaner, extract, ...nodePlatform, ...(corpus && { corpus }) };
    };
    const finish = (document: CleanedDocument) => run.finish(document, state);
    for await (const document of processInputs(selection.inputs, setups.jobs, toolsFor, finish, stopped)) {
      progress.step();
      for (const ready of hold?.take(document) ?? [document]) await record(ready);
    }
    for (const ready of hold?.rest() ?? []) await record(ready);
    progress.stop();
    await state?.commit(manifest(joined, totals, selection), interrupt.stopped ? "partial" : "whole");
    reports.finish();
    if (interrupt.stopped) terminal.say(text(terminal.language, "interrupted"));
    return { totals, interrupted: interrupt.stopped };
  } finally {
    progress.stop();
    interrupt.release();
    state?.close();
  }
}

/**
 * Counts repeated passages before cleaning, unless `ads`, which asks for them, is left out. A part of a split run counts
 * the whole, so that it finds what one run would have found; `--counts` spares that.
 */
async function countCorpus(
  inputs: readonly Input[],
  flags: RunFlags,
  setups: Setups,
  state: State | undefined,
  stopped: () => boolean,
): Promise<CorpusCounts | undefined> {
  const asking = await Promise.all(inputs.map(({ path }) => setups.for(path)));
  if (!asking.some(({ stages }) => stages.includes("ads"))) return undefined;
  const temporary = state?.temporary ?? tmpdir();
  const extractFor = async ({ path }: Input) => (await setups.for(path)).extract;
  return corpusCounts(inputs, flags, { extractFor, jobs: setups.jobs, temporary, stopped });
}

function manifest(setup: ReturnType<typeof joinSetups>, totals: Totals, { shard }: Selection): Manifest {
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
    ...(shard && { shard }),
  };
}
