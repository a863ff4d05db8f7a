import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Places, STEPS, type Step } from "./places.js";

const NOTE = z.object({
  step: z.enum(STEPS),
  /** From 1; not of the steps without shards. */
  shard: z.number().int().min(1).optional(),
  /** The exit code of the last try; above 128 a signal ended it. */
  code: z.number().int(),
  problem: z.string(),
  /** Whether the engine gave up on it. */
  dead: z.boolean().optional(),
});

/** A part that failed and is not done yet: what `status` lists. */
export type FailureNote = Readonly<z.infer<typeof NOTE>>;

/** Notes a failure, in the place of an earlier one of the same part. That it cannot be noted is no further failure. */
export function noteFailure(places: Places, note: FailureNote): void {
  try {
    mkdirSync(places.failed, { recursive: true });
    writeFileSync(pathOf(places, note.step, note.shard), `${JSON.stringify(note)}\n`);
  } catch {}
}

/** Takes the note away: the part is done. */
export function clearFailure(places: Places, step: Step, shard?: number): void {
  rmSync(pathOf(places, step, shard), { force: true });
}

/** The notes of an output folder, in order of steps and shards; what is no note is passed over. */
export function readFailures({ failed }: Places): FailureNote[] {
  if (!existsSync(failed)) return [];
  const notes = readdirSync(failed)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      try {
        return [NOTE.parse(JSON.parse(readFileSync(join(failed, name), "utf8")))];
      } catch {
        return [];
      }
    });
  return notes.sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step) || (a.shard ?? 0) - (b.shard ?? 0));
}

function pathOf({ failed }: Places, step: Step, shard: number | undefined): string {
  return join(failed, shard === undefined ? `${step}.json` : `${step}-${shard}.json`);
}
