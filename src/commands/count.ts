import { tmpdir } from "node:os";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import { countFolder } from "../io/counts/count-folder.js";
import { writeCountsTo } from "../io/counts/counts-file.js";
import { hashInputs, unreadable } from "../io/plan/content.js";
import { putInPlace, withTemporary } from "../io/plan/durable.js";
import type { PlannedInput } from "../io/plan/input-list.js";
import { headerOf, isWholeCounts } from "../io/plan/progress.js";
import { text } from "../messages/texts.js";
import { readText, withSource } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import { openPart, openTask, type PartFlags, type PartTask, runStep } from "./part-task.js";
import { READ_AHEAD } from "./process-inputs.js";
import { showProgress } from "./progress.js";
import { plannedShard } from "./shard-flags.js";
import type { Terminal } from "./terminal.js";

/**
 * `count DIR --shard i/n`: counts the repeated passages of one shard of the plan in DIR, into one file, unless that is
 * done already. Returns 0, 75 for a failure that may pass, 2 or 3 for another one, 130.
 */
export async function countCommand(output: string, flags: PartFlags, terminal: Terminal): Promise<number> {
  const open = openTask(output);
  const shard = plannedShard(flags, open.plan.shards.length, terminal);
  return runStep({ open, step: "count", shard }, terminal, async () => {
    if (!open.plan.counting) {
      if (!flags.quiet) terminal.say(text(terminal.language, "nothing-to-count"));
      return 0;
    }
    return countPart(await openPart(open, flags, terminal), flags, terminal);
  });
}

async function countPart(task: PartTask, flags: PartFlags, terminal: Terminal): Promise<number> {
  const { open, shard, inputs, setups } = task;
  const { places, plan, hash } = open;
  const of = plan.shards.length;
  const interrupt = listenForInterrupt();
  const stopped = () => interrupt.stopped;
  const progress = await showProgress(inputs.length, flags.quiet === true, terminal);
  const say = (code: "part-done" | "part-done-before" | "interrupted") => {
    if (!flags.quiet) terminal.say(text(terminal.language, code, { step: "count", shard, of }));
  };
  try {
    const content = await hashInputs(inputs, stopped);
    if (stopped()) return 130;
    if (isCounted(task, content)) {
      say("part-done-before");
      return 0;
    }
    const read = async (input: PlannedInput) => {
      const { extract } = await setups.for(input.path);
      return readText(input, extract).catch((error) => passOver(error, input));
    };
    const concurrency = setups.jobs + READ_AHEAD;
    const options = { concurrency, temporary: tmpdir(), step: progress.step, stopped };
    const source = await countFolder(inputs, read, options);
    return await withTemporary(places, async (temporary) =>
      withSource(source, (counts) => {
        if (stopped()) {
          say("interrupted");
          return 130;
        }
        const part = join(temporary, "counts.part");
        writeCountsTo(part, counts, { plan: hash, shard, of, content });
        putInPlace(part, places.counted(shard));
        say("part-done");
        return 0;
      }),
    );
  } finally {
    progress.stop();
    interrupt.release();
  }
}

/** Whether the part is there, whole, and made by this plan of what stands in the inputs now. */
function isCounted({ open, shard }: PartTask, content: string): boolean {
  const { plan, hash, places } = open;
  const part = headerOf(places.counted(shard))?.part;
  const isOurs = part?.plan === hash && part.shard === shard && part.of === plan.shards.length;
  return isOurs && part.content === content && isWholeCounts(places.counted(shard));
}

/** What cannot be read is not counted, as in one run, unless that passes. */
function passOver(error: unknown, input: PlannedInput): undefined {
  if (!(error instanceof CleanError)) throw error;
  if (input.problem === undefined) unreadable(error, input);
  return undefined;
}
