import type { DocumentRecord } from "../core/document.js";
import type { Allowed } from "../io/config-schema.js";
import type { CleanedDocument } from "../stages/clean-document.js";

/** A document of a run, as what reports it and judges it sees it. */
export interface RunDocument extends Pick<CleanedDocument, "record" | "source" | "unusedDirectives"> {
  /** What the config allows, and of it the places of what stands in the document. */
  readonly allow?: readonly Allowed[];
  readonly usedPassages?: readonly number[];
}

/** Reads a record back from its line of the ledger. */
export function recordOf(line: Uint8Array, decodeUtf8: (bytes: Uint8Array) => string | undefined): DocumentRecord {
  const { v: _, ...record } = JSON.parse(decodeUtf8(line)!) as DocumentRecord & { v: number };
  return record;
}
