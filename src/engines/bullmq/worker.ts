import type { ChildProcess } from "node:child_process";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { noteFailure } from "../../io/plan/failures.js";
import { placesIn } from "../../io/plan/places.js";
import { openPlan } from "../../io/plan/plan-file.js";
import { runStepProcess, type StepEnd } from "../step-process.js";
import { type JobData, parseJob, queueCleaning } from "./jobs.js";
import type { BullmqPackages } from "./load.js";

export interface WorkerOptions {
  readonly queue: string;
  /** Shards worked on at once. */
  readonly slots: number;
  /** Seconds after which a worker that gives no sign counts as dead. */
  readonly lock: number;
  /** The program's own command line. */
  readonly program: readonly string[];
  /** Whether another try of a step that ended so may succeed. */
  isWorthRetry(code: number): boolean;
  /** A line that a step said. */
  say(line: string): void;
  /** A try that failed; `again` tells whether there is another one. */
  failed(data: JobData, end: StepEnd, again: boolean): void;
  /** What Redis or BullMQ complain of; work goes on when it can. */
  trouble(problem: string): void;
}

export interface RunningWorker {
  /** Begins no further shard; resolves when those at work are done. */
  stop(): Promise<void>;
  /** Ends the shards at work; they go back into the queue. */
  giveBack(): void;
  /** Resolves when nothing is left in the queue that could be done. */
  drained(): Promise<void>;
}

/** Milliseconds between two looks whether the queue is empty. */
const LOOK = 500;

/** Begins to work on the jobs of a queue. */
export function startWorker(packages: BullmqPackages, connection: Redis, options: WorkerOptions): RunningWorker {
  const { Worker, Queue, FlowProducer, UnrecoverableError, WaitingError } = packages.bullmq;
  const { queue: name, slots, program } = options;
  const lock = options.lock * 1000;
  const children = new Set<ChildProcess>();
  let givingBack = false;
  const queue = new Queue(name, { connection });
  const flows = new FlowProducer({ connection });

  const work = async (job: Job, token?: string) => {
    const data = parseJob(job.data);
    const { child, ended } = runStepProcess(program, data, options.say);
    children.add(child);
    const end = await ended;
    children.delete(child);
    const isDone = end.code === 0 || (data.step === "merge" && end.code === 3);
    if (isDone) {
      if (data.step === "reduce") await queueCleaning(openPlan(data.output), data.attempts, name, flows);
      return;
    }
    if (givingBack) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const again = options.isWorthRetry(end.code) && job.attemptsMade + 1 < data.attempts;
    options.failed(data, end, again);
    if (!again) note(data, end);
    const problem = `${end.code}: ${end.problem}`;
    throw again ? new Error(problem) : new UnrecoverableError(problem);
  };

  const worker = new Worker(name, work, {
    connection,
    concurrency: slots,
    lockDuration: lock,
    stalledInterval: lock / 2,
    // A worker that dies costs a try; as many as a shard has are allowed before it is given up.
    maxStalledCount: 3,
    drainDelay: 1,
  });
  const trouble = ({ message }: Error) => options.trouble(message);
  worker.on("error", trouble);
  queue.on("error", trouble);
  flows.on("error", trouble);
  connection.on("error", trouble);
  worker.on("failed", (job, error) => {
    // Given up without a try that failed here: the workers that held it died.
    if (job === undefined || !/stalled/.test(error.message)) return;
    const data = parseJob(job.data);
    const end = { code: 137, problem: error.message };
    options.failed(data, end, false);
    note(data, end);
  });

  return {
    async stop() {
      await worker.close();
      await queue.close();
      await flows.close();
      connection.disconnect();
    },
    giveBack() {
      givingBack = true;
      for (const child of children) child.kill("SIGTERM");
    },
    async drained() {
      for (;;) {
        const { failed = 0, ...left } = await queue.getJobCounts(
          "wait",
          "active",
          "delayed",
          "prioritized",
          "waiting-children",
          "failed",
        );
        const blocked = failed > 0 ? (left["waiting-children"] ?? 0) : 0;
        if (Object.values(left).reduce((sum, n) => sum + n, 0) - blocked === 0) return;
        await new Promise((done) => setTimeout(done, LOOK));
      }
    },
  };
}

function note({ output, step, shard }: JobData, { code, problem }: StepEnd): void {
  noteFailure(placesIn(output), { step, ...(shard !== undefined && { shard }), code, problem, dead: true });
}
