import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { readLedgerPlaces } from "./ledger.js";
import type { LedgerIndex, LedgerRow } from "./ledger-index.js";

/** An entry of a ledger that was written earlier, and where its line stands in the file, in bytes. */
export interface OldEntry extends LedgerRow {
  readonly start: number;
  readonly end: number;
}

/** The ledger of earlier runs; its lines stay in the file until they are asked for. */
export interface OldLedger {
  /** In order of outputs. */
  readonly entries: readonly OldEntry[];
  /** The line of an entry. */
  line(entry: OldEntry): Uint8Array;
  close(): void;
}

/** Read at once: lines are mostly asked for in their order. */
const AHEAD = 1 << 20;

/**
 * Opens the ledger that stands at a path, or an empty one where none does.
 *
 * @param index its index, if it has one: then no line is read before it is asked for
 * @throws CleanError `ledger-invalid`, `ledger-version`
 */
export async function openOldLedger(path: string, index?: LedgerIndex): Promise<OldLedger> {
  if (!existsSync(path)) return { entries: [], line: () => new Uint8Array(), close() {} };
  const entries = index === undefined ? await readEntries(path) : placed(index);
  const file = openSync(path, "r");
  let ahead = Buffer.alloc(0);
  let from = 0;
  const fill = (start: number, bytes: number) => {
    ahead = Buffer.allocUnsafe(Math.max(bytes, AHEAD));
    from = start;
    let end = 0;
    for (let read = 1; read > 0 && end < ahead.length; end += read) {
      read = readSync(file, ahead, end, ahead.length - end, start + end);
    }
    ahead = ahead.subarray(0, end);
  };
  return {
    entries,
    line({ start, end }) {
      if (start < from || end > from + ahead.length) fill(start, end - start);
      const line = ahead.subarray(start - from, end - from);
      // The last line may have lost its end; what follows it must not become a part of it.
      return line.length === end - start ? line : Buffer.concat([line, Buffer.from("\n")]);
    },
    close: () => closeSync(file),
  };
}

async function readEntries(path: string): Promise<OldEntry[]> {
  const entries: OldEntry[] = [];
  for await (const { record, start, end } of readLedgerPlaces(path)) {
    const { output, path, clean } = record;
    entries.push({ output, path, ...(clean && { clean: clean.sha256 }), start, end });
  }
  // Ours are sorted; whoever edited one by hand may not have kept to it.
  return entries.sort((a, b) => (a.output < b.output ? -1 : a.output > b.output ? 1 : 0));
}

function placed({ rows }: LedgerIndex): OldEntry[] {
  let start = 0;
  return rows.map(({ bytes, ...row }) => {
    const end = start + bytes;
    const entry = { ...row, start, end };
    start = end;
    return entry;
  });
}
