import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { countsFromTable } from "../core/count-table.js";
import type { DocumentRecord } from "../core/document.js";
import { CleanError } from "../core/errors.js";
import type { CorpusCounts } from "../core/stage.js";
import { writeAtomic } from "../io/atomic-write.js";
import { openCounts } from "../io/counts/counts-file.js";
import { makeCountTable } from "../io/counts/make-table.js";
import type { Input } from "../io/discover.js";
import { fileSha256 } from "../io/file-sha256.js";
import { readLedger } from "../io/ledger.js";
import { openCleanedPart, readSeal, readSealed } from "../io/plan/cleaned-part.js";
import { hashInputs, refuseChanged } from "../io/plan/content.js";
import { flushFiles, withTemporary } from "../io/plan/durable.js";
import type { OpenPlan } from "../io/plan/plan-file.js";
import { countsId, headerOf, readCounting } from "../io/plan/progress.js";
import { isOfDocument, isTransient } from "../io/plan/transient.js";
import { nodePlatform } from "../io/platform.js";
import { text } from "../messages/texts.js";
import type { CleanedDocument } from "../stages/clean-document.js";
import { withSource } from "./corpus.js";
import { listenForInterrupt } from "./interrupt.js";
import { openPart, openTask, type PartFlags, type PartTask, runStep } from "./part-task.js";
import { count, noTotals, processInputs } from "./process-inputs.js";
import { showProgress } from "./progress.js";
import { refuseIncomplete } from "./reduce.js";
import { sayBroken } from "./say-broken.js";
import { sayFailed } from "./say-error.js";
import { plannedShard } from "./shard-flags.js";
import type { Terminal } from "./terminal.js";

export interface CleanPartFlags extends PartFlags {
  /** The counts of the whole that `reduce` made; without it they are taken from where it put them. */
  readonly counts?: readonly string[];
}

/**
 * `clean -o DIR --shard i/n` where DIR holds a plan: cleans one shard of it. The clean files go where one run would put
 * them; ledger and counts of the shard are one file, put in place when all else is on the disk. Documents that every run
 * would refuse are recorded and do not fail the part. Returns 0, 75 for a failure that may pass, 2 or 3 for another, 130.
 */
export async function cleanPartCommand(output: string, flags: CleanPartFlags, terminal: Terminal): Promise<number> {
  const given = flags.counts?.map((path) => resolve(path));
  const open = openTask(output);
  const shard = plannedShard(flags, open.plan.shards.length, terminal);
  return runStep({ open, step: "clean", shard }, terminal, async () => {
    const counts = plannedCounts(open, given);
    return cleanPart(await openPart(open, flags, terminal), counts, flags, terminal);
  });
}

/** The counts of the whole, with their id; null where the plan asks for none. */
type PlannedCounts = { readonly path: string; readonly id: string } | null;

async function cleanPart(
  task: PartTask,
  counts: PlannedCounts,
  flags: CleanPartFlags,
  terminal: Terminal,
): Promise<number> {
  const { open, shard, inputs, setups } = task;
  const { places, plan, hash } = open;
  const of = plan.shards.length;
  const interrupt = listenForInterrupt();
  const stopped = () => interrupt.stopped;
  const progress = await showProgress(inputs.length, flags.quiet === true, terminal);
  const say = (code: "part-done" | "part-done-before" | "interrupted") => {
    if (!flags.quiet) terminal.say(text(terminal.language, code, { step: "clean", shard, of }));
  };
  try {
    const content = await hashInputs(inputs, stopped);
    if (stopped()) return 130;
    refuseRecounted(task, counts, content);
    if (await isCleaned(task, counts, content)) {
      say("part-done-before");
      return 0;
    }
    return await withTemporary(places, async (temporary) => {
      const corpus = corpusOf(counts);
      const tools = async ({ path }: Input) => {
        const { cleaner, extract } = await setups.for(path);
        return { cleaner, extract, ...nodePlatform, ...(corpus && { corpus }) };
      };
      const written: string[] = [];
      const finish = (document: CleanedDocument) => place(document, places.output, temporary, written);
      const ledger = openCleanedPart(temporary);
      try {
        const totals = noTotals();
        for await (const { record } of processInputs(inputs, setups.jobs, tools, finish, stopped)) {
          progress.step();
          sayRefused(record, terminal);
          if (record.error === undefined) sayBroken(record.path, record.source?.broken ?? 0, terminal);
          count(totals, record);
          ledger.add(record);
        }
        if (stopped()) {
          say("interrupted");
          return 130;
        }
        for (const input of inputs) refuseChanged(input);
        await flushFiles(written);
        const seal = { plan: hash, shard, of, content, counts: counts?.id ?? null, totals };
        ledger.finish(seal, places.cleaned(shard));
      } finally {
        ledger.close();
      }
      say("part-done");
      return 0;
    });
  } finally {
    progress.stop();
    interrupt.release();
  }
}

/** @throws CleanError `parts-missing`, `parts-foreign`, `counts-stale` */
function plannedCounts(open: OpenPlan, given: readonly string[] | undefined): PlannedCounts {
  const { plan, places } = open;
  if (!plan.counting) return null;
  const { counted, reduced, counts: id } = readCounting(open);
  refuseIncomplete("count", counted, open);
  if (reduced !== "done" || id === null || id === undefined) refuseIncomplete("reduce", [reduced], open);
  const path = given?.[0] ?? places.reduced;
  const header = headerOf(path);
  const isIt = header !== undefined && countsId(header) === id && (given?.length ?? 1) === 1;
  if (!isIt) throw new CleanError("counts-stale", { path: given?.join(" ") ?? path, folder: places.output });
  return { path, id };
}

function corpusOf(counts: PlannedCounts): CorpusCounts | undefined {
  return counts === null ? undefined : countsFromTable(withSource(openCounts([counts.path]), makeCountTable));
}

/** What is cleaned must be what was counted. */
function refuseRecounted({ open, shard }: PartTask, counts: PlannedCounts, content: string): void {
  const part = counts === null ? undefined : headerOf(open.places.counted(shard))?.part;
  if (part === undefined || part.content === content) return;
  throw new CleanError("counted-other", { shard, folder: open.places.output });
}

/** Whether the part is there, whole, made by this plan of what stands in inputs and counts now, with its clean files. */
async function isCleaned({ open, shard }: PartTask, counts: PlannedCounts, content: string): Promise<boolean> {
  const { plan, hash, places } = open;
  const path = places.cleaned(shard);
  const seal = readSeal(path);
  const isOurs = seal?.plan === hash && seal.shard === shard && seal.of === plan.shards.length;
  if (!isOurs || seal.content !== content || seal.counts !== (counts?.id ?? null)) return false;
  try {
    for await (const _ of readSealed(path, seal, places.output));
  } catch (error) {
    if (error instanceof CleanError && error.code === "part-damaged") return false;
    throw error;
  }
  for await (const { output, clean } of readLedger(path, seal.bytes)) {
    if (clean !== undefined && statSync(join(places.output, output), { throwIfNoEntry: false })?.size !== clean.bytes) {
      return false;
    }
  }
  return true;
}

/** Puts a clean file in place. During a planned run the output folder is the plan's: what differs there is replaced. */
function place({ record, clean }: CleanedDocument, output: string, temporary: string, written: string[]): void {
  if (clean === undefined || record.clean === undefined) return;
  const path = join(output, record.output);
  const isThere = existsSync(path) && statSync(path).size === clean.length;
  if (!isThere || fileSha256(path) !== record.clean.sha256) writeAtomic(path, clean, temporary);
  written.push(path);
}

/**
 * Says what is wrong with a refused document.
 *
 * @throws CleanError what failed, if that was the machine and not the document
 */
function sayRefused({ error, path }: DocumentRecord, terminal: Terminal): void {
  if (error === undefined) return;
  const known = new CleanError(error.code, error.args);
  if (!isOfDocument(error.code) || isTransient(known)) throw known;
  sayFailed(path, error, terminal);
}
