import { rmSync } from "node:fs";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import { writeCountsTo } from "../io/counts/counts-file.js";
import { reduceCounts } from "../io/counts/reduce-counts.js";
import { putInPlace, withTemporary } from "../io/plan/durable.js";
import type { OpenPlan } from "../io/plan/plan-file.js";
import { countsId, headerOf, idOfParts, isWholeCounts, type PartState, readCounting } from "../io/plan/progress.js";
import { rangesOf } from "../io/plan/ranges.js";
import { text } from "../messages/texts.js";
import { withSource } from "./corpus.js";
import { openTask, runStep } from "./part-task.js";
import type { Terminal } from "./terminal.js";

export interface ReduceFlags {
  readonly quiet?: boolean;
}

/**
 * `reduce DIR`: adds up the counts of all shards. It is the barrier between counting and cleaning: with a part missing or
 * of another plan it does nothing. Returns 0, 75 for a failure that may pass, 2 or 3 for another one.
 */
export async function reduceCommand(output: string, flags: ReduceFlags, terminal: Terminal): Promise<number> {
  const open = openTask(output);
  return runStep({ open, step: "reduce" }, terminal, async () => {
    const say = (code: "nothing-to-count" | "part-done-before" | "reduced", args = {}) => {
      if (!flags.quiet) terminal.say(text(terminal.language, code, args));
    };
    if (!open.plan.counting) {
      say("nothing-to-count");
      return 0;
    }
    const progress = readCounting(open);
    refuseIncomplete("count", progress.counted, open);
    if (progress.reduced === "done" && isWholeCounts(open.places.reduced)) {
      say("part-done-before", { step: "reduce", shard: 1, of: 1 });
      return 0;
    }
    const { documents, passages } = await reduce(open);
    say("reduced", { documents, passages, parts: open.plan.shards.length });
    return 0;
  });
}

/**
 * Refuses to go on while parts are missing or are not those of the plan, and names them.
 *
 * @throws CleanError `parts-missing`, `parts-foreign`
 */
export function refuseIncomplete(step: string, states: readonly PartState[], { places }: OpenPlan): void {
  const of = states.length;
  const named = (state: PartState) => rangesOf(states.flatMap((one, i) => (one === state ? [i + 1] : [])));
  const missing = named("missing");
  if (missing !== "") throw new CleanError("parts-missing", { step, parts: missing, of, folder: places.output });
  const foreign = named("foreign");
  if (foreign !== "") throw new CleanError("parts-foreign", { step, parts: foreign, folder: places.output });
}

async function reduce({ plan, hash, places }: OpenPlan): Promise<{ documents: number; passages: number }> {
  const of = plan.shards.length;
  const paths = plan.shards.map((_, i) => places.counted(i + 1));
  const headers = paths.map((path) => {
    if (!isWholeCounts(path)) {
      rmSync(path, { force: true });
      throw new CleanError("part-damaged", { path, folder: places.output });
    }
    return headerOf(path)!;
  });
  const documents = headers.reduce((sum, header) => sum + header.documents, 0);
  const content = idOfParts(headers.map(countsId));
  return withTemporary(places, async (temporary) =>
    withSource(reduceCounts(paths, documents, temporary), (source) => {
      const part = join(temporary, "repeated.part");
      writeCountsTo(part, source, { plan: hash, of, content });
      putInPlace(part, places.reduced);
      return { documents, passages: headerOf(places.reduced)!.passages };
    }),
  );
}
