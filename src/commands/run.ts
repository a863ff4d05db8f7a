import { tmpdir } from "node:os";
import type { Input } from "../io/discover.js";
import { LEDGER_VERSION, ledgerLine } from "../io/ledger.js";
import { nodePlatform } from "../io/platform.js";
import { MANIFEST_VERSION, type Manifest, type State } from "../io/state.js";
import { errorText } from "../messages/language.js";
import { text } from "../messages/texts.js";
import { cutIntoBatches, sized, workersFor } from "../run/batches.js";
import type { Cleaned, Crew } from "../run/crew.js";
import { inlineCrew } from "../run/inline-crew.js";
import { type RunDocument, recordOf } from "../run/run-document.js";
import type { SetupPlan } from "../run/setup.js";
import type { CleanTarget, FileTask, Job } from "../run/task.js";
import { addTotals, noTotals, type Totals, totalsOf } from "../run/totals.js";
import { VERSION } from "../version.js";
import { type CorpusFlags, corpusTable } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import { type CommonFlags, joinSetups, type Setups } from "./options.js";
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
  /** Where clean files go while there is a state; nowhere without it. */
  readonly writes?: Pick<CleanTarget, "output" | "foreign">;
  /** Opens what looks at documents before they are recorded, and may hold them back until it has seen others. */
  hold?(selection: Selection): Hold | undefined;
  /** What is done with each document, in order of their outputs. */
  add?(document: RunDocument): void;
}

/** Gives the documents it takes in the same order, at once or later. */
export interface Hold {
  take(document: RunDocument): RunDocument[];
  rest(): RunDocument[];
}

export interface Outcome {
  readonly totals: Totals;
  readonly interrupted: boolean;
}

/** Makes those who do the work; tests put others in their place. */
export type OpenCrew = (job: Job, workers: number) => Promise<Crew>;

/** Goes over the files that paths stand for: finds, cleans, writes, records and reports each. */
export async function runOver(
  paths: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  setups: Setups,
  run: Run,
  terminal: Terminal,
  openCrew?: OpenCrew,
): Promise<Outcome> {
  const selection = selectInputs(paths, output, { ...flags, format: setups.format }, terminal);
  for (const path of selection.outside) terminal.say(text(terminal.language, "link-outside", { path }));
  // Before anything is written: a config or pack that is wrong ends the run.
  const plans = await plansOf(selection, setups);
  const joined = joinSetups(await Promise.all(plans.distinct.map(setups.make)));
  const hold = run.hold?.(selection);
  const reports = await openReports(flags.report ?? run.reports, run.command, terminal);
  const state = await run.openState(selection);
  const interrupt = listenForInterrupt();
  const progress = await showProgress(selection.inputs.length, flags.quiet === true, terminal);
  const totals = noTotals();
  let crew: Crew | undefined;

  const record = (document: RunDocument, line: Uint8Array | undefined) => {
    const { record } = document;
    addTotals(totals, totalsOf(record));
    if (record.error !== undefined) sayFailed(record.path, record.error);
    run.add?.(document);
    state?.add(record.output, line ?? Buffer.from(ledgerLine(record)));
    reports.add(document);
  };
  const sayFailed = (path: string, error: Parameters<typeof errorText>[0]) => {
    terminal.say(text(terminal.language, "failed-file", { path, problem: errorText(error, terminal.language) }));
  };
  const isSeen = hold !== undefined || run.add !== undefined || reports.any;
  const take = ({ file, result }: Cleaned) => {
    progress.step();
    const { line, error } = result;
    if (!isSeen) {
      // The line says it all: a record is read back from it only where somebody looks at it.
      addTotals(totals, result.totals);
      if (error !== undefined) sayFailed(file.path, error);
      state?.add(file.output, line);
      return;
    }
    const { source, unusedDirectives, usedPassages } = result;
    const document: RunDocument = {
      record: recordOf(line, nodePlatform.decodeUtf8!),
      ...(source !== undefined && { source }),
      ...(unusedDirectives && { unusedDirectives }),
      ...(usedPassages && { usedPassages }),
      allow: plans.distinct[file.plan]!.config.allow,
    };
    if (hold === undefined) record(document, line);
    else for (const ready of hold.take(document)) record(ready, ready === document ? line : undefined);
  };

  try {
    const whole = selection.whole.map((input) => fileTask(input, plans.placeOf(input), state));
    const files = selection.whole === selection.inputs ? whole : pick(whole, selection);
    const wantsCounts = plans.distinct.some(({ stages }) => stages.includes("ads"));
    const size = sized(wantsCounts ? whole : files);
    const job: Job = {
      plans: plans.distinct,
      ...(run.writes && state && { writes: { ...run.writes, temporary: state.temporary, journal: state.journal } }),
      temporary: state?.temporary ?? tmpdir(),
      wantsSource: reports.wantsSource,
    };
    crew = await (openCrew ?? defaultCrew(setups.jobs))(job, workersFor(size, setups.jobs));
    const batches = cutIntoBatches(size);
    const { signal } = interrupt;
    const table = wantsCounts
      ? await corpusTable(selection.whole, flags, () => crew!.count(batches, signal))
      : undefined;
    const own = size.files === files ? batches : cutIntoBatches(sized(files));
    for await (const cleaned of crew.clean(own, table, signal)) take(cleaned);
    for (const ready of hold?.rest() ?? []) record(ready, undefined);
    progress.stop();
    state?.commit(manifest(joined, totals, selection));
    reports.finish();
    if (interrupt.stopped) terminal.say(text(terminal.language, "interrupted"));
    return { totals, interrupted: interrupt.stopped };
  } finally {
    progress.stop();
    interrupt.release();
    await crew?.close();
    state?.close();
  }
}

/** Workers where the work is worth them, else the main thread. */
function defaultCrew(jobs: number): OpenCrew {
  return async (job, workers) => {
    if (workers === 0) return inlineCrew(job, jobs);
    const { workerCrew } = await import("../run/worker-crew.js");
    return workerCrew(job, workers);
  };
}

/** The setups of a run's files, as data: the distinct ones, and for each file the place of its own. */
interface Plans {
  readonly distinct: readonly SetupPlan[];
  placeOf(input: Input): number;
}

async function plansOf({ whole }: Selection, setups: Setups): Promise<Plans> {
  const places = new Map<SetupPlan, number>();
  const byInput = new Map<Input, number>();
  for (const input of whole) {
    const plan = await setups.planFor(input.path);
    const place = places.get(plan) ?? places.size;
    places.set(plan, place);
    if (place > 0) byInput.set(input, place);
  }
  return { distinct: [...places.keys()], placeOf: (input) => byInput.get(input) ?? 0 };
}

function fileTask(input: Input, plan: number, state: State | undefined): FileTask {
  const { path, name, output, format, problem } = input;
  const known = state?.known(output) ?? [];
  return {
    ...{ path, name, output, format, plan },
    ...(problem && { problem: { code: problem.code, args: problem.args } }),
    ...(known.length > 0 && { known }),
  };
}

/** The tasks of a shard's own files. */
function pick(whole: readonly FileTask[], { whole: all, inputs }: Selection): FileTask[] {
  const own = new Set(inputs);
  return whole.filter((_, i) => own.has(all[i]!));
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
