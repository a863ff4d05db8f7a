import { createHash } from "node:crypto";
import type { SourceBytes } from "../../core/document.js";
import { CleanError } from "../../core/errors.js";
import { nodePlatform } from "../../io/platform.js";
import { readParts } from "../../io/read-parts.js";
import { isTooBroken, refuseControls } from "../../stages/decode/decode.js";
import { createPartReader, tellEncoding } from "../../stages/decode/decode-parts.js";
import { byteOrderMark, type Repair } from "../../stages/decode/source-encoding.js";
import { surveyFile } from "./survey.js";

/** A large file as text. */
export interface LargeSource {
  /** Reads it from its start. Each call reads it again. */
  pieces(): Generator<string>;
  /** What is known once all pieces were read. */
  facts(): { readonly bytes: SourceBytes; readonly length: number };
}

/**
 * Opens a large file of text and tells its encoding.
 *
 * @throws CleanError what `decode` throws, and what reading throws; some of it from `pieces`
 */
export function openLargeSource(path: string): LargeSource {
  const { encoding, bom } = tellEncoding(surveyFile(path));
  const mark = bom ? byteOrderMark(encoding).length : 0;
  let facts: ReturnType<LargeSource["facts"]> | undefined;
  return {
    *pieces() {
      const read = createPartReader(encoding, nodePlatform.decodeUtf8);
      const hash = createHash("sha256");
      const repairs: Repair[] = [];
      let size = 0;
      let length = 0;
      let broken = 0;
      for (const { bytes, place } of readParts(path)) {
        hash.update(bytes);
        const reading = read(size === 0 ? bytes.subarray(mark) : bytes, place);
        if (length === 0) refuseControls(reading.text);
        for (const { start, end, bytes } of reading.repairs) {
          repairs.push({ start: start + length, end: end + length, bytes });
        }
        size += bytes.length;
        length += reading.text.length;
        broken += reading.broken;
        yield reading.text;
      }
      if (isTooBroken(broken, length)) {
        throw new CleanError("too-many-broken-bytes", { broken, characters: length, encoding });
      }
      const bytes = { sha256: hash.digest("hex"), bytes: size, encoding, bom, broken, repairs };
      if (facts !== undefined && facts.bytes.sha256 !== bytes.sha256) throw new CleanError("vanished", { path });
      facts = { bytes, length };
    },
    facts: () => facts!,
  };
}
