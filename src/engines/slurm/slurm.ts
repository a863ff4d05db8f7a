import { spawnSync } from "node:child_process";
import { CleanError } from "../../core/errors.js";

/** What Slurm allows where the cluster does not say otherwise (`MaxArraySize` of slurm.conf). */
const MAX_ARRAY_SIZE = 1001;

/** The cluster's `MaxArraySize`, or Slurm's default where there is no cluster to ask. */
export function maxArraySize(): number {
  const { stdout, status } = spawnSync("scontrol", ["show", "config"], { encoding: "utf8" });
  const found = status === 0 ? /^MaxArraySize\s*=\s*(\d+)/m.exec(stdout)?.[1] : undefined;
  return found === undefined ? MAX_ARRAY_SIZE : Number(found);
}

/** Of these jobs, those that are queued or running. */
export function liveJobs(ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const args = ["--noheader", "--format=%A %F", `--jobs=${ids.join(",")}`];
  const { stdout, status } = spawnSync("squeue", args, { encoding: "utf8" });
  // Jobs that Slurm no longer knows make it fail.
  if (status !== 0) return [];
  const known = new Set(stdout.split(/\s+/));
  return ids.filter((id) => known.has(id));
}

/**
 * Runs a script that submits jobs.
 *
 * @returns for each step its job ids
 * @throws CleanError `engine-missing` without sbatch, `engine-failed`
 */
export function runSlurmScript(script: string): { step: string; ids: string[] }[] {
  if (spawnSync("sbatch", ["--version"]).error !== undefined)
    throw new CleanError("engine-missing", { program: "sbatch" });
  const { stdout, stderr, status } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  if (status !== 0) {
    throw new CleanError("engine-failed", {
      program: "sbatch",
      problem: stderr.trim().split("\n").at(-1) ?? String(status),
    });
  }
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [step = "", ids = ""] = line.split(" ");
      // `--parsable` puts the cluster's name behind the id where there are several.
      return { step, ids: ids.split(":").map((id) => id.split(";")[0]!) };
    });
}
