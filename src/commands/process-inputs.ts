import type { DocumentRecord } from "../core/document.js";
import type { Input } from "../io/discover.js";
import { orderedMap } from "../io/ordered-map.js";
import { readWhole } from "../io/read-whole.js";
import { addTotals, type Totals, totalsOf } from "../run/totals.js";
import { type CleanedDocument, cleanDocument, type DocumentTools, refusedRecord } from "../stages/clean-document.js";

/** How many files are open at once beside those being worked on: reading one hides behind cleaning another. */
export const READ_AHEAD = 4;

/**
 * Cleans all inputs and gives their documents in order of their outputs, refused ones too; what cannot be read becomes a
 * refused record and the others go on.
 *
 * @public for the parts of a planned run
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

/**
 * Adds a document to the totals.
 *
 * @public for the parts of a planned run
 */
export function count(totals: Totals, record: DocumentRecord): void {
  addTotals(totals, totalsOf(record));
}

/** @public for the parts of a planned run */
export { noTotals } from "../run/totals.js";
