import { connectRedis } from "../engines/bullmq/connect.js";
import { queuePlan } from "../engines/bullmq/jobs.js";
import { loadBullmq } from "../engines/bullmq/load.js";
import { remainingOf } from "../engines/remaining.js";
import { openPlan } from "../io/plan/plan-file.js";
import { text } from "../messages/texts.js";
import { badOption, parseCount } from "./options.js";
import type { Terminal } from "./terminal.js";

export interface BullmqFlags {
  readonly redis?: string;
  readonly queue?: string;
}

export interface SubmitBullmqFlags extends BullmqFlags {
  readonly attempts?: string;
  readonly quiet?: boolean;
}

/** How often a shard is tried before it is given up. */
const ATTEMPTS = 4;
export const QUEUE = "qingwen";

/**
 * `submit bullmq DIR --redis URL`: queues what the plan in DIR lacks; workers do it. What is queued already stays, what
 * was given up is tried again. Returns 0.
 *
 * @throws CleanError `usage`, `plan-missing`, `package-missing`, `redis-unreachable`
 */
export async function submitBullmqCommand(
  output: string,
  flags: SubmitBullmqFlags,
  terminal: Terminal,
): Promise<number> {
  const url = redisUrl(flags, terminal);
  const attempts = parseCount("--attempts", flags.attempts, 1, terminal) ?? ATTEMPTS;
  const open = openPlan(output);
  if (!remainingOf(open).merge) {
    if (!flags.quiet) terminal.say(text(terminal.language, "submit-nothing"));
    return 0;
  }
  const packages = await loadBullmq();
  const connection = await connectRedis(packages, url);
  const name = flags.queue ?? QUEUE;
  const queue = new packages.bullmq.Queue(name, { connection });
  const flows = new packages.bullmq.FlowProducer({ connection });
  try {
    const jobs = await queuePlan(open, attempts, queue, flows);
    if (!flags.quiet) terminal.say(text(terminal.language, "queued", { jobs, queue: name }));
  } finally {
    await queue.close();
    await flows.close();
    connection.disconnect();
  }
  return 0;
}

/** @throws CleanError `usage` */
export function redisUrl({ redis }: BullmqFlags, terminal: Terminal): string {
  if (redis !== undefined && /^rediss?:\/\/./.test(redis)) return redis;
  throw badOption(terminal, "--redis", redis ?? "–", "redis://HOST:PORT");
}
