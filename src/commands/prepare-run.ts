import { dirname } from "node:path";
import { MIN_REACH } from "../core/count-table.js";
import { buildId } from "../io/build-id.js";
import { openCounts } from "../io/counts/counts-file.js";
import { makeCountTable } from "../io/counts/make-table.js";
import type { Input } from "../io/discover.js";
import { sizeOf } from "../io/file-size.js";
import { isWorthCaching, type Sized, sized } from "../run/batches.js";
import { planKey, readAbout, type SetupHashes } from "../run/known-results.js";
import type { Setup, SetupPlan } from "../run/setup.js";
import type { Counts } from "../run/sort-out.js";
import type { FileTask } from "../run/task.js";
import { type CorpusFlags, withSource } from "./corpus.js";
import type { Setups } from "./options.js";
import type { Selection } from "./select-inputs.js";

/** What a run is about to do, before it touches anything. */
export interface PreparedRun {
  /** The distinct setups, as data, and the keys of them. */
  readonly plans: readonly SetupPlan[];
  readonly keys: readonly string[];
  /** The hashes of setups, by their keys; made for who keeps them. */
  setups(): Readonly<Record<string, SetupHashes>>;
  /** The files of this run, in order of their outputs. */
  readonly files: readonly FileTask[];
  /** The files that are read: those of this run, or all that it is a shard of. */
  readonly size: Sized;
  readonly counts: Counts;
  /** Whether results are worth keeping for the next run. */
  readonly isWorth: boolean;
  /** What results depend on beside files and settings; undefined where none of an earlier run is to be used. */
  readonly made?: string;
}

/** The flags that decide it. */
export interface PrepareFlags extends CorpusFlags {
  readonly cache?: boolean | string;
}

/**
 * Finds the setup of each file and where counts come from.
 *
 * @param peek what the index of earlier results says of its setups: those need not be made to know their hashes
 * @throws CleanError what reading configs, packs and counts throws
 */
export async function prepareRun(
  selection: Selection,
  flags: PrepareFlags,
  setups: Setups,
  peek: (isWorth: boolean) => unknown,
): Promise<PreparedRun> {
  const { plans, whole, files } = await planInputs(selection, setups);
  // A config or pack that is wrong is said where there is no file yet, too.
  if (whole.length === 0) for (const path of selection.searched) await setups.make(await setups.planFor(path));
  const keys = plans.map(planKey);
  const counts = countsFor(plans, whole.length, flags);
  const size = sized(counts.from === "inputs" ? whole : files);
  const isWorth = isWorthCaching(size);
  const glance = peek(isWorth);
  const made = flags.cache === false || (!isWorth && glance === undefined) ? undefined : buildId();
  const known = made === undefined ? undefined : readAbout(glance, made)?.setups;
  const hashed: [key: string, by: Pick<Setup, "hashes">][] = [];
  for (const [i, plan] of plans.entries()) {
    const key = keys[i]!;
    hashed.push([key, known?.[key] === undefined ? await setups.make(plan) : { hashes: known[key] }]);
  }
  const hashesOf = () => Object.fromEntries(hashed.map(([key, { hashes }]) => [key, hashes]));
  return { plans, keys, setups: hashesOf, files, size, counts, isWorth, ...(made !== undefined && { made }) };
}

async function planInputs({ whole, inputs }: Selection, setups: Setups) {
  const places = new Map<SetupPlan, number>();
  const own = whole === inputs ? undefined : new Set(inputs);
  const all: FileTask[] = [];
  const files: FileTask[] = [];
  const byFolder = new Map<string, (path: string) => SetupPlan>();
  for (const input of whole) {
    const folder = dirname(input.path);
    // A folder that cannot be read is an input itself.
    const planOf = byFolder.get(folder) ?? (await setups.plansIn(folder));
    byFolder.set(folder, planOf);
    const plan = input.problem === undefined ? planOf(input.path) : await setups.planFor(input.path);
    const place = places.get(plan) ?? places.size;
    places.set(plan, place);
    const task = taskOf(input, place);
    all.push(task);
    if (own?.has(input)) files.push(task);
  }
  return { plans: [...places.keys()], whole: all, files: own === undefined ? all : files };
}

function taskOf({ path, name, output, format, problem }: Input, plan: number): FileTask {
  if (problem !== undefined) {
    return { path, name, output, format, plan, problem: { code: problem.code, args: problem.args } };
  }
  const size = sizeOf(path);
  return { path, name, output, format, plan, ...(size >= 0 && { size }) };
}

/** Passages are counted for `ads`, which asks for them. A shard counts the whole; `--counts` spares that. */
function countsFor(plans: readonly SetupPlan[], inputs: number, flags: PrepareFlags): Counts {
  if (flags.corpus === false || !plans.some(({ stages }) => stages.includes("ads"))) return { from: "nowhere" };
  if (flags.counts !== undefined) {
    return { from: "files", table: withSource(openCounts(flags.counts), makeCountTable) };
  }
  return inputs < MIN_REACH ? { from: "nowhere" } : { from: "inputs", table: makeCountTable };
}
