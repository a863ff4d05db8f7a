import { CleanError } from "../../core/errors.js";
import { decodeBig5 } from "./big5.js";
import { detect, detectUtf16 } from "./detect.js";
import { decodeGb18030 } from "./gb18030.js";
import { findSignature } from "./signatures.js";
import type { Encoding, PartReading, Reading } from "./source-encoding.js";
import { BYTE_ORDER_MARKS } from "./source-encoding.js";
import { decodeUtf8, repairUtf8, type Utf8Reader } from "./utf8.js";
import { decodeUtf16 } from "./utf16.js";

/** What has to be known of a large file to tell its encoding. */
export interface FileFacts {
  /** Its first bytes: 64 KiB, or all. */
  readonly head: Uint8Array;
  /** From its first byte beyond ASCII on, at an even offset: 1 MiB, or what there is. */
  readonly sample: Uint8Array;
  readonly hasZeros: boolean;
  readonly isUtf8: boolean;
}

/** The longest code of a character in any of the encodings, in bytes. */
const LONGEST_CODE = 4;

/**
 * Tells the encoding of a large file, as `decode` does for a whole one.
 *
 * @throws CleanError `binary`, `encoding-undecidable`
 */
export function tellEncoding(facts: FileFacts): { readonly encoding: Encoding; readonly bom: boolean } {
  const { head, sample, hasZeros, isUtf8 } = facts;
  const kind = findSignature(head);
  if (kind !== undefined) throw new CleanError("binary", { kind });
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte));
  if (marked !== undefined) return { encoding: marked[0], bom: true };
  if (hasZeros) return { encoding: detectUtf16(head).encoding, bom: false };
  return { encoding: isUtf8 ? "utf-8" : detect(sample).encoding, bom: false };
}

/**
 * Makes a reader of a file that comes in parts, without its byte order mark, to be called with them in order. A character that
 * a part cuts is given with the next one; together the readings are that of the whole.
 */
export function createPartReader(
  encoding: Encoding,
  readUtf8: Utf8Reader = decodeUtf8,
): (bytes: Uint8Array, place: "inner" | "last") => Reading {
  let held: Uint8Array = new Uint8Array();
  return (bytes, place) => {
    const part = held.length === 0 ? bytes : joined(held, bytes);
    const reading = readPart(part, encoding, place === "last" ? 0 : LONGEST_CODE, readUtf8);
    // A copy: who gives the bytes may use their buffer again.
    held = new Uint8Array(part.subarray(reading.used));
    return reading;
  };
}

function readPart(part: Uint8Array, encoding: Encoding, margin: number, readUtf8: Utf8Reader): PartReading {
  switch (encoding) {
    case "gb18030":
      return decodeGb18030(part, part.length - margin);
    case "big5":
      return decodeBig5(part, part.length - margin);
    case "utf-8": {
      const used = margin === 0 ? part.length : wholeUtf8(part);
      const whole = part.subarray(0, used);
      const text = readUtf8(whole);
      return { ...(text === undefined ? repairUtf8(whole) : { text, repairs: [], broken: 0 }), used };
    }
    default: {
      const used = margin === 0 ? part.length : wholeUtf16(part, encoding === "utf-16le" ? 1 : 0);
      return { ...decodeUtf16(part.subarray(0, used), encoding), used };
    }
  }
}

/** How many bytes there are before a sequence of UTF-8 that the end may have cut. */
export function wholeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back < LONGEST_CODE && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The same for UTF-16: before an odd byte, and before the first half of a pair. */
function wholeUtf16(bytes: Uint8Array, high: 0 | 1): number {
  const even = bytes.length - (bytes.length % 2);
  return even >= 2 && (bytes[even - 2 + high]! & 0xfc) === 0xd8 ? even - 2 : even;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
