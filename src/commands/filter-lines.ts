import type { Readable } from "node:stream";
import { CleanError } from "../core/errors.js";
import { readLines } from "../io/read-lines.js";
import type { StreamWriter } from "../io/stream-writer.js";
import type { Cleaner } from "../stages/cleaner.js";
import { filterRecord, toAscii } from "./filter-record.js";

export interface FilterLinesOptions {
  /** The field that holds the text. */
  readonly field: string;
  /** What is written outside ASCII: as it is, or as `\uXXXX`. */
  readonly characters: "all" | "ascii";
  /** What a record that cannot be cleaned leads to. */
  readonly onFailure: "go-on" | "stop";
  /** The longest record in bytes. */
  readonly longest: number;
  /** Called for each record that cannot be cleaned, with its line (from 1). */
  failed(line: number, error: unknown): void;
  /** Called for each record that was cleaned or, being white space, passed over. */
  passed?(outcome: "cleaned" | "empty"): void;
}

/**
 * Cleans records, one a line, and writes them in the order in which they came; those that cannot be cleaned are left
 * out. Reads no faster than the writer's reader takes. Returns how many were left out.
 */
export async function filterLines(
  input: Readable,
  writer: StreamWriter,
  cleaner: Pick<Cleaner, "clean">,
  options: FilterLinesOptions,
): Promise<number> {
  let failures = 0;
  for await (const lines of readLines(input, options.longest)) {
    for (const { number, bytes } of lines) {
      let record: string | undefined;
      try {
        if (bytes === undefined) throw new CleanError("too-large", { bytes: `> ${options.longest}` });
        record = filterRecord(number === 1 ? withoutMark(bytes) : bytes, options.field, cleaner);
      } catch (error) {
        failures += 1;
        options.failed(number, error);
        if (options.onFailure === "stop") return failures;
        continue;
      }
      options.passed?.(record === undefined ? "empty" : "cleaned");
      if (record !== undefined) await writer.write(`${options.characters === "ascii" ? toAscii(record) : record}\n`);
      if (writer.closed) return failures;
    }
  }
  return failures;
}

/** The bytes without a byte order mark. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
