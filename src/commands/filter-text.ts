import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import { findIgnored } from "../core/ignored.js";
import { fileError } from "../io/errors.js";
import { readParts } from "../io/read-parts.js";
import type { StreamWriter } from "../io/stream-writer.js";
import { writeAll } from "../io/write-all.js";
import type { Cleaner } from "../stages/cleaner.js";
import { NAMELESS, textOf } from "./filter-record.js";

/** Bytes of a text that is held in memory; a longer one goes by way of files, see `cleanLarge`. */
const HELD = 16 << 20;

/**
 * Cleans one text from beginning to end: what is an ad may show only at its end, and a text that would lose too much is not
 * written at all. A long text waits for that in a temporary file.
 *
 * @returns how many broken sequences of bytes became U+FFFD
 * @throws CleanError what decoding and cleaning throw, `over-removal`, `unwritable`
 */
export async function filterText(
  input: AsyncIterable<Buffer>,
  writer: StreamWriter,
  cleaner: Cleaner,
  temporary = tmpdir(),
  held = HELD,
): Promise<number> {
  const chunks: Buffer[] = [];
  let size = 0;
  let spool: Spool | undefined;
  try {
    for await (const chunk of input) {
      size += chunk.length;
      chunks.push(chunk);
      if (size < held) continue;
      spool ??= openSpool(temporary);
      for (const waiting of chunks.splice(0)) spool.write(waiting);
    }
    if (spool !== undefined) return await filterSpool(spool, writer, cleaner);
    if (size === 0) return 0;
    const { decode } = await import("../stages/decode/decode.js");
    const { text, broken } = decode(Buffer.concat(chunks));
    await writer.write(textOf(cleaner.run(text, NAMELESS, undefined, findIgnored(text))));
    return broken;
  } finally {
    spool?.remove();
  }
}

async function filterSpool(spool: Spool, writer: StreamWriter, cleaner: Cleaner): Promise<number> {
  const { cleanLarge } = await import("../run/large/clean-large.js");
  const input = { path: spool.path, name: "", output: "", format: "text" } as const;
  const { record, cleanPath } = cleanLarge(input, { cleaner, allow: [], temporary: spool.folder });
  if (record.error !== undefined) throw new CleanError(record.error.code, record.error.args);
  for (const { bytes } of readParts(cleanPath!)) {
    // A copy: the buffer of a part is used again, and the stream may not have written it by then.
    await writer.write(Buffer.from(bytes));
    if (writer.closed) break;
  }
  return record.source!.broken;
}

/** A temporary file that takes what comes in. */
interface Spool {
  readonly folder: string;
  readonly path: string;
  write(bytes: Uint8Array): void;
  remove(): void;
}

function openSpool(temporary: string): Spool {
  const folder = mkdtempSync(join(temporary, "qingwen-"));
  const path = join(folder, "input");
  const file = openSync(path, "wx", 0o600);
  return {
    ...{ folder, path },
    write(bytes) {
      try {
        writeAll(file, bytes);
      } catch (error) {
        throw fileError(error, path, "write");
      }
    },
    remove() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
