import { firstIndex } from "../../core/binary-search.js";
import { fingerprintOf, MIN_REACH } from "../../core/count-table.js";
import type { Range } from "../../core/edit.js";
import type { CorpusCounts } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { scanPassages } from "./scan-passages.js";

/** How far the parts of a passage reach in the folder. */
export interface FolderRepetition {
  /** In how many documents of the folder its repeated parts stand, and the share of it (0 to 1) that they make. */
  readonly reach: number;
  readonly share: number;
}

/** How far the parts of some lines of a text reach in the folder. */
export function repetitionInFolder({ value }: Text, { start, end }: Range, corpus: CorpusCounts): FolderRepetition {
  const length = end - start;
  let reach = 0;
  let repeated = 0;
  scanPassages(value.slice(start, end), (key, from, to) => {
    const documents = corpus.documentsWith(fingerprintOf(key));
    if (documents < MIN_REACH) return;
    reach = Math.max(reach, documents);
    repeated = to - from === length ? length : Math.min(length, repeated + to - from);
  });
  return { reach, share: repeated / Math.max(1, length) };
}

/** How often the larger part of a passage stands in its text. */
export function copiesInText(text: Text, { start, end }: Range): number {
  const { keys, starts, ends, copies } = text.view("passage-keys", passageKeys);
  let most = 1;
  for (let i = firstIndex(starts.length, (at) => starts[at]! >= start); i < keys.length && starts[i]! < end; i++) {
    if (ends[i]! <= end && (ends[i]! - starts[i]!) * 2 > end - start) most = Math.max(most, copies.get(keys[i]!)!);
  }
  return most;
}

/** The passages of a text as `scanPassages` gives them, and how often each stands in it. */
function passageKeys(text: string) {
  const keys: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copies = new Map<number, number>();
  scanPassages(text, (key, start, end) => {
    keys.push(key);
    starts.push(start);
    ends.push(end);
    copies.set(key, (copies.get(key) ?? 0) + 1);
  });
  return { keys, starts, ends, copies };
}
