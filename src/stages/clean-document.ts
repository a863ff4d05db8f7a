import { type DocumentRecord, groupEdits, type LocatedFinding, stageSummaries } from "../core/document.js";
import { CleanError } from "../core/errors.js";
import { findIgnored, throughOrigins } from "../core/ignored.js";
import { locateFindings } from "../core/locate.js";
import type { CorpusCounts, Format } from "../core/stage.js";
import type { Cleaner } from "./cleaner.js";
import type { ExtractOptions } from "./extract/extract.js";
import { type HashBytes, readDocument } from "./read-document.js";

/** One document before it is cleaned. */
export interface DocumentInput {
  readonly path: string;
  readonly name: string;
  readonly output: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
}

/** What cleaning a document needs beside it; the same for all documents of a run. */
export interface DocumentTools {
  readonly cleaner: Cleaner;
  readonly extract: ExtractOptions;
  readonly hash: HashBytes;
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
export function refusedRecord(input: Omit<DocumentInput, "bytes">, error: unknown): DocumentRecord {
  const known = error instanceof CleanError ? error : new CleanError("internal", { problem: String(error) });
  return { ...emptyRecord(input), status: "refused", error: { code: known.code, args: known.args } };
}

async function clean(input: DocumentInput, tools: DocumentTools): Promise<CleanedDocument> {
  const { cleaner, extract, hash, corpus } = tools;
  const { text, source, cuts, notes, original } = await readDocument(input.bytes, input.format, extract, hash);
  const hashText = (value: string) => `sha256:${hash(ENCODER.encode(value))}`;
  const ignored = findIgnored(original?.value ?? text);
  const inText = original === undefined ? ignored : throughOrigins(ignored, original.origins, text.length);
  const context = { name: input.name, format: input.format, ...(corpus && { corpus }) };
  const result = cleaner.run(text, context, hashText, inText);
  const unused = ignored.map(({ directive }) => directive).filter((directive) => !result.usedDirectives.has(directive));
  const unusedDirectives = unused.map(({ start }) => lineOf(original?.value ?? text, start));
  const common = {
    ...emptyRecord(input),
    source,
    text: { sha256: hash(ENCODER.encode(text)), length: text.length },
    edits: groupEdits(text, result.edits),
    findings: locateFindings(text, result.findings, original).map((finding) => withReason(finding, input.path)),
    stages: stageSummaries(result),
    cuts,
    notes,
  };
  if (result.overRemoval !== undefined) {
    const { share, limit } = result.overRemoval;
    const args = { share: Math.round(share * 100), limit: Math.round(limit * 100) };
    return {
      record: { ...common, status: "over-removal", error: { code: "over-removal", args } },
      source: text,
      unusedDirectives,
    };
  }
  const bytes = ENCODER.encode(result.text);
  const sha256 = hash(bytes);
  const status = sha256 === source.sha256 ? "unchanged" : "changed";
  return {
    record: { ...common, status, clean: { sha256, bytes: bytes.length } },
    clean: bytes,
    source: text,
    unusedDirectives,
  };
}

/** A suppression whose author gave no reason has the file as its reason. */
function withReason(finding: LocatedFinding, path: string): LocatedFinding {
  const { suppressed } = finding;
  return suppressed?.reason === "" ? { ...finding, suppressed: { ...suppressed, reason: path } } : finding;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function emptyRecord({ path, name, output, format }: Omit<DocumentInput, "bytes">) {
  return { path, output, name, format, edits: [], findings: [], stages: [], cuts: [], notes: [] };
}
