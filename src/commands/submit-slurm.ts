import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { remainingOf } from "../engines/remaining.js";
import { slurmScript } from "../engines/slurm/script.js";
import { liveJobs, maxArraySize, runSlurmScript } from "../engines/slurm/slurm.js";
import { writeAtomic } from "../io/atomic-write.js";
import { withTemporary } from "../io/plan/durable.js";
import { openPlan } from "../io/plan/plan-file.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

export interface SubmitSlurmFlags {
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

/**
 * `submit slurm DIR [-- OPTIONS…]`: submits what the plan in DIR lacks as jobs that wait for each other, and prints their
 * ids; while those of an earlier call are queued or running it submits nothing. With `--dry-run` it prints the script
 * that would do so. Returns 0.
 *
 * @param options of sbatch
 * @throws CleanError `plan-missing`, `engine-missing`, `engine-failed`
 */
export async function submitSlurmCommand(
  output: string,
  options: readonly string[],
  flags: SubmitSlurmFlags,
  terminal: Terminal,
): Promise<number> {
  const open = openPlan(output);
  const { places } = open;
  const submitted = join(places.home, "slurm-jobs.json");
  const say = (code: "submit-nothing" | "submit-running", args = {}) => {
    if (!flags.quiet) terminal.say(text(terminal.language, code, args));
  };
  const remaining = remainingOf(open);
  if (!remaining.merge) {
    say("submit-nothing");
    return 0;
  }
  const live = flags.dryRun ? [] : liveJobs(readJobs(submitted));
  if (live.length > 0) {
    say("submit-running", { jobs: live.join(" ") });
    return 0;
  }
  const script = slurmScript(remaining, {
    output: places.output,
    logs: places.logs,
    failed: places.failed,
    program: [process.execPath, realpathSync(process.argv[1]!)],
    options,
    maxArraySize: maxArraySize(),
    killed: text(terminal.language, "ended-by", { signal: "signals" }),
  });
  if (flags.dryRun) {
    terminal.out(script);
    return 0;
  }
  const steps = runSlurmScript(script);
  const jobs = steps.flatMap(({ ids }) => ids);
  await withTemporary(places, async (temporary) => writeAtomic(submitted, JSON.stringify(jobs), temporary));
  for (const { step, ids } of steps) terminal.out(`${step} ${ids.join(" ")}\n`);
  return 0;
}

function readJobs(path: string): string[] {
  try {
    const jobs: unknown = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
    return Array.isArray(jobs) ? jobs.filter((id) => /^\d+$/.test(String(id))) : [];
  } catch {
    return [];
  }
}
