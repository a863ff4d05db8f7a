import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "./atomic-write.js";
import { journalLine, journalOf, readJournal } from "./journal.js";
import type { LEDGER_VERSION } from "./ledger.js";
import { type LedgerRow, readLedgerIndex } from "./ledger-index.js";
import { openLedgerWriter } from "./ledger-writer.js";
import { takeLock } from "./lock.js";
import { type OldEntry, type OldLedger, openOldLedger } from "./old-ledger.js";

/** The version of the manifest. */
export const MANIFEST_VERSION = 1;

/** Which part of a split run something is, from 1. */
export interface ShardOf {
  readonly index: number;
  readonly of: number;
}

/** What a run was made with and what came of it; no times, so that equal runs give equal files. */
export interface Manifest {
  readonly v: typeof MANIFEST_VERSION;
  /** The program's version. */
  readonly qingwen: string;
  readonly ledger: typeof LEDGER_VERSION;
  /** SHA-256 (hex) of the config in force and of the rules in force. */
  readonly config: string;
  readonly rules: string;
  readonly stages: readonly string[];
  readonly documents: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Of a part of a split run; `merge` takes it out. */
  readonly shard?: ShardOf;
}

/** The folder in which a run keeps its ledger and manifest, and its temporary files. */
export interface State {
  readonly ledger: string;
  /** For temporary files; on the file system of the output. */
  readonly temporary: string;
  /**
   * The file that takes the names and hashes of clean files before they are written, so that the next run knows them as
   * ours if this one is killed; see `journalLine`.
   */
  readonly journal: string;
  /** The hashes of what an earlier run wrote under this name, or began to write when it was ended. */
  known(output: string): readonly string[];
  /** What earlier runs left, and what its index says for all of it. */
  readonly old: OldLedger;
  readonly about?: unknown;
  /**
   * Adds the line of a record; records come in order of their outputs. Of a document without a clean text the line of an
   * earlier run stays as long as the clean file of that run does.
   */
  add(row: LedgerRow, line: Uint8Array): void;
  /**
   * Puts ledger and manifest in place. Entries of documents that did not come stay as they were.
   *
   * @param about what holds for the index of the ledger; without it none is written
   */
  commit(manifest: Manifest, about?: unknown): void;
  /** Takes temporary files and the lock away; what was not committed is lost. */
  close(): void;
}

/** Which state is opened. */
export interface StateOptions {
  /** The folder it is in. */
  readonly folder: string;
  /** The folder of the clean files. */
  readonly output: string;
  /** The names that this run will write; asked for where there are entries of earlier runs. */
  readonly outputs: () => ReadonlySet<string>;
  /** Whether the index of the ledger that is there may be believed. */
  readonly index: "use" | "ignore";
  /** Asked for entries that are not of this run: whether they go, since their clean files went. */
  readonly prune?: (entry: LedgerRow) => boolean;
}

/** Where the index of a state folder's ledger stands. */
export function indexOf(folder: string): string {
  return join(folder, "cache");
}

/**
 * Opens the state of an output folder: takes its lock, reads what earlier runs wrote, and begins a new ledger. Entries
 * of earlier runs for documents that this one does not clean stay, as long as their clean files exist.
 *
 * @throws CleanError `locked`, `ledger-invalid`, `ledger-version`
 */
export async function openState(options: StateOptions): Promise<State> {
  const { folder, output } = options;
  mkdirSync(folder, { recursive: true });
  const temporary = join(output, ".qingwen", "tmp");
  const release = takeLock(join(folder, "lock"));
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    return await begin(options, temporary, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function begin(options: StateOptions, temporary: string, release: () => void): Promise<State> {
  const { folder, output, prune = () => false } = options;
  const isOwnPlace = folder !== join(output, ".qingwen");
  const ledger = join(folder, "ledger.jsonl");
  const cache = indexOf(folder);
  const journal = journalOf(folder);
  const begun = readJournal(journal);
  const index = options.index === "use" ? readLedgerIndex(cache, ledger) : undefined;
  const old = await openOldLedger(ledger, index);
  const outputs = old.entries.length + begun.size === 0 ? new Set<string>() : options.outputs();
  const written = new Map(old.entries.flatMap(({ output, clean }) => (clean === undefined ? [] : [[output, clean]])));
  const paths = { ledger, index: cache, next: join(folder, "ledger.next") };
  const isThere = (entry: Pick<OldEntry, "output">) => existsSync(join(output, entry.output));
  const writer = openLedgerWriter(paths, old, {
    stays: (entry) => outputs.has(entry.output) || (!prune(entry) && isThere(entry)),
    // A document that is refused now may have been cleaned before: the record of that leads back from what is there.
    outlasts: (entry) => entry.clean !== undefined && isThere(entry),
  });
  return {
    ...{ ledger, temporary, journal, old },
    ...(index && { about: index.about }),
    known(name) {
      const hash = written.get(name);
      const hashes = (begun.get(name) ?? []).map(({ clean }) => clean);
      return hash === undefined ? hashes : [hash, ...hashes];
    },
    add: writer.add,
    commit(manifest, about) {
      writer.commit(about);
      // A state of its own place may be on another file system; what else is in that place is the user's.
      const beside = isOwnPlace ? folder : temporary;
      writeAtomic(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, beside, { sync: true });
      // What is not of this run is recorded nowhere else.
      const left = [...begun.values()]
        .flat()
        .filter((entry) => !outputs.has(entry.output) && !prune(entry) && isThere(entry));
      if (left.length === 0) rmSync(journal, { force: true });
      else writeAtomic(journal, left.map(journalLine).join(""), beside, { sync: true });
    },
    close() {
      writer.close();
      old.close();
      rmSync(temporary, { recursive: true, force: true });
      release();
      if (isOwnPlace) removeIfEmpty(join(output, ".qingwen"));
      removeIfEmpty(folder);
    },
  };
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {}
}
