import { existsSync } from "node:fs";
import { placesIn } from "../io/plan/places.js";
import { text } from "../messages/texts.js";
import type { CleanPartFlags } from "./clean-part.js";
import { badOption } from "./options.js";
import type { ShardFlags } from "./shard-flags.js";
import type { Terminal } from "./terminal.js";

/** What may be said of a shard; all else was decided by the plan. */
const FREE = ["output", "shard", "shardIndex", "shardCount", "counts", "jobs", "quiet", "lang"];

/** Whether `clean` means a shard of a plan: no paths, a shard, and a plan in the output folder. */
export function isPlanned(paths: readonly string[], flags: ShardFlags & { readonly output: string }): boolean {
  const { shard, shardIndex, shardCount, output } = flags;
  const isPart = shard !== undefined || shardIndex !== undefined || shardCount !== undefined;
  return paths.length === 0 && isPart && existsSync(placesIn(output).plan);
}

/**
 * The flags of a shard.
 *
 * @throws CleanError `usage` for one that would change what the plan decided
 */
export function plannedFlags(flags: Readonly<Record<string, unknown>>, terminal: Terminal): CleanPartFlags {
  for (const [name, value] of Object.entries(flags)) {
    // What `--no-…` switches off is on without it.
    const isDefault =
      value === undefined ||
      (value === true && ["markers", "ads", "restore", "normalize", "corpus", "cache"].includes(name));
    if (isDefault || FREE.includes(name)) continue;
    const option = `--${value === false ? "no-" : ""}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw badOption(terminal, option, String(value), text(terminal.language, "plan-decides"));
  }
  return flags as CleanPartFlags;
}
