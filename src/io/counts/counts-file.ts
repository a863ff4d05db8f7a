import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { CleanError } from "../../core/errors.js";
import { fileError, namedFileError } from "../errors.js";
import { FileCursor } from "./cursor.js";
import { openEntryWriter } from "./entry-writer.js";
import { mergeCursors } from "./merge-cursors.js";
import type { CountSource } from "./passage-counter.js";

/** The version of the format; also raised when fingerprints are made in another way, since those do not add up. */
export const COUNTS_VERSION = 2;

/**
 * The header is one line of JSON, filled up with spaces; behind it come the entries in ascending order: six bytes of
 * fingerprint, highest first, and the count in groups of seven bits, lowest first.
 */
const HEADER_BYTES = 512;

export interface CountsHeader {
  readonly format: "qingwen-counts";
  readonly v: number;
  readonly documents: number;
  readonly passages: number;
  /** Of the entries' bytes. */
  readonly sha256: string;
  /** Of counts made by a plan. */
  readonly part?: CountsPart;
}

/** Which part of a planned run counts are, and of what they were made. */
export interface CountsPart {
  /** SHA-256 of the plan. */
  readonly plan: string;
  /** From 1; not of the counts of the whole. */
  readonly shard?: number;
  readonly of: number;
  /** SHA-256 of the contents of the inputs, or of the counts that were added up. */
  readonly content: string;
}

/**
 * Writes counts to a file by way of a temporary one beside it. Equal counts give equal bytes.
 *
 * @throws CleanError `unwritable`
 */
export function writeCounts(path: string, source: CountSource): void {
  const temporary = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeCountsTo(temporary, source);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileError(error, path, "write");
  }
}

/** Writes counts to a new file, which is on the disk when this returns. */
export function writeCountsTo(path: string, source: CountSource, part?: CountsPart): void {
  const writer = openEntryWriter(path, HEADER_BYTES);
  try {
    source.each(writer.add);
    writer.finish(({ entries, sha256 }) =>
      headerBytes({
        format: "qingwen-counts",
        v: COUNTS_VERSION,
        documents: source.documents,
        passages: entries,
        sha256,
        ...(part && { part }),
      }),
    );
  } finally {
    writer.close();
  }
}

/**
 * Opens files of counts as one source: parts of a folder counted apart give what counting it at once gives. Each file is
 * read once to prove that it is whole.
 *
 * @throws CleanError `counts-invalid`, `counts-version`, `unreadable`, `path-missing`
 */
export function openCounts(paths: readonly string[]): CountSource {
  const documents = paths.map((path) => readCountsHeader(path, "whole").documents).reduce((sum, n) => sum + n, 0);
  return {
    documents,
    each(emit) {
      mergeCursors(paths.map(openEntries), emit);
    },
    close() {},
  };
}

/** A cursor over the entries of a file of counts. */
export function openEntries(path: string): FileCursor {
  return new FileCursor(path, HEADER_BYTES);
}

function headerBytes(header: CountsHeader): Buffer {
  return Buffer.from(`${JSON.stringify(header).padEnd(HEADER_BYTES - 1)}\n`);
}

/**
 * The header of a file of counts.
 *
 * @param proof `whole` reads the entries, too, to prove that they are not damaged
 * @throws CleanError as `openCounts`
 */
export function readCountsHeader(path: string, proof: "header" | "whole"): CountsHeader {
  const fail = (problem: string): never => {
    throw new CleanError("counts-invalid", { path, problem });
  };
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw namedFileError(error, path);
  }
  try {
    const buffer = Buffer.allocUnsafe(proof === "whole" ? 1 << 20 : HEADER_BYTES);
    const header = parseHeader(buffer.subarray(0, readSync(file, buffer, 0, HEADER_BYTES, 0)));
    if (header === undefined) return fail("it does not begin as a file of counts does");
    if (header.v !== COUNTS_VERSION) {
      throw new CleanError("counts-version", { path, found: header.v, expected: COUNTS_VERSION });
    }
    if (proof === "header") return header;
    const hash = createHash("sha256");
    for (let at = HEADER_BYTES; ; ) {
      const read = readSync(file, buffer, 0, buffer.length, at);
      if (read === 0) break;
      hash.update(buffer.subarray(0, read));
      at += read;
    }
    return hash.digest("hex") === header.sha256 ? header : fail("its entries are damaged or cut short");
  } catch (error) {
    throw namedFileError(error, path);
  } finally {
    closeSync(file);
  }
}

/** The header ends at its line end, so that one of another version is known as such. */
function parseHeader(bytes: Buffer): CountsHeader | undefined {
  try {
    const end = bytes.indexOf("\n");
    const header = JSON.parse(bytes.toString("utf8", 0, end < 0 ? bytes.length : end)) as CountsHeader;
    const good = header.format === "qingwen-counts" && Number.isSafeInteger(header.documents) && header.documents >= 0;
    return good && (bytes.length === HEADER_BYTES || header.v !== COUNTS_VERSION) ? header : undefined;
  } catch {
    return undefined;
  }
}
