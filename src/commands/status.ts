import { readFailures } from "../io/plan/failures.js";
import { openPlan } from "../io/plan/plan-file.js";
import { type PartState, type PlanProgress, readProgress } from "../io/plan/progress.js";
import { rangesOf } from "../io/plan/ranges.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

export interface StatusFlags {
  readonly json?: boolean;
}

/** How far one step is. */
interface StepStatus {
  readonly step: string;
  readonly of: number;
  readonly done: number;
  /** Shards as ranges, from 1. */
  readonly missing: string;
  readonly foreign: string;
}

/**
 * `status DIR`: how far the plan in DIR is and what failed, told from that folder alone. Returns 0 when all is done, 1
 * while something is left.
 */
export function statusCommand(output: string, flags: StatusFlags, terminal: Terminal): number {
  const open = openPlan(output);
  const { plan, hash, places } = open;
  const progress = readProgress(open);
  const steps = stepsOf(progress, plan.counting);
  const failures = readFailures(places);
  const isDone = progress.merged === "done";
  const { documents, bytes, shards } = plan;
  if (flags.json) {
    const report = { plan: hash, documents, bytes, shards: shards.length, done: isDone, steps, failures };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    return isDone ? 0 : 1;
  }
  const say = (...args: Parameters<typeof text> extends [unknown, ...infer R] ? R : never) =>
    terminal.out(`${text(terminal.language, ...args)}\n`);
  say("status-plan", { plan: hash.slice(0, 12), documents, size: (bytes / 1e6).toFixed(1), shards: shards.length });
  for (const { step, of, done, missing, foreign } of steps) {
    say("status-step", { step: step.padEnd(6), of, done });
    if (missing !== "" && done + (foreign === "" ? 0 : 1) > 0) say("status-missing", { parts: missing });
    if (foreign !== "") say("status-foreign", { parts: foreign });
  }
  for (const { step, shard, code, problem, dead } of failures) {
    const part = shard === undefined ? step : `${step} ${shard}`;
    say(dead ? "status-dead" : "status-failed", { part, code, problem });
  }
  say(isDone ? "status-finished" : "status-next", { folder: output });
  return isDone ? 0 : 1;
}

function stepsOf({ counted, reduced, cleaned, merged }: PlanProgress, counting: boolean): StepStatus[] {
  const all: [string, readonly PartState[]][] = [
    ...(counting
      ? ([
          ["count", counted],
          ["reduce", [reduced]],
        ] as [string, PartState[]][])
      : []),
    ["clean", cleaned],
    ["merge", [merged]],
  ];
  return all.map(([step, states]) => {
    const named = (state: PartState) => states.flatMap((one, i) => (one === state ? [i + 1] : []));
    return {
      step,
      of: states.length,
      done: named("done").length,
      missing: rangesOf(named("missing")),
      foreign: rangesOf(named("foreign")),
    };
  });
}
