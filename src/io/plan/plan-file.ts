import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { CleanError } from "../../core/errors.js";
import { STAGE_IDS } from "../../core/stage.js";
import { writeAtomic } from "../atomic-write.js";
import { fileError } from "../errors.js";
import { type Places, placesIn, temporaryPrefix } from "./places.js";

/** The version of the plan and of the parts made by it. */
export const PLAN_VERSION = 1;

const HASH = z.string().regex(/^[0-9a-f]{64}$/);

const OPTIONS = z.strictObject({
  config: z.string().optional(),
  stages: z.string().optional(),
  markers: z.boolean().optional(),
  ads: z.boolean().optional(),
  restore: z.boolean().optional(),
  normalize: z.boolean().optional(),
  packs: z.array(z.string()).optional(),
  format: z.string().optional(),
  corpus: z.boolean().optional(),
  /** What `merge` makes. */
  report: z.array(z.string()).optional(),
  /** Of the reports: machines of a cluster may speak another language than the one where the plan was made. */
  lang: z.enum(["en", "zh"]),
});

const SHARD = z.strictObject({
  documents: z.number().int().min(0),
  bytes: z.number().min(0),
  /** SHA-256 of the list of its inputs. */
  inputs: HASH,
  /** Of what is in force for its inputs. */
  config: HASH,
  rules: HASH,
});

const PLAN = z.strictObject({
  format: z.literal("qingwen-plan"),
  v: z.literal(PLAN_VERSION),
  /** The program's version. */
  qingwen: z.string(),
  /** The working folder as seen from the output folder, so that the tree may be mounted elsewhere. */
  base: z.string(),
  options: OPTIONS,
  config: HASH,
  rules: HASH,
  stages: z.array(z.enum(STAGE_IDS)),
  /** Whether repeated passages are counted first. */
  counting: z.boolean(),
  documents: z.number().int().min(0),
  bytes: z.number().min(0),
  shards: z.array(SHARD).min(1),
});

/** What a run is to do, frozen before its first step; no times are in it, so that equal plans are equal bytes. */
export type Plan = Readonly<z.infer<typeof PLAN>>;

/** A plan with the place it was read from. */
export interface OpenPlan {
  readonly plan: Plan;
  /** SHA-256 (hex) of the plan's bytes: parts name the plan they were made by with it. */
  readonly hash: string;
  readonly places: Places;
}

/** The bytes of a plan. */
export function planBytes(plan: Plan): string {
  return `${JSON.stringify(plan, null, 1)}\n`;
}

/**
 * Reads the plan of an output folder.
 *
 * @throws CleanError `plan-missing`, `plan-invalid`, `unreadable`
 */
export function openPlan(output: string): OpenPlan {
  const places = placesIn(output);
  if (!existsSync(places.plan)) throw new CleanError("plan-missing", { path: output });
  let bytes: string;
  try {
    bytes = readFileSync(places.plan, "utf8");
  } catch (error) {
    throw fileError(error, places.plan, "read");
  }
  const fail = (problem: string, cause?: unknown) =>
    new CleanError("plan-invalid", { path: places.plan, problem }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(bytes);
  } catch (error) {
    throw fail((error as Error).message, error);
  }
  const parsed = PLAN.safeParse(value);
  if (!parsed.success) throw fail(z.prettifyError(parsed.error).replaceAll("\n", " "));
  return { plan: parsed.data, hash: createHash("sha256").update(bytes).digest("hex"), places };
}

/** The folder in which the plan was made, from which its paths are meant. */
export function workingFolder({ plan, places }: OpenPlan): string {
  return resolve(places.output, plan.base);
}

/** Writes the files of a plan: first the lists, then the plan itself, which makes them count. */
export function writePlan(places: Places, plan: Plan, lists: readonly string[]): void {
  mkdirSync(places.temporary, { recursive: true });
  const temporary = mkdtempSync(join(places.temporary, temporaryPrefix()));
  try {
    rmSync(places.plan, { force: true });
    for (const [i, list] of lists.entries()) writeAtomic(places.list(i + 1), list, temporary, { sync: true });
    writeAtomic(places.plan, planBytes(plan), temporary, { sync: true });
  } catch (error) {
    throw fileError(error, dirname(places.plan), "write");
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
