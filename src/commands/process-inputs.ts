import type { DocumentRecord } from "../core/document.js";
import type { Input } from "../io/discover.js";
import { orderedMap } from "../io/ordered-map.js";
import { readWhole } from "../io/read-whole.js";
import { type CleanedDocument, cleanDocument, type DocumentTools, refusedRecord } from "../stages/clean-document.js";

/** How many files are open at once beside those being worked on: reading one hides behind cleaning another. */
export const READ_AHEAD = 4;

/**
 * Cleans all inputs and gives their documents in order of their outputs, refused ones too; what cannot be read becomes a
 * refused record and the others go on.
 *
 * @param finish called with each document before it is given, for writing; what it throws makes the document refused
 */
export async function* processInputs(
  inputs: readonly Input[],
  jobs: number,
  toolsFor: (input: Input) => Promise<DocumentTools>,
  finish: (document: CleanedDocument) => void | Promise<void>,
  stopped: () => boolean,
): AsyncGenerator<CleanedDocument> {
  const one = async (input: Input): Promise<CleanedDocument> => {
    try {
      if (input.problem !== undefined) throw input.problem;
      const bytes = await readWhole(input.path);
      const document = await cleanDocument({ ...input, bytes }, await toolsFor(input));
      await finish(document);
      return document;
    } catch (error) {
      return { record: refusedRecord(input, error) };
    }
  };
  yield* orderedMap(inputs, jobs + READ_AHEAD, one, stopped);
}

/** Counts what a run did, for the summary and the exit code. */
export interface Totals {
  files: number;
  changed: number;
  unchanged: number;
  refused: number;
  adLines: number;
  markers: number;
  restorations: number;
  suggestions: number;
}

export function noTotals(): Totals {
  return { files: 0, changed: 0, unchanged: 0, refused: 0, adLines: 0, markers: 0, restorations: 0, suggestions: 0 };
}

/** Adds a document to the totals. */
export function count(totals: Totals, record: DocumentRecord): void {
  totals.files += 1;
  if (record.status === "changed") totals.changed += 1;
  else if (record.status === "unchanged") totals.unchanged += 1;
  else totals.refused += 1;
  for (const { stage, band, found, suppressed } of record.findings) {
    if (suppressed !== undefined) continue;
    if (band === "reported") totals.suggestions += 1;
    else if (stage === "ads") totals.adLines += found.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").length;
    else if (stage === "markers") totals.markers += 1;
    else if (stage === "restore") totals.restorations += 1;
  }
}
