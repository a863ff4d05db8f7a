import { openPlan } from "../io/plan/plan-file.js";
import { type PartState, readProgress } from "../io/plan/progress.js";
import { cleanPartCommand } from "./clean-part.js";
import { countCommand } from "./count.js";
import { mergePartsCommand } from "./merge-parts.js";
import { reduceCommand } from "./reduce.js";
import type { Terminal } from "./terminal.js";

export interface ResumeFlags {
  readonly jobs?: string;
  readonly quiet?: boolean;
}

/**
 * `resume DIR`: does on this machine what the plan in DIR still lacks, step by step. What is done is not looked at again,
 * but for its head. Returns what `merge` returns, or the code of a step that failed.
 */
export async function resumeCommand(output: string, flags: ResumeFlags, terminal: Terminal): Promise<number> {
  const open = openPlan(output);
  const folder = open.places.output;
  const of = open.plan.shards.length;
  const shards = async (states: readonly PartState[], run: (shard: string) => Promise<number>) => {
    let worst = 0;
    for (const [i, state] of states.entries()) {
      if (state === "done") continue;
      const code = await run(`${i + 1}/${of}`);
      if (code === 130) return 130;
      worst = Math.max(worst, code);
    }
    return worst;
  };
  const counted = await shards(readProgress(open).counted, (shard) =>
    countCommand(folder, { ...flags, shard }, terminal),
  );
  if (counted !== 0) return counted;
  if (readProgress(open).reduced !== "done") {
    const reduced = await reduceCommand(folder, flags, terminal);
    if (reduced !== 0) return reduced;
  }
  const cleaned = await shards(readProgress(open).cleaned, (shard) =>
    cleanPartCommand(folder, { ...flags, shard }, terminal),
  );
  return cleaned !== 0 ? cleaned : mergePartsCommand(folder, flags, terminal);
}
