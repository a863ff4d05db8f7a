import {
  type DocumentRecord,
  type DocumentStatus,
  groupEdits,
  type LocatedFinding,
  stageSummaries,
} from "../core/document.js";
import { CleanError } from "../core/errors.js";
import { type Directive, findIgnored, type IgnoredRange, throughOrigins } from "../core/ignored.js";
import { lineNumbers, locateFindings } from "../core/locate.js";
import type { CorpusCounts, Format } from "../core/stage.js";
import type { Cleaner } from "./cleaner.js";
import type { ExtractOptions } from "./extract/extract.js";
import { type Platform, type ReadDocument, readDocument } from "./read-document.js";

/** One document before it is cleaned. */
export interface DocumentInput {
  readonly path: string;
  readonly name: string;
  readonly output: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** What `readDocument` made of the bytes, where that was asked before. */
  readonly read?: ReadDocument;
}

/** What cleaning a document needs beside it; the same for all documents of a run. */
export interface DocumentTools extends Platform {
  readonly cleaner: Cleaner;
  readonly extract: ExtractOptions;
  /** How often passages are repeated across the folder. */
  readonly corpus?: CorpusCounts;
}

/** One document after it was cleaned. */
export interface CleanedDocument {
  readonly record: DocumentRecord;
  /** What is to be written; undefined when the document was refused or would lose too much. */
  readonly clean?: Uint8Array;
  /** The source text, for reports that show it. */
  readonly source?: string;
  /** The lines of comments that switch rules off and kept none from anything. */
  readonly unusedDirectives?: readonly number[];
}

const ENCODER = new TextEncoder();

/**
 * Takes one document the whole way: bytes → text → main text → edits → clean text, with the record of it all. What is
 * wrong with the document becomes part of the record; nothing is thrown for it.
 */
export async function cleanDocument(input: DocumentInput, tools: DocumentTools): Promise<CleanedDocument> {
  try {
    return await clean(input, tools);
  } catch (error) {
    return { record: refusedRecord(input, error) };
  }
}

/** The record of a document that could not be cleaned. */
export function refusedRecord(input: Omit<DocumentInput, "bytes" | "read">, error: unknown): DocumentRecord {
  const known = error instanceof CleanError ? error : new CleanError("internal", { problem: String(error) });
  return { ...emptyRecord(input), status: "refused", error: { code: known.code, args: known.args } };
}

async function clean(input: DocumentInput, tools: DocumentTools): Promise<CleanedDocument> {
  const { cleaner, extract, corpus } = tools;
  const document = input.read ?? (await readDocument(input.bytes, input.format, extract, tools));
  const { text, source, cuts, notes, original } = document;
  const encoded = encoder(input, document, tools);
  const seen = original?.value ?? text;
  const ignored = findIgnored(seen);
  const inText = original === undefined ? ignored : throughOrigins(ignored, original.origins, text.length);
  const { path, output, name, format } = input;
  const context = corpus === undefined ? { name, format } : { name, format, corpus };
  const result = cleaner.run(text, context, (value) => `sha256:${encoded(value).sha256}`, inText);
  const common = {
    path,
    output,
    name,
    format,
    edits: groupEdits(text, result.edits),
    findings: locateFindings(text, result.findings, original).map((finding) => withReason(finding, input.path)),
    stages: stageSummaries(result),
    cuts,
    notes,
    source,
    text: { sha256: encoded(text).sha256, length: text.length },
  };
  const shared = { source: text, unusedDirectives: linesOfUnused(seen, ignored, result.usedDirectives) };
  if (result.overRemoval !== undefined) {
    const { share, limit } = result.overRemoval;
    const args = { share: Math.round(share * 100), limit: Math.round(limit * 100) };
    const outcome = { status: "over-removal", error: { code: "over-removal", args } } as const;
    return { record: Object.assign(common, outcome), ...shared };
  }
  const { sha256, bytes } = encoded(result.text);
  const status: DocumentStatus = sha256 === source.sha256 ? "unchanged" : "changed";
  const record = Object.assign(common, { status, clean: { sha256, bytes: bytes.length } });
  return { record, clean: bytes, ...shared };
}

/** A text as UTF-8, with its hash. */
interface Encoded {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Encodes and hashes the texts of one document. The source text of a file that is plain UTF-8 is the file; else the
 * source and the text asked for last are kept, since a stage's result is the next one's base and the last is written.
 */
function encoder(input: DocumentInput, { text, source, original }: ReadDocument, tools: DocumentTools) {
  const { hash, encodeUtf8 = (value: string) => ENCODER.encode(value) } = tools;
  const encode = (value: string): Encoded => {
    const bytes = encodeUtf8(value);
    return { bytes, sha256: hash(bytes) };
  };
  const isItself = source.encoding === "utf-8" && !source.bom && source.broken === 0 && original === undefined;
  let first: Encoded | undefined = isItself ? { bytes: input.bytes, sha256: source.sha256 } : undefined;
  let last: { readonly text: string; readonly encoded: Encoded } | undefined;
  return (value: string): Encoded => {
    if (value === text) {
      first ??= encode(text);
      return first;
    }
    if (last?.text !== value) last = { text: value, encoded: encode(value) };
    return last.encoded;
  };
}

function linesOfUnused(seen: string, ignored: readonly IgnoredRange[], used: ReadonlySet<Directive>): number[] {
  const unused = ignored.flatMap(({ directive }) => (used.has(directive) ? [] : [directive.start]));
  if (unused.length === 0) return [];
  const line = lineNumbers(seen);
  return unused.map(line);
}

/** A suppression whose author gave no reason has the file as its reason. */
export function withReason(finding: LocatedFinding, path: string): LocatedFinding {
  const { suppressed } = finding;
  return suppressed?.reason === "" ? { ...finding, suppressed: { ...suppressed, reason: path } } : finding;
}

/** The fields of a record of which nothing is known yet. */
export function emptyRecord({ path, name, output, format }: Omit<DocumentInput, "bytes" | "read">) {
  return { path, output, name, format, edits: [], findings: [], stages: [], cuts: [], notes: [] };
}
