import { fromBase64 } from "./base64.js";
import { encodeBig5 } from "./big5.js";
import { encodeGb18030 } from "./gb18030.js";
import type { Encoding, SourceEncoding } from "./source-encoding.js";
import { byteOrderMark } from "./source-encoding.js";
import { encodeUtf16 } from "./utf16.js";

/**
 * Turns decoded text back into its file: `encode(decode(bytes).text, decode(bytes).source)` equals `bytes`.
 *
 * @throws CleanError `source-mismatch` for text that the encoding has no code for, which `decode` never makes
 */
export function encode(text: string, source: SourceEncoding): Uint8Array {
  const pieces: Uint8Array[] = [];
  if (source.bom) pieces.push(Uint8Array.from(byteOrderMark(source.encoding)));
  let at = 0;
  for (const { start, end, bytes } of source.repairs) {
    pieces.push(encodePlain(text.slice(at, start), source.encoding), fromBase64(bytes));
    at = end;
  }
  pieces.push(encodePlain(at === 0 ? text : text.slice(at), source.encoding));
  return join(pieces);
}

function encodePlain(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "gb18030":
      return encodeGb18030(text);
    case "big5":
      return encodeBig5(text);
    default:
      return encodeUtf16(text, encoding);
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
