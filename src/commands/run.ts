import { tmpdir } from "node:os";
import { CleanError } from "../core/errors.js";
import type { CheckCache } from "../io/check-cache.js";
import { refuseNoFolder } from "../io/is-folder.js";
import { LEDGER_VERSION } from "../io/ledger.js";
import type { LedgerWriter } from "../io/ledger-writer.js";
import { MANIFEST_VERSION, type Manifest, type State } from "../io/state.js";
import { refuseInputAsTarget } from "../io/target-is-input.js";
import { text } from "../messages/texts.js";
import { type Batch, cutIntoBatches, sized, workersFor } from "../run/batches.js";
import type { Crew } from "../run/crew.js";
import { inlineCrew } from "../run/inline-crew.js";
import { type About, joinHashes, openKnownResults, readAbout, reuseOf } from "../run/known-results.js";
import type { RunDocument } from "../run/run-document.js";
import { sortOut } from "../run/sort-out.js";
import type { CleanedFile, CleanTarget, FileTask, Job, Problem } from "../run/task.js";
import { together } from "../run/together.js";
import type { Totals } from "../run/totals.js";
import { VERSION } from "../version.js";
import { type CorpusFlags, readText } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import type { CommonFlags, Setups } from "./options.js";
import { type PreparedRun, prepareRun } from "./prepare-run.js";
import { type Progress, showProgress } from "./progress.js";
import { type Hold, recordDocuments, type Sinks } from "./record-documents.js";
import { openReports, reportFiles } from "./reports.js";
import { type SelectFlags, type Selection, selectInputs } from "./select-inputs.js";
import type { Terminal } from "./terminal.js";

/** The flags that `clean` and `check` share. */
export interface RunFlags extends CommonFlags, CorpusFlags, SelectFlags {
  readonly state?: string;
  readonly report?: readonly string[];
  readonly quiet?: boolean;
  /** `--no-cache` makes it false; for `check`, the folder of the cache if it was named. */
  readonly cache?: boolean | string;
}

/** What differs between the commands that go over many files. */
export interface Run {
  readonly command: "clean" | "check";
  /** The reports to make when none is asked for. */
  readonly reports: readonly string[];
  /**
   * What the index of earlier results says of its setups, before anything is opened; undefined where they are not to be used.
   *
   * @param isWorth whether there is so much to do that the results of this run are worth keeping
   */
  peek(isWorth: boolean): unknown;
  /** Opens the folder for ledger and manifest, once the inputs are known; nothing when none is kept. */
  openState(selection: Selection, index: "use" | "ignore"): Promise<State | undefined>;
  /** Opens what keeps results where a ledger does not. */
  openCache?(): Promise<CheckCache>;
  /** Where clean files go while there is a state; nowhere without it. */
  readonly writes?: Pick<CleanTarget, "output" | "foreign">;
  /** Opens what looks at documents before they are recorded, and may hold them back until it has seen others. */
  hold?(selection: Selection): Hold | undefined;
  /** What is done with each document, in order of their outputs. */
  add?(document: RunDocument): void;
}

export interface Outcome {
  readonly totals: Totals;
  readonly interrupted: boolean;
}

/** Makes those who do the work; tests put others in their place. */
export type OpenCrew = (job: Job, workers: number, batches: readonly Batch[]) => Promise<Crew>;

/** Goes over the files that paths stand for: finds, cleans, writes, records and reports each. */
export async function runOver(
  paths: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  setups: Setups,
  run: Run,
  terminal: Terminal,
  openCrew: OpenCrew = crewFor(setups.jobs),
): Promise<Outcome> {
  const { prepared, hold, reports, state, shard } = await begin(paths, output, flags, setups, run, terminal);
  const { made, isWorth } = prepared;
  const interrupt = listenForInterrupt();
  const progress = await showProgress(prepared.files.length, flags.quiet === true, terminal);
  let crew: Crew | undefined;
  let cache: CheckCache | undefined;
  let results: LedgerWriter | undefined;
  try {
    if (made !== undefined) cache = await run.openCache?.();
    if (isWorth) results = cache && openResults(cache);
    const earlier = cache ?? state;
    const about = made === undefined || earlier === undefined ? undefined : readAbout(earlier.about, made);
    const writes = run.writes && state && { ...run.writes, temporary: state.temporary, journal: state.journal };
    const temporary = state?.temporary ?? tmpdir();
    const job: Job = { plans: prepared.plans, temporary, wantsSource: reports.wantsSource, ...(writes && { writes }) };
    const batches = cutIntoBatches(prepared.size);
    crew = await openCrew(job, workersFor(prepared.size, setups.jobs), batches);
    const sinks: Sinks = {
      reports,
      ...(state && { state }),
      ...(results && { cache: results }),
      ...(hold && { hold }),
      ...(run.add && { add: run.add }),
    };
    const known = about && earlier && openKnownResults(earlier.old, prepared.keys);
    const totals = await goOver(prepared, {
      ...{ crew, batches, job, sinks, progress, terminal, signal: interrupt.signal },
      ...(known && { known }),
    });
    progress.stop();
    const next: About | undefined =
      made === undefined ? undefined : { made, setups: { ...about?.setups, ...prepared.setups() } };
    state?.commit(manifest(prepared, totals, shard), isWorth || known !== undefined ? next : undefined);
    if (results !== undefined) commitResults(results, next, terminal);
    reports.finish();
    if (interrupt.stopped) terminal.say(text(terminal.language, "interrupted"));
    return { totals, interrupted: interrupt.stopped };
  } finally {
    progress.stop();
    interrupt.release();
    await crew?.close();
    reports.abandon();
    results?.close();
    cache?.close();
    state?.close();
  }
}

/** What a run writes beside clean files. */
export function writtenBy({ report = [], state, cache }: Pick<RunFlags, "report" | "state" | "cache">): string[] {
  return [
    ...reportFiles(report),
    ...(state === undefined ? [] : [state]),
    ...(typeof cache === "string" ? [cache] : []),
  ];
}

/** Finds the files and opens what takes them. The inputs as they were found are of no use after it, and many. */
async function begin(
  paths: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  setups: Setups,
  run: Run,
  terminal: Terminal,
) {
  if (flags.state !== undefined) refuseNoFolder(flags.state);
  const wanted = flags.report ?? run.reports;
  const selecting = { ...flags, format: setups.format, written: writtenBy(flags) };
  const selection = await selectInputs(paths, output, selecting, terminal);
  // What was found in a folder is no report of this run; only what was named may be.
  for (const path of reportFiles(wanted)) refuseInputAsTarget(path, selection.searched);
  for (const path of selection.outside) terminal.say(text(terminal.language, "link-outside", { path }));
  // Before anything is written: a config, pack or file of counts that is wrong ends the run.
  const peek = (isWorth: boolean) => (flags.cache === false ? undefined : run.peek(isWorth));
  const prepared = await prepareRun(selection, flags, setups, peek);
  const hold = run.hold?.(selection);
  const reports = await openReports(wanted, run.command, terminal);
  try {
    const state = await run.openState(selection, prepared.made === undefined ? "ignore" : "use");
    return { prepared, hold, reports, state, shard: selection.shard };
  } catch (error) {
    reports.abandon();
    throw error;
  }
}

/** What going over the files needs beside them. */
interface Going {
  readonly crew: Crew;
  readonly batches: readonly Batch[];
  readonly job: Job;
  readonly sinks: Sinks;
  readonly known?: ReturnType<typeof openKnownResults>;
  readonly progress: Progress;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Takes what is known of the files, has the rest cleaned, and records all of it in order. */
async function goOver(prepared: PreparedRun, going: Going): Promise<Totals> {
  const { plans, keys, files, size, counts } = prepared;
  const { crew, batches, job, sinks, known, progress, terminal, signal } = going;
  const { good, unreadable, table, corpus } = await sortOut({
    ...{ files, batches, crew, signal, plans: keys, counts },
    ...(known && { known }),
    ...(job.writes && { output: job.writes.output }),
  });
  const open = files.filter((file) => !good.has(file) && !unreadable.has(file));
  const cleaning = {
    ...(table && { table }),
    known: ({ output }: FileTask) => sinks.state?.known(output) ?? [],
  };
  const cleaned = crew.clean(
    open.length === size.files.length ? batches : cutIntoBatches(sized(open)),
    cleaning,
    signal,
  );
  const earlier = (file: FileTask) => {
    const result = good.get(file);
    if (result !== undefined) return withText(known!.result(result), file);
    const problem = unreadable.get(file);
    return problem && refuse(file, problem);
  };
  /** The text of a document is not kept; reports that show it need it read again. */
  const withText = async (result: CleanedFile, file: FileTask): Promise<CleanedFile> => {
    if (!job.wantsSource || result.listed !== true) return result;
    const { config, format } = plans[file.plan]!;
    return { ...result, source: await readText(file, { ...config.extract, format }) };
  };
  const reuse = (file: FileTask, result: CleanedFile) => reuseOf(file, result, keys[file.plan]!, corpus);
  const recorder = recordDocuments({ ...sinks, reuse }, plans, terminal);
  for await (const done of together(files, earlier, cleaned)) {
    progress.step();
    recorder.take(done);
  }
  recorder.finish();
  return recorder.totals;
}

async function refuse(file: FileTask, problem: Problem): Promise<CleanedFile> {
  const { refused } = await import("../run/hands.js");
  return refused(file, new CleanError(problem.code, problem.args));
}

/** Workers where the work is worth them, else the main thread. */
function crewFor(jobs: number): OpenCrew {
  return async (job, workers, batches) => {
    if (workers === 0) return inlineCrew(job, jobs);
    const { openThreads } = await import("../run/worker-crew.js");
    return openThreads(job, workers, batches);
  };
}

/** Results are kept where that can be done; a folder that cannot be written is no reason not to check. */
function openResults(cache: CheckCache): LedgerWriter | undefined {
  try {
    return cache.write();
  } catch {
    return undefined;
  }
}

function commitResults(results: LedgerWriter, about: About | undefined, terminal: Terminal): void {
  try {
    results.commit(about);
  } catch (error) {
    const { language } = terminal;
    terminal.say(
      text(language, "cache-unwritten", { problem: (error as NodeJS.ErrnoException).code ?? String(error) }),
    );
  }
}

function manifest(prepared: PreparedRun, totals: Totals, shard: Selection["shard"]): Manifest {
  const { plans, keys } = prepared;
  const setups = prepared.setups();
  const { stages, hashes } = joinHashes(
    plans.map((plan) => plan.stages),
    keys.map((key) => setups[key]!),
  );
  return {
    v: MANIFEST_VERSION,
    qingwen: VERSION,
    ledger: LEDGER_VERSION,
    config: hashes.config,
    rules: hashes.rules,
    stages,
    documents: totals.files,
    changed: totals.changed,
    unchanged: totals.unchanged,
    refused: totals.refused,
    ...(shard && { shard }),
  };
}
