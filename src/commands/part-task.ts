import { CleanError } from "../core/errors.js";
import { fileError, unforeseenError } from "../io/errors.js";
import { clearFailure, noteFailure } from "../io/plan/failures.js";
import { type PlannedInput, readInputs } from "../io/plan/input-list.js";
import type { Step } from "../io/plan/places.js";
import { type OpenPlan, openPlan, workingFolder } from "../io/plan/plan-file.js";
import { errorTextAlone } from "../messages/language.js";
import { text } from "../messages/texts.js";
import { VERSION } from "../version.js";
import { joinSetups, openSetups, type Setups } from "./options.js";
import { plannedShard, type ShardFlags } from "./shard-flags.js";
import { stepExitCodeOf } from "./step-exit-codes.js";
import type { Terminal } from "./terminal.js";

export interface PartFlags extends ShardFlags {
  readonly jobs?: string;
  readonly quiet?: boolean;
}

/** One shard of a plan, ready to be worked on. */
export interface PartTask {
  readonly open: OpenPlan;
  /** From 1. */
  readonly shard: number;
  readonly inputs: readonly PlannedInput[];
  readonly setups: Setups;
}

/**
 * Opens the plan of an output folder and goes to the folder from which its paths are meant.
 *
 * @throws CleanError `plan-missing`, `plan-invalid`, `plan-differs` where this is another version of the program
 */
export function openTask(output: string): OpenPlan {
  const open = openPlan(output);
  const { qingwen } = open.plan;
  if (qingwen !== VERSION) throw new CleanError("plan-differs", { key: "version", found: VERSION, expected: qingwen });
  const folder = workingFolder(open);
  try {
    process.chdir(folder);
  } catch (error) {
    throw fileError(error, folder, "read");
  }
  return open;
}

/**
 * Opens one shard.
 *
 * @throws CleanError as `openTask`; `plan-differs` where another config or other rules are in force for its inputs
 */
export async function openPart(open: OpenPlan, flags: PartFlags, terminal: Terminal): Promise<PartTask> {
  const { plan } = open;
  const shard = plannedShard(flags, plan.shards.length, terminal);
  const { lang: _, report: __, corpus: ___, ...options } = plan.options;
  const setups = openSetups({ ...withoutUndefined(options), ...(flags.jobs && { jobs: flags.jobs }) }, terminal);
  const inputs = readInputs(open, shard);
  const { hashes } = joinSetups(await Promise.all(inputs.map(({ path }) => setups.for(path))));
  const planned = plan.shards[shard - 1]!;
  for (const key of ["config", "rules"] as const) {
    if (hashes[key] !== planned[key]) {
      const [found, expected] = [hashes[key], planned[key]].map((hash) => hash.slice(0, 12)) as [string, string];
      throw new CleanError("plan-differs", { key, found, expected });
    }
  }
  return { open, shard, inputs, setups };
}

/**
 * Does a step and notes in the output folder when it fails, so that `status` can tell. Returns the exit code: what `work`
 * gives, 75 for a failure that may pass, 2 or 3 for one that will not.
 */
export async function runStep(
  { open, step, shard }: { readonly open: OpenPlan; readonly step: Step; readonly shard?: number },
  terminal: Terminal,
  work: () => Promise<number>,
): Promise<number> {
  const { places } = open;
  try {
    const code = await work();
    if (code < 128) clearFailure(places, step, shard);
    return code;
  } catch (error) {
    const known = error instanceof CleanError ? error : unforeseenError(error);
    const code = stepExitCodeOf(known);
    const problem = errorTextAlone(known, terminal.language);
    noteFailure(places, { step, ...(shard !== undefined && { shard }), code, problem });
    terminal.say(text(terminal.language, "error", { problem }));
    return code;
  }
}

function withoutUndefined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
