import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CleanError } from "../../core/errors.js";
import { type CountsHeader, readCountsHeader } from "../counts/counts-file.js";
import { readSeal, type Seal } from "./cleaned-part.js";
import type { OpenPlan } from "./plan-file.js";

/** Where a part of a step stands: `foreign` was made by another plan, or of inputs or counts that are no longer those. */
export type PartState = "done" | "missing" | "foreign";

/** How far a planned run is, told from its output folder alone. */
export interface PlanProgress {
  /** Of each shard, in order; empty where nothing is counted. */
  readonly counted: readonly PartState[];
  /** Done also where nothing is counted. */
  readonly reduced: PartState;
  readonly cleaned: readonly PartState[];
  readonly merged: PartState;
  /** The counts that `clean` uses; null where none are asked for, undefined where they are not there yet. */
  readonly counts: string | null | undefined;
  /** Of the cleaned parts that are done. */
  readonly seals: readonly (Seal | undefined)[];
}

const MERGED = z.strictObject({ plan: z.string(), parts: z.string() });

/** Which counts these are: equal for equal counts of as many documents. */
export function countsId({ documents, sha256 }: Pick<CountsHeader, "documents" | "sha256">): string {
  return hash(`${documents} ${sha256}`);
}

/** What stands for several parts. */
export function idOfParts(ids: readonly string[]): string {
  return hash(ids.join("\n"));
}

/** How far counting is. */
export interface CountingProgress extends Pick<PlanProgress, "counted" | "reduced" | "counts"> {
  readonly headers: readonly (CountsHeader | undefined)[];
}

/** Tells how far counting is by the heads of its parts; what they hold is not read. */
export function readCounting(open: OpenPlan): CountingProgress {
  const { plan, places } = open;
  if (!plan.counting) return { counted: [], reduced: "done", counts: null, headers: [] };
  const headers = plan.shards.map((_, i) => headerOf(places.counted(i + 1)));
  const counted = headers.map((header, i) => countedState(open, header, i + 1));
  const header = headerOf(places.reduced);
  const reduced = reducedState(open, header, headers, counted);
  return { counted, reduced, counts: reduced === "done" ? countsId(header!) : undefined, headers };
}

/** Tells how far a plan is by the heads and seals of its parts; what they hold is not read. */
export function readProgress(open: OpenPlan): PlanProgress {
  const { plan, places } = open;
  const of = plan.shards.length;
  const { headers, ...counting } = readCounting(open);
  const seals = plan.shards.map((_, i) => readSeal(places.cleaned(i + 1)));
  const cleaned = seals.map((seal, i): PartState => {
    if (seal === undefined) return "missing";
    const isOurs = seal.plan === open.hash && seal.shard === i + 1 && seal.of === of;
    const content = headers[i]?.part?.content;
    const isFresh = seal.counts === counting.counts && (content === undefined || content === seal.content);
    return isOurs && isFresh ? "done" : "foreign";
  });
  return { ...counting, cleaned, merged: mergedState(open, seals, cleaned), seals };
}

/** The header of a part's counts; undefined where there is none, or none that can be read. */
export function headerOf(path: string): CountsHeader | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readCountsHeader(path, "header");
  } catch {
    return undefined;
  }
}

/** Whether a file of counts is there and not damaged; reads all of it. */
export function isWholeCounts(path: string): boolean {
  try {
    readCountsHeader(path, "whole");
    return true;
  } catch (error) {
    const bad: readonly string[] = ["counts-invalid", "counts-version", "path-missing"];
    if (error instanceof CleanError && bad.includes(error.code)) return false;
    throw error;
  }
}

/** Notes that `merge` is done. */
export function mergedNote(open: OpenPlan, seals: readonly (Seal | undefined)[]): string {
  const parts = idOfParts(seals.map((seal) => seal?.sha256 ?? ""));
  return `${JSON.stringify({ plan: open.hash, parts })}\n`;
}

function countedState({ plan, hash, places }: OpenPlan, header: CountsHeader | undefined, shard: number): PartState {
  if (header === undefined) return existsSync(places.counted(shard)) ? "foreign" : "missing";
  const { part } = header;
  const isOurs = part?.plan === hash && part.shard === shard && part.of === plan.shards.length;
  return isOurs ? "done" : "foreign";
}

function reducedState(
  { plan, hash, places }: OpenPlan,
  header: CountsHeader | undefined,
  parts: readonly (CountsHeader | undefined)[],
  counted: readonly PartState[],
): PartState {
  if (header === undefined) return existsSync(places.reduced) ? "foreign" : "missing";
  const { part } = header;
  if (part?.plan !== hash || part.shard !== undefined || part.of !== plan.shards.length) return "foreign";
  if (counted.some((state) => state !== "done")) return "foreign";
  return part.content === idOfParts(parts.map((one) => countsId(one!))) ? "done" : "foreign";
}

function mergedState(open: OpenPlan, seals: readonly (Seal | undefined)[], cleaned: readonly PartState[]): PartState {
  const { merged, output } = open.places;
  if (!existsSync(merged)) return "missing";
  if (cleaned.some((state) => state !== "done") || !existsSync(`${output}/.qingwen/ledger.jsonl`)) return "foreign";
  try {
    const note = MERGED.parse(JSON.parse(readFileSync(merged, "utf8")));
    return note.plan === open.hash && mergedNote(open, seals) === `${JSON.stringify(note)}\n` ? "done" : "foreign";
  } catch {
    return "foreign";
  }
}

function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}
