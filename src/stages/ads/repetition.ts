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
  return text.view("passages", (value) => new PassagesOfText(value)).copies(start, end);
}

/** So many passages are looked for one by one; for more of them, all are counted. */
const FEW = 32;

/** The passages of a text as `scanPassages` gives them. */
class PassagesOfText {
  #keys = new Float64Array(512);
  #starts = new Int32Array(512);
  #ends = new Int32Array(512);
  #count = 0;
  #asked = 0;
  #counts: Map<number, number> | undefined;

  constructor(text: string) {
    scanPassages(text, (key, start, end) => {
      if (this.#count === this.#keys.length) this.#grow();
      this.#keys[this.#count] = key;
      this.#starts[this.#count] = start;
      this.#ends[this.#count++] = end;
    });
  }

  /** How often that passage between two places stands in the text that does so most often and is more than half of it. */
  copies(start: number, end: number): number {
    const starts = this.#starts;
    let most = 1;
    for (let i = firstIndex(this.#count, (at) => starts[at]! >= start); i < this.#count && starts[i]! < end; i++) {
      const to = this.#ends[i]!;
      if (to <= end && (to - starts[i]!) * 2 > end - start) most = Math.max(most, this.#times(this.#keys[i]!));
    }
    return most;
  }

  #times(key: number): number {
    if (this.#counts === undefined && ++this.#asked > FEW) this.#counts = this.#counted();
    if (this.#counts !== undefined) return this.#counts.get(key)!;
    let times = 0;
    for (let i = 0; i < this.#count; i++) if (this.#keys[i] === key) times++;
    return times;
  }

  #counted(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const key of this.#keys.subarray(0, this.#count)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  }

  #grow(): void {
    const [keys, starts, ends] = [this.#keys, this.#starts, this.#ends];
    this.#keys = new Float64Array(keys.length * 2);
    this.#starts = new Int32Array(starts.length * 2);
    this.#ends = new Int32Array(ends.length * 2);
    this.#keys.set(keys);
    this.#starts.set(starts);
    this.#ends.set(ends);
  }
}
