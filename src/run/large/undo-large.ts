import { createHash, randomUUID } from "node:crypto";
import { closeSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DocumentRecord, ungroupEdits } from "../../core/document.js";
import { CleanError } from "../../core/errors.js";
import { splitAtRanges } from "../../core/split-at-ranges.js";
import { fileError } from "../../io/errors.js";
import { fileSha256 } from "../../io/file-sha256.js";
import { readText } from "../../io/read-text.js";
import { writeAll } from "../../io/write-all.js";
import { fromBase64 } from "../../stages/decode/base64.js";
import { encode } from "../../stages/decode/encode.js";
import { byteOrderMark, type SourceEncoding } from "../../stages/decode/source-encoding.js";

/**
 * Rebuilds the original of a large text from its clean file, piece by piece, into a temporary file.
 *
 * @param clean the clean file
 * @returns the temporary file, to be put in place or taken away
 * @throws CleanError `edited-since`, `source-mismatch`, and what reading and writing throw
 */
export function undoLarge(clean: string, record: DocumentRecord, temporary: string): string {
  if (fileSha256(clean) !== record.clean!.sha256) throw new CleanError("edited-since", { path: clean });
  const source = record.source as unknown as SourceEncoding;
  const part = join(temporary, `${randomUUID()}.part`);
  const text = createHash("sha256");
  const bytes = createHash("sha256");
  const file = openSync(part, "wx");
  try {
    const write = (piece: Uint8Array) => {
      bytes.update(piece);
      writeAll(file, piece);
    };
    if (source.bom) write(Uint8Array.from(byteOrderMark(source.encoding)));
    for (const piece of splitAtRanges(hashed(sourcePieces(clean, record), text), source.repairs)) {
      if (typeof piece === "number") write(fromBase64(source.repairs[piece]!.bytes));
      else write(encode(piece, { encoding: source.encoding, bom: false, repairs: [] }));
    }
    closeSync(file);
    if (text.digest("hex") !== record.text?.sha256 || bytes.digest("hex") !== record.source!.sha256) {
      throw new CleanError("source-mismatch", { path: clean });
    }
    return part;
  } catch (error) {
    rmSync(part, { force: true });
    throw fileError(error, part, "write");
  }
}

/** The source text: the clean one with what each edit took away in the place of what it put there. */
function* sourcePieces(clean: string, record: DocumentRecord): Generator<string> {
  let shift = 0;
  const edits = ungroupEdits(record.edits);
  const ranges = edits.map(({ start, end, replacement }) => {
    const from = start + shift;
    shift += replacement.length - (end - start);
    return { start: from, end: from + replacement.length };
  });
  for (const piece of splitAtRanges(readText(clean), ranges)) {
    yield typeof piece === "number" ? edits[piece]!.found : piece;
  }
}

function* hashed(pieces: Iterable<string>, hash: { update(text: string): unknown }): Generator<string> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
