import { scanPassages } from "../../stages/ads/scan-passages.js";
import { orderedMap } from "../ordered-map.js";
import { DistinctKeys } from "./distinct-keys.js";
import { type CountSource, createPassageCounter } from "./passage-counter.js";

export interface CountOptions {
  /** How many documents are read at once. */
  readonly concurrency: number;
  /** The folder for temporary files, should the counts not fit in memory. */
  readonly temporary: string;
  /** Passages held in memory; the default is 16 MB of them. */
  readonly held?: number;
  /** Called after each document. */
  readonly step?: () => void;
  readonly stopped?: () => boolean;
}

/**
 * Counts how many documents hold each passage. The result depends on the documents only, not on their order or on how
 * many are read at once.
 *
 * @param read the text of a document as the stages see it, or nothing for one that cannot be read, which is not counted
 */
export async function countFolder<T>(
  inputs: Iterable<T>,
  read: (input: T) => Promise<string | undefined>,
  options: CountOptions,
): Promise<CountSource> {
  const counter = createPassageCounter(options.temporary, options.held);
  for await (const text of orderedMap(inputs, options.concurrency, read, options.stopped)) {
    options.step?.();
    if (text !== undefined) counter.add(passageKeys(text));
  }
  return counter.finish();
}

const distinct = new DistinctKeys();

/** The numbers of a text's passages, each once; good until the next call. */
export function passageKeys(text: string): Float64Array {
  distinct.clear();
  scanPassages(text, (key) => distinct.add(key));
  return distinct.keys;
}
