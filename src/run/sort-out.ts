import { createHash } from "node:crypto";
import { join } from "node:path";
import { type CountTable, countsFromTable } from "../core/count-table.js";
import type { CountSource } from "../io/counts/passage-counter.js";
import { sha256 } from "../io/sha256.js";
import type { Batch } from "./batches.js";
import type { Crew } from "./crew.js";
import { KEY, type KnownResult, type KnownResults } from "./known-results.js";
import type { Expectation, FileTask, Problem } from "./task.js";
import { tellsTheSame } from "./told-counts.js";

/** The files of a run, and who works on them. */
export interface Field {
  /** The files of this run, in order. */
  readonly files: readonly FileTask[];
  /** Batches of all files that are counted: of this run, or of the whole that it is a shard of. */
  readonly batches: readonly Batch[];
  readonly crew: Crew;
  readonly signal: AbortSignal;
  /** The keys of the job's plans. */
  readonly plans: readonly string[];
  /** Where clean files stand, if they are written. */
  readonly output?: string;
  readonly known?: KnownResults;
  readonly counts: Counts;
}

/** Where the counts of repeated passages come from: nowhere, from files, or from the inputs themselves. */
export type Counts =
  | { readonly from: "nowhere" }
  | { readonly from: "files"; readonly table: CountTable }
  | { readonly from: "inputs"; table(source: CountSource): CountTable };

/** Which results are known, and what cleaning the rest needs. */
export interface SortedOut {
  /** Results of earlier runs that are good. */
  readonly good: ReadonlyMap<FileTask, KnownResult>;
  /** Files that cannot be read. */
  readonly unreadable: ReadonlyMap<FileTask, Problem>;
  readonly table?: CountTable;
  /** The key of the counts; empty without. */
  readonly corpus: string;
}

/**
 * Finds out which results of earlier runs are good: the file has the bytes it had, under the same settings, what was
 * written is there as it was written, and the folder around it tells it what it told then. Counts passages only if
 * something is left to clean, or the folder is another one.
 */
export async function sortOut(field: Field): Promise<SortedOut> {
  const { files, batches, crew, signal, plans, counts, known } = field;
  const candidates = new Map<FileTask, KnownResult>();
  for (const file of files) {
    const result = known?.of(file);
    if (result !== undefined) candidates.set(file, result);
  }
  const count = async () => {
    const { source, hashes } = await crew.count(batches, signal);
    try {
      if (counts.from !== "inputs") throw new Error("nothing to count");
      return { table: counts.table(source), hashes };
    } finally {
      source.close();
    }
  };
  const fixed = counts.from === "files" ? { table: counts.table, corpus: keyOfTable(counts.table) } : { corpus: "" };
  if (candidates.size === 0) {
    const none = { good: candidates, unreadable: new Map<FileTask, Problem>() };
    if (counts.from !== "inputs") return { ...none, ...fixed };
    const { table, hashes } = await count();
    return { ...none, table, corpus: keyOfInputs(batches, hashes, plans) };
  }
  const { hashes, unreadable } = await lookAt(field, candidates);
  if (counts.from !== "inputs") {
    keepSame(candidates, fixed.corpus, fixed.table);
    return { good: candidates, unreadable, ...fixed };
  }
  const corpus = keyOfInputs(batches, hashes, plans);
  const isSettled = files.every(
    (file) => unreadable.has(file) || (candidates.has(file) && candidates.get(file)!.corpus === corpus),
  );
  if (isSettled || signal.aborted) {
    keepSame(candidates, corpus, undefined);
    return { good: candidates, unreadable, corpus };
  }
  const { table } = await count();
  keepSame(candidates, corpus, table);
  return { good: candidates, unreadable, table, corpus };
}

/** Looks at the files, and takes from the candidates those that are not as they were. */
async function lookAt({ files, batches, crew, signal, output, counts }: Field, candidates: Map<FileTask, KnownResult>) {
  const hashes = new Map<FileTask, string>();
  const unreadable = new Map<FileTask, Problem>();
  const same = new Set<FileTask>();
  const expected = (file: FileTask): Expectation | undefined => {
    const known = candidates.get(file);
    if (known === undefined) return undefined;
    const { source, entry } = known;
    const isWritten = output !== undefined && entry.clean !== undefined;
    return { source, ...(isWritten && { clean: { path: join(output, entry.output), sha256: entry.clean } }) };
  };
  const own = new Set(files);
  const all = counts.from === "inputs" ? batches : batches.map((batch) => batch.filter((file) => own.has(file)));
  for await (const { file, result } of crew.look(all, expected, signal)) {
    if (result.source !== undefined) hashes.set(file, result.source);
    if (result.problem !== undefined && own.has(file)) unreadable.set(file, result.problem);
    if (result.same) same.add(file);
  }
  for (const file of candidates.keys()) if (!same.has(file)) candidates.delete(file);
  return { hashes, unreadable };
}

/** Takes from the candidates those that would be told something else now. */
function keepSame(candidates: Map<FileTask, KnownResult>, corpus: string, table: CountTable | undefined): void {
  const counts = table && countsFromTable(table);
  for (const [file, known] of candidates) {
    if (known.corpus === corpus) continue;
    const isSame = known.corpus !== "" && counts !== undefined && tellsTheSame(counts, known);
    if (!isSame) candidates.delete(file);
  }
}

/** Equal keys, equal counts: what is counted depends on the bytes of the files and on how text is made of them. */
function keyOfInputs(
  batches: readonly Batch[],
  hashes: ReadonlyMap<FileTask, string>,
  plans: readonly string[],
): string {
  const hash = createHash("sha256");
  let between = "";
  for (const batch of batches) {
    for (const file of batch) {
      hash.update(`${between}${hashes.get(file) ?? "-"} ${file.format} ${plans[file.plan]}`);
      between = "\n";
    }
  }
  return hash.digest("hex").slice(0, KEY);
}

function keyOfTable({ documents, from, keys, counts }: CountTable): string {
  const bytes = (array: Float64Array | Uint32Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return sha256(`${documents} ${from} ${sha256(bytes(keys))} ${sha256(bytes(counts))}`).slice(0, KEY);
}
