import { realpathSync } from "node:fs";
import { connectRedis } from "../engines/bullmq/connect.js";
import type { JobData } from "../engines/bullmq/jobs.js";
import { loadBullmq } from "../engines/bullmq/load.js";
import { type RunningWorker, startWorker } from "../engines/bullmq/worker.js";
import { text } from "../messages/texts.js";
import { parseCount } from "./options.js";
import { isWorthRetry } from "./step-exit-codes.js";
import { type BullmqFlags, QUEUE, redisUrl } from "./submit-bullmq.js";
import type { Terminal } from "./terminal.js";

export interface WorkerFlags extends BullmqFlags {
  readonly slots?: string;
  readonly lock?: string;
  readonly drain?: boolean;
  readonly quiet?: boolean;
}

/** Seconds: a worker renews its lock every half of it, and no work of its own blocks it. */
const LOCK = 30;

/**
 * `worker --redis URL`: does the steps of plans that are queued, each in a process of its own, until it is stopped: at
 * the first signal it ends after the shards at work, at the second they go back into the queue. Returns 0.
 *
 * @throws CleanError `usage`, `package-missing`, `redis-unreachable`
 */
export async function workerCommand(flags: WorkerFlags, terminal: Terminal): Promise<number> {
  const url = redisUrl(flags, terminal);
  const slots = parseCount("--slots", flags.slots, 1, terminal) ?? 1;
  const lock = parseCount("--lock", flags.lock, 1, terminal) ?? LOCK;
  const queue = flags.queue ?? QUEUE;
  const packages = await loadBullmq();
  const connection = await connectRedis(packages, url);
  const say = (...args: Parameters<typeof text> extends [unknown, ...infer R] ? R : never) =>
    terminal.say(text(terminal.language, ...args));
  let trouble = "";
  const worker = startWorker(packages, connection, {
    queue,
    slots,
    lock,
    program: [process.execPath, realpathSync(process.argv[1]!)],
    isWorthRetry,
    say: (line) => {
      if (!flags.quiet) terminal.say(line);
    },
    failed(data, { code }, again) {
      const next = text(terminal.language, again ? "worker-again" : "worker-given-up");
      say("worker-failed", { part: partName(data), code, again: next });
    },
    trouble(problem) {
      // A Redis that is away complains with every try to reach it.
      if (problem !== trouble) say("worker-lost", { problem });
      trouble = problem;
    },
  });
  if (!flags.quiet) say("worker-ready", { queue, slots });
  const stopped = untilStopped(worker, () => say("worker-stopping"));
  await (flags.drain ? Promise.race([stopped, worker.drained()]) : stopped);
  await worker.stop();
  return 0;
}

/** Resolves at the first signal; the second one makes the worker give back what it holds. */
function untilStopped(worker: RunningWorker, stopping: () => void): Promise<void> {
  return new Promise((resolve) => {
    let times = 0;
    const stop = () => {
      times += 1;
      if (times > 1) return worker.giveBack();
      stopping();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

function partName({ step, shard, of }: JobData): string {
  return shard === undefined ? step : `${step} ${shard}/${of}`;
}
