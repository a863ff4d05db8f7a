import { createReadStream, existsSync } from "node:fs";
import type { DocumentRecord } from "../core/document.js";
import { CleanError } from "../core/errors.js";
import { readLines } from "./read-lines.js";

/** The version of the ledger's lines. A program reads its own version and refuses others. */
export const LEDGER_VERSION = 1;

/** A record as a line of the ledger, with its line end. */
export function ledgerLine(record: DocumentRecord): string {
  return `${JSON.stringify({ v: LEDGER_VERSION, ...record })}\n`;
}

/**
 * Reads a ledger line by line, so that its size does not matter.
 *
 * @param bytes where the ledger ends, if something else stands behind it
 * @throws CleanError `ledger-missing`, `ledger-invalid` (with the line), `ledger-version`
 */
export async function* readLedger(path: string, bytes?: number): AsyncGenerator<DocumentRecord> {
  for await (const { record } of readLedgerPlaces(path, bytes)) yield record;
}

/** A record and where its line stands in the file, in bytes, line end included. */
export interface LedgerPlace {
  readonly record: DocumentRecord;
  readonly start: number;
  readonly end: number;
}

/**
 * The same with the place of each line.
 *
 * @throws CleanError `ledger-missing`, `ledger-invalid` (with the line), `ledger-version`
 */
export async function* readLedgerPlaces(path: string, bytes?: number): AsyncGenerator<LedgerPlace> {
  if (!existsSync(path)) throw new CleanError("ledger-missing", { path });
  if (bytes === 0) return;
  const input = createReadStream(path, bytes === undefined ? {} : { end: bytes - 1 });
  let start = 0;
  for await (const lines of readLines(input, Number.POSITIVE_INFINITY)) {
    for (const { number, bytes } of lines) {
      const end = start + bytes!.length + 1;
      if (bytes!.length > 0) yield { record: parseLine(bytes!.toString("utf8"), path, number), start, end };
      start = end;
    }
  }
}

function parseLine(line: string, path: string, number: number): DocumentRecord {
  let value: { v?: unknown } & DocumentRecord;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new CleanError("ledger-invalid", { path, line: number }, { cause });
  }
  const { v, ...record } = value;
  if (v !== LEDGER_VERSION) {
    throw new CleanError("ledger-version", { path, line: number, found: String(v), expected: LEDGER_VERSION });
  }
  if (typeof record.path !== "string" || typeof record.output !== "string" || !Array.isArray(record.edits)) {
    throw new CleanError("ledger-invalid", { path, line: number });
  }
  return record;
}
