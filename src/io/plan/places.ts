import { hostname } from "node:os";
import { join, resolve } from "node:path";

/** The steps of a planned run, in their order; `count` and `clean` are done in shards. */
export const STEPS = ["count", "reduce", "clean", "merge"] as const;
export type Step = (typeof STEPS)[number];

/** Where a planned run keeps its parts: all of it below the output folder, so that this folder alone tells how far it is. */
export interface Places {
  /** The output folder, absolute. */
  readonly output: string;
  readonly home: string;
  readonly plan: string;
  /** What `merge` noted when it was done. */
  readonly merged: string;
  /** The counts of the whole, of which only repeated passages are left. */
  readonly reduced: string;
  /** Notes of failures that are not mended yet. */
  readonly failed: string;
  readonly temporary: string;
  /** Of the engines that run the steps. */
  readonly logs: string;
  list(shard: number): string;
  counted(shard: number): string;
  cleaned(shard: number): string;
}

export function placesIn(output: string): Places {
  const root = resolve(output);
  const home = join(root, ".qingwen", "plan");
  const numbered = (folder: string, ending: string) => (shard: number) =>
    join(home, folder, `${String(shard).padStart(6, "0")}.${ending}`);
  return {
    output: root,
    home,
    plan: join(home, "plan.json"),
    merged: join(home, "merged.json"),
    reduced: join(home, "repeated.counts"),
    failed: join(home, "failed"),
    temporary: join(home, "tmp"),
    logs: join(home, "logs"),
    list: numbered("inputs", "jsonl"),
    counted: numbered("counted", "counts"),
    cleaned: numbered("cleaned", "jsonl"),
  };
}

/** Begins the names of temporary folders: process ids alone repeat on the machines that share the folder. */
export function temporaryPrefix(): string {
  return `${hostname()}-${process.pid}-`;
}
