import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { readLedgerPlaces } from "./ledger.js";

/** An entry of a ledger that was written earlier, and where its line stands in the file. */
export interface OldEntry {
  readonly output: string;
  /** The hash of its clean file, if it has one. */
  readonly clean?: string;
  /** Bytes. */
  readonly start: number;
  readonly end: number;
}

/** The ledger of earlier runs; its lines stay in the file until they are asked for. */
export interface OldLedger {
  /** In order of outputs. */
  readonly entries: readonly OldEntry[];
  /** The lines from one place of the file to another. */
  read(start: number, end: number): Uint8Array;
  close(): void;
}

const NONE: OldLedger = { entries: [], read: () => new Uint8Array(), close() {} };

/**
 * Opens the ledger that stands at a path, or an empty one where none does.
 *
 * @throws CleanError `ledger-invalid`, `ledger-version`
 */
export async function openOldLedger(path: string): Promise<OldLedger> {
  if (!existsSync(path)) return NONE;
  const entries: OldEntry[] = [];
  for await (const { record, start, end } of readLedgerPlaces(path)) {
    entries.push({ output: record.output, ...(record.clean && { clean: record.clean.sha256 }), start, end });
  }
  // Ours are sorted; whoever edited one by hand may not have kept to it.
  entries.sort((a, b) => (a.output < b.output ? -1 : a.output > b.output ? 1 : 0));
  const file = openSync(path, "r");
  return {
    entries,
    read(start, end) {
      const bytes = Buffer.allocUnsafe(end - start);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(file, bytes, at, bytes.length - at, start + at);
        // The last line may have lost its end; what follows it must not become a part of it.
        if (read === 0) return Buffer.concat([bytes.subarray(0, at), Buffer.from("\n")]);
        at += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}
