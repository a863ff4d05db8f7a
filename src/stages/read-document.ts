import type { CutRecord, SourceBytes } from "../core/document.js";
import type { Reason } from "../core/edit.js";
import type { Origin } from "../core/locate.js";
import { type Format, isText } from "../core/stage.js";
import { brokenNote } from "./decode/broken-note.js";
import { decode } from "./decode/decode.js";
import type { Utf8Reader } from "./decode/utf8.js";
import { declaredCharset } from "./extract/declared-charset.js";
import type { ExtractOptions } from "./extract/extract.js";

/** What the place a program runs in does for it. Beside the hash there are ways that run everywhere. */
export interface Platform {
  /** SHA-256 in lower-case hex. */
  readonly hash: (bytes: Uint8Array) => string;
  readonly decodeUtf8?: Utf8Reader;
  /** Text as UTF-8; half a surrogate pair becomes U+FFFD. */
  readonly encodeUtf8?: (text: string) => Uint8Array;
}

/** The source text of a document and where it came from. */
export interface ReadDocument {
  readonly text: string;
  readonly source: SourceBytes;
  readonly cuts: readonly CutRecord[];
  readonly notes: readonly Reason[];
  /** For pages: the HTML that lines and columns refer to. */
  readonly original?: { readonly value: string; readonly origins: readonly Origin[] };
}

/**
 * Bytes → text: decodes, and for pages and office documents takes the main text out.
 *
 * @throws CleanError what `decode` and `extract` throw
 */
export async function readDocument(
  bytes: Uint8Array,
  format: Format,
  options: ExtractOptions,
  { hash, decodeUtf8 }: Platform,
): Promise<ReadDocument> {
  const sha256 = hash(bytes);
  const size = bytes.length;
  if (format === "docx" || format === "epub") {
    const { extractArchive } = await import("./extract/extract-archive.js");
    const { text, cuts, notes } = await extractArchive(bytes, format, options);
    return { text, cuts, notes, source: { sha256, bytes: size, encoding: format, bom: false, broken: 0, repairs: [] } };
  }
  const page = format === "mhtml" ? await unwrap(bytes) : { bytes, charset: undefined };
  const isPage = format === "html" || format === "mhtml";
  const declared = isPage ? (page.charset ?? declaredCharset(page.bytes.subarray(0, 4096))) : undefined;
  const { text, source, broken } = decode(page.bytes, {
    ...(declared !== undefined && { declared }),
    ...(decodeUtf8 && { decodeUtf8 }),
  });
  const { encoding, bom, repairs } = source;
  const sourceBytes = { sha256, bytes: size, encoding, bom, repairs, broken };
  if (isText({ format })) return { text, source: sourceBytes, cuts: [], notes: brokenNote(broken) };
  // The parser of pages is loaded when the first page comes: most folders hold none.
  const { extractPage } = await import("./extract/extract.js");
  const extracted = extractPage(text, options);
  const { cuts, origins } = extracted;
  const notes = [...brokenNote(broken), ...extracted.notes];
  return { text: extracted.text, source: sourceBytes, cuts, notes, original: { value: text, origins } };
}

async function unwrap(bytes: Uint8Array) {
  const { unwrapMhtml } = await import("./extract/unwrap-mhtml.js");
  return unwrapMhtml(bytes);
}
