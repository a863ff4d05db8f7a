import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { DocumentRecord } from "../core/document.js";
import { writeAtomic } from "./atomic-write.js";
import { type LEDGER_VERSION, ledgerLine, readLedger } from "./ledger.js";
import { takeLock } from "./lock.js";

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
  /** The hash of what an earlier run wrote under this name, or began to write when it was ended. */
  known(output: string): ReadonlySet<string>;
  /** Notes what is about to be written, so that the next run knows it as ours if this one is killed. */
  announce(output: string, sha256: string): void;
  /** Adds a record; records come in order of their outputs. */
  add(record: DocumentRecord): void;
  /** Puts ledger and manifest in place. After a partial run the entries of documents not come to stay as they were. */
  commit(manifest: Manifest, extent: "whole" | "partial"): Promise<void>;
  /** Takes temporary files and the lock away; what was not committed is lost. */
  close(): void;
}

/**
 * Opens the state of an output folder: takes its lock, reads what earlier runs wrote, and begins a new ledger. Entries
 * of earlier runs for documents that are not part of this one stay, as long as their clean files exist.
 *
 * @param outputs the names that this run will write
 * @throws CleanError `locked`, `ledger-invalid`, `ledger-version`
 */
export async function openState(folder: string, output: string, outputs: ReadonlySet<string>): Promise<State> {
  mkdirSync(folder, { recursive: true });
  const temporary = join(output, ".qingwen", "tmp");
  const release = takeLock(join(folder, "lock"));
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    return await begin(folder, output, outputs, temporary, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function begin(
  folder: string,
  output: string,
  outputs: ReadonlySet<string>,
  temporary: string,
  release: () => void,
): Promise<State> {
  const ledger = join(folder, "ledger.jsonl");
  const journal = join(folder, "journal");
  const known = readJournal(journal);
  const others: DocumentRecord[] = [];
  if (existsSync(ledger)) {
    for await (const record of readLedger(ledger)) {
      if (record.clean !== undefined) remember(known, record.output, record.clean.sha256);
      if (!outputs.has(record.output) && existsSync(join(output, record.output))) others.push(record);
    }
  }
  const next = join(folder, "ledger.next");
  const file = openSync(next, "w");
  let open = true;
  let index = 0;
  let last: string | undefined;
  const passOthers = (before?: string) => {
    while (index < others.length && (before === undefined || others[index]!.output < before)) {
      writeSync(file, ledgerLine(others[index++]!));
    }
  };
  const passLater = async (from: string | undefined) => {
    if (!existsSync(ledger)) return;
    for await (const record of readLedger(ledger)) {
      if (from === undefined || record.output > from) writeSync(file, ledgerLine(record));
    }
  };
  const closeFile = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    ledger,
    temporary,
    known: (name) => known.get(name) ?? NONE,
    announce: (name, sha256) => appendFileSync(journal, `${JSON.stringify([name, sha256])}\n`),
    add(record) {
      passOthers(record.output);
      last = record.output;
      writeSync(file, ledgerLine(record));
    },
    async commit(manifest, extent) {
      if (extent === "whole") passOthers();
      else await passLater(last);
      fsyncSync(file);
      closeFile();
      renameSync(next, ledger);
      writeAtomic(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, temporary, { sync: true });
      rmSync(journal, { force: true });
    },
    close() {
      closeFile();
      rmSync(next, { force: true });
      rmSync(temporary, { recursive: true, force: true });
      release();
      if (folder !== join(output, ".qingwen")) removeIfEmpty(join(output, ".qingwen"));
      removeIfEmpty(folder);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** What earlier runs that were killed had begun to write; a last line cut short is passed over. */
function readJournal(path: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  if (!existsSync(path)) return known;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    try {
      const [name, sha256] = JSON.parse(line) as [string, string];
      remember(known, name, sha256);
    } catch {}
  }
  return known;
}

function remember(known: Map<string, Set<string>>, name: string, sha256: string): void {
  const hashes = known.get(name);
  if (hashes === undefined) known.set(name, new Set([sha256]));
  else hashes.add(sha256);
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {}
}
