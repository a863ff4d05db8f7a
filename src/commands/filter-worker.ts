import { workerData } from "node:worker_threads";
import pc from "picocolors";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { LineBatch } from "../io/line-batches.js";
import type { Language } from "../messages/language.js";
import { type FilteredBatch, filterBatch, type RecordOptions } from "./filter-batch.js";
import { type CommonFlags, setUp } from "./options.js";

/** What a worker starts from: the flags of the command, of which it makes the same cleaner. */
export interface FilterWorkerStart {
  readonly flags: CommonFlags;
  readonly options: RecordOptions;
  readonly language: Language;
}

const start = workerData as FilterWorkerStart;
const silent = { language: start.language, colors: pc.createColors(false), out() {}, say() {} };
const setup = setUp(start.flags, silent);

/** Cleans the records of a batch. */
export default async function filter(batch: LineBatch): Promise<FilteredBatch> {
  const { cleaner } = await setup;
  const result = filterBatch(batch, start.options, cleaner);
  const { buffer, byteLength } = result.output;
  // What is small may lie in a buffer that others share.
  if (buffer !== batch.bytes.buffer && buffer.byteLength !== byteLength) return result;
  return move({ [valueSymbol]: result, [transferableSymbol]: [buffer] }) as unknown as FilteredBatch;
}
