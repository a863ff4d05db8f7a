import type { FlowJob, FlowProducer, Job, Queue } from "bullmq";
import { z } from "zod";
import { STEPS } from "../../io/plan/places.js";
import type { OpenPlan } from "../../io/plan/plan-file.js";
import { type Remaining, remainingOf } from "../remaining.js";

const DATA = z.object({
  /** The output folder with the plan, absolute: workers see it under the same name. */
  output: z.string(),
  /** SHA-256 of the plan. */
  plan: z.string(),
  step: z.enum(STEPS),
  /** From 1; of `count` and `clean`. */
  shard: z.number().int().min(1).optional(),
  of: z.number().int().min(1),
  /** How often a shard is tried. */
  attempts: z.number().int().min(1),
});

/** What a worker is told. */
export type JobData = Readonly<z.infer<typeof DATA>>;

/** @throws what zod throws for what is no job of ours */
export function parseJob(data: unknown): JobData {
  return DATA.parse(data);
}

/** Milliseconds before the second try; each further pause is twice as long. */
const FIRST_PAUSE = 1000;

/**
 * Queues what a plan lacks. Ids are fixed, so whatever is queued already is not queued twice; what was given up is tried
 * again. Counting is a flow whose parent is `reduce`, which thus waits for all of it; the worker that reduces queues
 * the second flow, since a flow is a tree: `merge` waits for all shards to be clean.
 *
 * @returns how many jobs were queued or are tried again
 */
export async function queuePlan(open: OpenPlan, attempts: number, queue: Queue, flows: FlowProducer): Promise<number> {
  const remaining = remainingOf(open);
  const known = await knownJobs(open, queue);
  const failed = known.filter(({ state }) => state === "failed");
  if (failed.length < known.length) {
    await Promise.all(
      failed.map(({ job }) => job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true })),
    );
    return failed.length;
  }
  for (const { job } of failed) await job.remove();
  const flow = remaining.reduce
    ? countingFlow(open, remaining, attempts, queue.name)
    : cleaningFlow(open, remaining, attempts, queue.name);
  await flows.add(flow);
  return 1 + (flow.children?.length ?? 0);
}

/** Queues what comes behind `reduce`; doing so twice is doing so once. */
export async function queueCleaning(
  open: OpenPlan,
  attempts: number,
  queue: string,
  flows: FlowProducer,
): Promise<void> {
  await flows.add(cleaningFlow(open, remainingOf(open), attempts, queue));
}

/** The jobs of a plan that are queued, running or given up; those that are done leave nothing. */
async function knownJobs(open: OpenPlan, queue: Queue): Promise<{ job: Job; state: string }[]> {
  const shards = open.plan.shards.map((_, i) => i + 1);
  const ids = [
    ...shards.flatMap((shard) => [jobId(open, "count", shard), jobId(open, "clean", shard)]),
    jobId(open, "reduce"),
    jobId(open, "merge"),
  ];
  const jobs: { job: Job; state: string }[] = [];
  for (const id of ids) {
    const job = await queue.getJob(id);
    const state = job === undefined ? "unknown" : await job.getState();
    if (job !== undefined && state !== "completed" && state !== "unknown") jobs.push({ job, state });
  }
  return jobs;
}

function countingFlow(open: OpenPlan, { count }: Remaining, attempts: number, queue: string): FlowJob {
  return {
    ...jobOf(open, "reduce", attempts, queue),
    children: count.map((shard) => jobOf(open, "count", attempts, queue, shard)),
  };
}

function cleaningFlow(open: OpenPlan, { clean }: Remaining, attempts: number, queue: string): FlowJob {
  return {
    ...jobOf(open, "merge", attempts, queue),
    children: clean.map((shard) => jobOf(open, "clean", attempts, queue, shard)),
  };
}

function jobOf(
  { plan, hash, places }: OpenPlan,
  step: JobData["step"],
  attempts: number,
  queueName: string,
  shard?: number,
) {
  const data: JobData = {
    ...{ output: places.output, plan: hash, step, of: plan.shards.length, attempts },
    ...(shard !== undefined && { shard }),
  };
  return {
    name: step,
    queueName,
    data,
    opts: {
      jobId: jobId({ hash }, step, shard),
      attempts,
      backoff: { type: "exponential", delay: FIRST_PAUSE },
      // What is done is told by the output folder; what failed stays, as the list of what was given up.
      removeOnComplete: true,
      removeOnFail: false,
    },
  };
}

function jobId({ hash }: Pick<OpenPlan, "hash">, step: JobData["step"], shard?: number): string {
  return [hash.slice(0, 16), step, ...(shard === undefined ? [] : [shard])].join("-");
}
