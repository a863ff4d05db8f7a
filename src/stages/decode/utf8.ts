import { toBase64 } from "./base64.js";
import type { Reading, Repair } from "./source-encoding.js";

/** Reads valid UTF-8; `undefined` if it is not. A byte order mark is a character like others. */
export type Utf8Reader = (bytes: Uint8Array) => string | undefined;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The reader that runs everywhere. Node has a faster one: `isUtf8` and `transcode` of `node:buffer`. */
export const decodeUtf8: Utf8Reader = (bytes) => {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Reads UTF-8 with broken sequences: each becomes one U+FFFD, as the Encoding Standard has it (the longest start of a
 * character that cannot go on), and a repair.
 */
export function repairUtf8(bytes: Uint8Array): Reading {
  const pieces: string[] = [];
  const repairs: Repair[] = [];
  let length = 0;
  let good = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at);
    if (size > 0) {
      at += size;
      continue;
    }
    const text = lenient.decode(bytes.subarray(good, at));
    pieces.push(text, "\ufffd");
    length += text.length;
    repairs.push({ start: length, end: length + 1, bytes: toBase64(bytes.subarray(at, at - size)) });
    length++;
    at -= size;
    good = at;
  }
  pieces.push(lenient.decode(bytes.subarray(good)));
  return { text: pieces.join(""), repairs, broken: repairs.length };
}

/** The length of the character at a place, or minus the length of the broken sequence there. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const needed = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  for (let i = 1; i <= needed; i++) {
    const byte = bytes[at + i] ?? 0;
    const low = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return -i;
  }
  return needed + 1;
}
