import { renameSync, rmSync } from "node:fs";
import { openBatchedFile } from "./batched-file.js";
import { type LedgerRow, openIndexWriter } from "./ledger-index.js";
import type { OldEntry, OldLedger } from "./old-ledger.js";

/** Writes a ledger that takes the place of an older one, whose entries stay unless new ones replace them. */
export interface LedgerWriter {
  /** Adds a line, or leaves the older one of its output; they come in order of their outputs. */
  add(row: LedgerRow, line: Uint8Array): void;
  /** Puts the ledger in place, and its index if there is something to be said about it. */
  commit(about?: unknown): void;
  /** Takes away what was not committed. */
  close(): void;
}

/** What becomes of older entries. */
export interface OldEntries {
  /** Whether an entry for whose output nothing came stays. */
  stays(entry: OldEntry): boolean;
  /** Whether it stays although something came for its output, a document without a clean text. */
  outlasts(entry: OldEntry): boolean;
}

/**
 * Opens a writer.
 *
 * @param index where the index of the ledger stands; it is written last, and true only of the ledger as it is then
 */
export function openLedgerWriter(
  paths: { readonly ledger: string; readonly index: string; readonly next: string },
  old: OldLedger,
  { stays, outlasts }: OldEntries,
): LedgerWriter {
  const { ledger, index, next } = paths;
  const nextIndex = `${next}.index`;
  const file = openBatchedFile(next);
  const rows = openIndexWriter(nextIndex);
  let place = 0;
  const put = (row: LedgerRow, line: Uint8Array) => {
    file.add(line);
    rows.add(row, line.length);
  };
  /** Copies the entries that come before an output. Gives the one of that output, if there is one. */
  const passOld = (before?: string): OldEntry | undefined => {
    for (; place < old.entries.length; place++) {
      const entry = old.entries[place]!;
      if (before !== undefined && entry.output >= before)
        return entry.output === before ? old.entries[place++] : undefined;
      if (stays(entry)) put(entry, old.line(entry));
    }
    return undefined;
  };
  return {
    add(row, line) {
      const entry = passOld(row.output);
      if (entry !== undefined && row.clean === undefined && outlasts(entry)) put(entry, old.line(entry));
      else put(row, line);
    },
    commit(about) {
      passOld();
      const content = file.finish();
      renameSync(next, ledger);
      if (about === undefined) rmSync(index, { force: true });
      else {
        rows.finish(content, about);
        renameSync(nextIndex, index);
      }
    },
    close() {
      file.close();
      rows.close();
      rmSync(next, { force: true });
      rmSync(nextIndex, { force: true });
    },
  };
}
