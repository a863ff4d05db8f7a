import { renameSync, rmSync } from "node:fs";
import { openBatchedFile } from "./batched-file.js";
import { type LedgerRow, openIndexWriter } from "./ledger-index.js";
import type { OldEntry, OldLedger } from "./old-ledger.js";

/** Writes a ledger that takes the place of an older one, whose entries stay unless new ones replace them. */
export interface LedgerWriter {
  /** Adds a line; they come in order of their outputs. */
  add(row: LedgerRow, line: Uint8Array): void;
  /** Puts the ledger in place, and its index if there is something to be said about it. */
  commit(about?: unknown): void;
  /** Takes away what was not committed. */
  close(): void;
}

/**
 * Opens a writer.
 *
 * @param index where the index of the ledger stands; it is written last, and true only of the ledger as it is then
 * @param isGood asked for entries that are not replaced: whether they stay
 */
export function openLedgerWriter(
  paths: { readonly ledger: string; readonly index: string; readonly next: string },
  old: OldLedger,
  isGood: (entry: OldEntry) => boolean,
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
  /** Copies the entries that come before an output; its own is replaced. */
  const passOld = (before?: string) => {
    for (; place < old.entries.length; place++) {
      const entry = old.entries[place]!;
      if (before !== undefined && entry.output >= before) {
        if (entry.output === before) place++;
        return;
      }
      if (isGood(entry)) put(entry, old.line(entry));
    }
  };
  return {
    add(row, line) {
      passOld(row.output);
      put(row, line);
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
