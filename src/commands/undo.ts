import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, normalize as normalizePath, resolve } from "node:path";
import { type DocumentRecord, ungroupEdits } from "../core/document.js";
import { apply } from "../core/edit.js";
import { CleanError } from "../core/errors.js";
import { isText } from "../core/stage.js";
import { writeAtomic } from "../io/atomic-write.js";
import { fileError } from "../io/errors.js";
import { fileSha256 } from "../io/file-sha256.js";
import { journalOf, readJournal } from "../io/journal.js";
import { readLedger } from "../io/ledger.js";
import { sha256 } from "../io/sha256.js";
import { text } from "../messages/texts.js";
import { LARGE } from "../run/large/clean-large.js";
import { undoLarge } from "../run/large/undo-large.js";
import { encode } from "../stages/decode/encode.js";
import type { SourceEncoding } from "../stages/decode/source-encoding.js";
import { FAILED } from "./exit-codes.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";

export interface UndoFlags {
  readonly output?: string;
  readonly state?: string;
  readonly quiet?: boolean;
  readonly force?: boolean;
}

/**
 * `undo`: rebuilds the originals from the clean files and the ledger; every step is verified by hash. Returns the exit
 * code: 0, or 3 when some could not be rebuilt.
 */
export async function undoCommand(folder: string, flags: UndoFlags, terminal: Terminal): Promise<number> {
  const target = flags.output ?? `${resolve(folder)}-restored`;
  const state = flags.state ?? join(folder, ".qingwen");
  const ledger = join(state, "ledger.jsonl");
  if (resolve(target) === resolve(folder)) throw new CleanError("input-is-output", { path: folder });
  let files = 0;
  let failed = 0;
  const temporary = join(target, ".qingwen-undo");
  const places: Places = { ledger, folder, target, temporary, existing: flags.force ? "replace" : "keep" };
  const begun = readJournal(journalOf(state));
  if (begun.size > 0 && !existsSync(ledger)) throw new CleanError("run-unfinished", { path: folder });
  try {
    for await (const record of readLedger(ledger)) {
      if (record.clean === undefined) continue;
      try {
        mkdirSync(temporary, { recursive: true });
        const name = isLarge(record) ? undoLargeText(record, places) : undoWhole(record, places);
        files += 1;
        if (!isText(record) && !flags.quiet) {
          const { sha256 } = record.source!;
          terminal.say(text(terminal.language, "undone-text", { path: join(target, name), sha256 }));
        }
      } catch (error) {
        failed += 1;
        const path = join(folder, record.output);
        const isOurs =
          (error as CleanError).code === "edited-since" &&
          begun.get(record.output)?.some(({ clean }) => clean === fileSha256(path));
        const problem = isOurs ? new CleanError("run-unfinished", { path }) : fileError(error, record.output, "read");
        sayFailed(path, problem, terminal);
      }
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  const { language, say } = terminal;
  const isNothing = files + failed === 0;
  if (!flags.quiet)
    say(isNothing ? text(language, "undo-nothing", { ledger }) : text(language, "undone", { files, folder: target }));
  return failed > 0 ? FAILED : 0;
}

/** Where an undo reads and writes. */
interface Places {
  readonly ledger: string;
  /** Of the clean files. */
  readonly folder: string;
  /** Of the originals. */
  readonly target: string;
  readonly temporary: string;
  /** What is done with other files where originals go. */
  readonly existing: "keep" | "replace";
}

function undoWhole(record: DocumentRecord, places: Places): string {
  const { name, bytes } = rebuild(record, places);
  place(join(places.target, name), bytes, places);
  return name;
}

/** A text whose file was too large to be held in memory is rebuilt piece by piece. */
function undoLargeText(record: DocumentRecord, { ledger, folder, target, temporary, existing }: Places): string {
  const clean = join(folder, safeName(record.output, ledger));
  if (!existsSync(clean)) throw new CleanError("clean-file-missing", { path: clean });
  const name = safeName(record.name, ledger);
  const path = join(target, name);
  const part = undoLarge(clean, record, temporary);
  if (existing === "keep" && existsSync(path) && fileSha256(path) !== record.source!.sha256)
    throw new CleanError("exists", { path });
  mkdirSync(dirname(path), { recursive: true });
  renameSync(part, path);
  return name;
}

function isLarge(record: DocumentRecord): boolean {
  return isText(record) && Math.max(record.source?.bytes ?? 0, record.clean?.bytes ?? 0) >= LARGE;
}

/** The original's bytes; for pages and office documents the extracted text, under a name that says so. */
function rebuild(record: DocumentRecord, { ledger, folder }: Places): { name: string; bytes: Uint8Array } {
  const path = join(folder, safeName(record.output, ledger));
  if (!existsSync(path)) throw new CleanError("clean-file-missing", { path });
  const clean = readFileSync(path);
  if (sha256(clean) !== record.clean!.sha256) throw new CleanError("edited-since", { path });
  const source = undoEdits(clean.toString("utf8"), record);
  if (sha256(source) !== record.text?.sha256) throw new CleanError("source-mismatch", { path });
  if (!isText(record)) return { name: safeName(`${record.name}.txt`, ledger), bytes: Buffer.from(source) };
  const bytes = encode(source, record.source as unknown as SourceEncoding);
  if (sha256(bytes) !== record.source!.sha256) throw new CleanError("source-mismatch", { path });
  return { name: safeName(record.name, ledger), bytes };
}

/** The ledger holds edits in offsets of the source; their inverse is made from what each took away. */
function undoEdits(clean: string, record: DocumentRecord): string {
  let shift = 0;
  const back = ungroupEdits(record.edits).map(({ start, end, replacement, found }) => {
    const from = start + shift;
    shift += replacement.length - (end - start);
    return { start: from, end: from + replacement.length, replacement: found };
  });
  return apply(clean, back);
}

/** A ledger is data from outside: no name in it may lead out of the folder. */
function safeName(name: string, ledger: string): string {
  const normal = normalizePath(name);
  if (normal.startsWith("..") || resolve("/", normal) !== resolve(`/${normal}`)) {
    throw new CleanError("ledger-name", { path: ledger, name });
  }
  return normal;
}

function place(path: string, bytes: Uint8Array, { temporary, existing }: Places): void {
  if (existsSync(path)) {
    if (fileSha256(path) === sha256(bytes)) return;
    if (existing === "keep") throw new CleanError("exists", { path });
  }
  mkdirSync(dirname(path), { recursive: true });
  writeAtomic(path, bytes, temporary);
}
