import { CleanError } from "../../core/errors.js";
import { decodeBig5 } from "./big5.js";
import { detect, isUtf8ByChance } from "./detect.js";
import { decodeGb18030 } from "./gb18030.js";
import { findSignature } from "./signatures.js";
import type { Encoding, Reading, SourceEncoding } from "./source-encoding.js";
import { BYTE_ORDER_MARKS } from "./source-encoding.js";
import type { Utf8Reader } from "./utf8.js";
import { decodeUtf8, repairUtf8 } from "./utf8.js";
import { decodeUtf16 } from "./utf16.js";

export interface DecodeOptions {
  /** The encoding that a page names for itself. A wrong one is overruled by the bytes. */
  readonly declared?: string;
  /** A faster reader of valid UTF-8 than the one that runs everywhere. */
  readonly decodeUtf8?: Utf8Reader;
}

/** A file as text. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  /** What `encode` needs beside the text to give the bytes back. */
  readonly source: SourceEncoding;
  /** How many broken sequences became U+FFFD. */
  readonly broken: number;
  /** What told the encoding: `bom`, `meta`, `valid-utf8`, `characters` or `zero-pattern`. */
  readonly evidence: string;
}

/**
 * More broken sequences than this share of the characters, and the text is no longer worth having: every second or third
 * sentence has a hole. Which encoding it is, is decided by the characters, not by this.
 */
export const BROKEN_SHARE = 0.01;
/**
 * So many are let pass in a short text, up to a quarter of it: one lost or changed byte in each of the labelled texts
 * broke 1 or 2 sequences in GB18030 and up to 3 in UTF-8.
 */
const BROKEN_ALWAYS = 3;
/** More control characters than this share of the first characters, and it is no text. */
const CONTROL_SHARE = 0.05;
const CONTROL_WINDOW = 4096;

/**
 * Reads the bytes of a file as text: UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5, told by byte order mark, by validity
 * and by how common the characters are. Nothing is guessed: what two encodings explain equally well is refused.
 *
 * @throws CleanError `binary` (`kind`), `encoding-undecidable` (`best`, `next`) or `too-many-broken-bytes` (`broken`,
 *   `characters`, `encoding`)
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const kind = findSignature(bytes);
  if (kind !== undefined) throw new CleanError("binary", { kind });
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) {
    const [encoding, mark] = marked;
    const reading = read(bytes.subarray(mark.length), encoding, options);
    return finish(reading, encoding, { bom: true, evidence: "bom" });
  }
  if (!bytes.includes(0)) {
    const text = (options.decodeUtf8 ?? decodeUtf8)(bytes);
    if (text !== undefined && !isUtf8ByChance(bytes, text)) {
      return finish({ text, repairs: [], broken: 0 }, "utf-8", { bom: false, evidence: "valid-utf8" });
    }
  }
  const { encoding, evidence } = detect(bytes, options.declared);
  return finish(read(bytes, encoding, options), encoding, { bom: false, evidence });
}

function read(bytes: Uint8Array, encoding: Encoding, options: DecodeOptions): Reading {
  switch (encoding) {
    case "utf-8": {
      const text = (options.decodeUtf8 ?? decodeUtf8)(bytes);
      return text === undefined ? repairUtf8(bytes) : { text, repairs: [], broken: 0 };
    }
    case "gb18030":
      return decodeGb18030(bytes);
    case "big5":
      return decodeBig5(bytes);
    default:
      return decodeUtf16(bytes, encoding);
  }
}

/**
 * Whether so many broken sequences are too many.
 *
 * @param length of the text in UTF-16 units
 */
export function isTooBroken(broken: number, length: number): boolean {
  return broken > Math.max(length * BROKEN_SHARE, Math.min(BROKEN_ALWAYS, length / 4));
}

function finish(
  { text, repairs, broken }: Reading,
  encoding: Encoding,
  { bom, evidence }: { readonly bom: boolean; readonly evidence: string },
): Decoded {
  if (isTooBroken(broken, text.length)) {
    throw new CleanError("too-many-broken-bytes", { broken, characters: text.length, encoding });
  }
  refuseControls(text);
  return { text, source: { encoding, bom, repairs }, broken, evidence };
}

/** @throws CleanError `binary` for a text that begins like none */
export function refuseControls(text: string): void {
  if (hasManyControls(text.slice(0, CONTROL_WINDOW))) throw new CleanError("binary", { kind: "control-characters" });
}

/** A zero at all, and many of what neither ends a line nor moves the cursor nor begins an escape sequence. */
function hasManyControls(text: string): boolean {
  const controls = text.match(/[\0-\x08\x0e-\x19\x1c-\x1f\x7f\ufffe\uffff]/g);
  return controls !== null && (controls.length > text.length * CONTROL_SHARE || controls.includes("\0"));
}
