import { readFileSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { ledgerLine, readLedger } from "./ledger.js";
import type { Manifest, ShardOf } from "./state.js";

/** The ledgers of all parts in one, in order of outputs. */
export interface JoinedLedger {
  readonly lines: readonly string[];
  /** The clean files, each with the number of the part that wrote it, from 0. */
  readonly cleaned: readonly JoinedFile[];
}

/** A clean file of a part, as its ledger has it. */
export interface JoinedFile {
  readonly output: string;
  readonly part: number;
  /** SHA-256 (hex) of what was written. */
  readonly sha256: string;
}

/**
 * Joins ledgers.
 *
 * @throws CleanError `shards-overlap` where two parts hold the same document; what `readLedger` throws
 */
export async function joinLedgers(paths: readonly string[]): Promise<JoinedLedger> {
  const records: { output: string; part: number; line: string; sha256: string | undefined }[] = [];
  for (const [part, path] of paths.entries()) {
    for await (const record of readLedger(path)) {
      const { output, clean } = record;
      records.push({ output, part, line: ledgerLine(record), sha256: clean?.sha256 });
    }
  }
  records.sort(byOutput);
  refuseRepeated(records);
  const cleaned = records.flatMap(({ output, part, sha256 }) =>
    sha256 === undefined ? [] : [{ output, part, sha256 }],
  );
  return { lines: records.map(({ line }) => line), cleaned };
}

/**
 * Joins manifests: their counts added up, the rest as it is in all of them, and the shards gone.
 *
 * @returns the content of the file
 * @throws CleanError `shards-differ` where the parts were made in different ways, `shards-missing` where not all parts
 *   of the run are there, `ledger-missing`, `ledger-invalid`
 */
export function joinManifests(paths: readonly string[]): string {
  const manifests = paths.map(readManifest);
  const [first] = manifests as [Manifest];
  const sum = (of: (manifest: Manifest) => number) => manifests.reduce((total, manifest) => total + of(manifest), 0);
  for (const key of ["v", "qingwen", "ledger", "config", "rules", "stages"] as const) {
    const differs = manifests.findIndex((one) => JSON.stringify(one[key]) !== JSON.stringify(first[key]));
    if (differs > 0) throw new CleanError("shards-differ", { first: paths[0]!, second: paths[differs]!, key });
  }
  refuseIncomplete(manifests.map(({ shard }) => shard));
  const { shard: _, ...whole } = first;
  const joined: Manifest = {
    ...whole,
    documents: sum(({ documents }) => documents),
    changed: sum(({ changed }) => changed),
    unchanged: sum(({ unchanged }) => unchanged),
    refused: sum(({ refused }) => refused),
  };
  return `${JSON.stringify(joined, null, 2)}\n`;
}

/** Parts come from one split and all of it is there; `undefined` is what was not split. */
function refuseIncomplete(shards: readonly (ShardOf | undefined)[]): void {
  const of = shards.find((shard) => shard !== undefined)?.of;
  if (of === undefined) return;
  for (let index = 1; index <= of; index++) {
    if (!shards.some((shard) => shard?.index === index && shard.of === of)) {
      throw new CleanError("shards-missing", { path: `${index}/${of}` });
    }
  }
}

function refuseRepeated(records: readonly { readonly output: string }[]): void {
  const repeated = records.find(({ output }, i) => i > 0 && records[i - 1]!.output === output);
  if (repeated !== undefined) throw new CleanError("shards-overlap", { path: repeated.output });
}

function readManifest(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") throw new CleanError("ledger-missing", { path }, { cause });
    throw new CleanError("ledger-invalid", { path, line: 1 }, { cause });
  }
}

function byOutput(a: { readonly output: string }, b: { readonly output: string }): number {
  return a.output < b.output ? -1 : a.output > b.output ? 1 : 0;
}
