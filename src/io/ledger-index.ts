import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { type Content, contentOf, openBatchedFile } from "./batched-file.js";
import { sha256 } from "./sha256.js";

/** The version of the index; another one is passed over. */
const INDEX_VERSION = 1;

/** What is known of a line of a ledger without reading it. */
export interface LedgerRow {
  readonly output: string;
  readonly path: string;
  /** The hash of its clean file, if it has one. */
  readonly clean?: string;
  /** What is needed to know whether the line is still good; plain data. */
  readonly reuse?: unknown;
}

/** A row with the length of its line. */
export interface IndexedRow extends LedgerRow {
  readonly bytes: number;
}

export interface LedgerIndex {
  /** In the order of the lines. */
  readonly rows: readonly IndexedRow[];
  /** What holds for all rows; plain data. */
  readonly about: unknown;
}

interface Footer {
  readonly v: number;
  /** SHA-256 of the rows, and what the ledger must hold for them to be true. */
  readonly rows: string;
  readonly ledger: Content;
  readonly about: unknown;
  /** SHA-256 of `about` as JSON. */
  readonly sum: string;
}

/** The longest last line: it names the setups of a folder's files, of which there are few. */
const LONGEST_FOOTER = 256 * 1024;

/** What the index of a ledger says for all rows, at a glance: whether the rows are true is not looked at. */
export function peekIndex(path: string): unknown {
  try {
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      const tail = Buffer.alloc(Math.min(size, LONGEST_FOOTER));
      readSync(file, tail, 0, tail.length, size - tail.length);
      return parseFooter(tail.toString("utf8", tail.lastIndexOf("\n", tail.length - 2) + 1)).about;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function parseFooter(line: string): Footer {
  const footer = JSON.parse(line) as Footer;
  if (footer.v !== INDEX_VERSION || footer.sum !== sha256(JSON.stringify(footer.about))) throw new Error("damaged");
  return footer;
}

/**
 * Reads the index of a ledger. Whatever is wrong with it – missing, cut short, of another version, of another ledger –
 * there is none: nothing is lost but time.
 */
export function readLedgerIndex(path: string, ledger: string): LedgerIndex | undefined {
  try {
    const content = readFileSync(path);
    const end = content.lastIndexOf("\n", content.length - 2);
    const body = content.subarray(0, end + 1);
    const footer = parseFooter(content.toString("utf8", end + 1));
    if (footer.rows !== sha256(body)) return undefined;
    const found = contentOf(ledger);
    if (found.bytes !== footer.ledger.bytes || found.sha256 !== footer.ledger.sha256) return undefined;
    const rows = JSON.parse(`[${body.toString("utf8").replace(/,\n$/, "")}]`) as Packed[];
    return { rows: rows.map(unpack), about: footer.about };
  } catch {
    return undefined;
  }
}

/** Writes an index beside its ledger, row by row. */
export interface IndexWriter {
  add(row: LedgerRow, bytes: number): void;
  /** @param ledger what the ledger holds now that it is written */
  finish(ledger: Content, about: unknown): void;
  close(): void;
}

/** @throws what `openSync` throws */
export function openIndexWriter(path: string): IndexWriter {
  const file = openBatchedFile(path);
  return {
    add({ output, path, clean, reuse }, bytes) {
      const row: Packed = [output, path, clean ?? 0, bytes, reuse ?? 0];
      file.add(`${JSON.stringify(row)},\n`);
    },
    finish(ledger, about) {
      const sum = sha256(JSON.stringify(about));
      const footer: Footer = { v: INDEX_VERSION, rows: file.content().sha256, ledger, about, sum };
      file.add(`${JSON.stringify(footer)}\n`);
      file.finish();
    },
    close: file.close,
  };
}

/** A row as it stands in the file. */
type Packed = [output: string, path: string, clean: string | 0, bytes: number, reuse: unknown];

function unpack([output, path, clean, bytes, reuse]: Packed): IndexedRow {
  return { output, path, bytes, ...(clean !== 0 && { clean }), ...(reuse !== 0 && { reuse }) };
}
