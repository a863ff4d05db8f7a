import { isUtf8 } from "node:buffer";
import { CleanError } from "../core/errors.js";
import type { LineBatch } from "../io/line-batches.js";
import { nodePlatform } from "../io/platform.js";
import type { Cleaner } from "../stages/cleaner.js";
import { filterRecord, toAscii } from "./filter-record.js";

/** How records are cleaned. */
export interface RecordOptions {
  /** The field that holds the text. */
  readonly field: string;
  /** What is written outside ASCII: as it is, or as `\uXXXX`. */
  readonly characters: "all" | "ascii";
  /** What a record that cannot be cleaned leads to. */
  readonly onFailure: "go-on" | "stop";
  /** The longest record in bytes. */
  readonly longest: number;
}

/** What came of the records of a batch: data only, so that a worker can hand it over. */
export interface FilteredBatch {
  /** The records in order, one a line. */
  readonly output: Uint8Array;
  readonly cleaned: number;
  /** Lines of white space. */
  readonly empty: number;
  /** Records that could not be cleaned, by line (from 1), in order. With `stop` the first one is the last thing done. */
  readonly failures: readonly RecordFailure[];
}

export interface RecordFailure {
  readonly line: number;
  readonly error: Pick<CleanError, "code" | "args">;
}

const NEWLINE = 10;

/**
 * Cleans the records of a batch. What comes of it is written over the batch, in its buffer, if there is room; the bytes of
 * a batch in which nothing changes are given back as they are. Nothing is thrown for what is wrong with a record.
 */
export function filterBatch(
  { firstLine, bytes, isLong }: LineBatch,
  options: RecordOptions,
  cleaner: Pick<Cleaner, "run">,
): FilteredBatch {
  if (isLong) {
    const error = { code: "too-large", args: { bytes: `> ${options.longest}` } } as const;
    return { output: NOTHING, cleaned: 0, empty: 0, failures: [{ line: firstLine, error }] };
  }
  const batch = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = decode(batch);
  const lines = text === undefined ? linesOfBytes(batch) : linesOfText(text);
  const records: string[] = [];
  const failures: RecordFailure[] = [];
  let empty = 0;
  let line = firstLine;
  let isSame = options.characters === "all";
  for (const source of lines) {
    try {
      if (isTooLong(source, options.longest)) throw new CleanError("too-large", { bytes: `> ${options.longest}` });
      const record = filterRecord(source, options.field, cleaner);
      if (record === undefined) empty += 1;
      else records.push(options.characters === "ascii" ? toAscii(record) : record);
      isSame &&= record === source;
    } catch (error) {
      isSame = false;
      failures.push({ line, error: known(error) });
      if (options.onFailure === "stop") break;
    }
    line += 1;
  }
  const output = isSame
    ? endedInNewline(batch)
    : writtenOver(bytes.buffer, nodePlatform.encodeUtf8!(records.map((record) => `${record}\n`).join("")));
  return { output, cleaned: records.length, empty, failures };
}

const NOTHING = new Uint8Array();

/** In bytes. By way of UTF-16 text is decoded many times as fast, but of one very long record too much is held at once. */
const LONG = 1 << 24;

function decode(batch: Buffer): string | undefined {
  if (batch.length <= LONG) return nodePlatform.decodeUtf8!(batch);
  return isUtf8(batch) ? batch.toString("utf8") : undefined;
}

/** The lines of a batch; the last one may lack its line feed. */
function* linesOfText(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
  }
}

/** The same for a batch that is not UTF-8 throughout, so that the lines that are go on. */
function* linesOfBytes(batch: Buffer): Generator<Buffer> {
  for (let start = 0; start < batch.length; ) {
    const end = batch.indexOf(NEWLINE, start);
    yield batch.subarray(start, end < 0 ? batch.length : end);
    start = end < 0 ? batch.length : end + 1;
  }
}

function isTooLong(line: string | Buffer, longest: number): boolean {
  // No unit takes more than three bytes.
  return line.length * 3 > longest && Buffer.byteLength(line) > longest;
}

function writtenOver(buffer: ArrayBuffer, output: Uint8Array): Uint8Array {
  if (output.length > buffer.byteLength) return output;
  const bytes = new Uint8Array(buffer, 0, output.length);
  bytes.set(output);
  return bytes;
}

function endedInNewline(batch: Buffer): Uint8Array {
  return batch.length === 0 || batch.at(-1) === NEWLINE ? batch : Buffer.concat([batch, Buffer.of(NEWLINE)]);
}

function known(error: unknown): RecordFailure["error"] {
  if (error instanceof CleanError) return { code: error.code, args: error.args };
  return { code: "internal", args: { problem: String(error) } };
}
