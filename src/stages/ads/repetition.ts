import { firstIndex } from "../../core/binary-search.js";
import { fingerprintOf, MIN_REACH } from "../../core/count-table.js";
import type { Range } from "../../core/edit.js";
import type { CorpusCounts } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import { enlarged, scanPassages } from "./scan-passages.js";

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

/** Numbers that stand for one passage: its key, its start, its end. */
const STRIDE = 3;

/** The passages of a text as `scanPassages` gives them. */
class PassagesOfText {
  #numbers: Float64Array;
  #length = 0;
  #asked = 0;
  #counts: Map<number, number> | undefined;

  constructor(text: string) {
    this.#numbers = new Float64Array(Math.min(512, 16 + (text.length >> 4)) * STRIDE);
    scanPassages(text, (key, start, end) => {
      if (this.#length === this.#numbers.length) this.#numbers = enlarged(this.#numbers);
      this.#numbers[this.#length++] = key;
      this.#numbers[this.#length++] = start;
      this.#numbers[this.#length++] = end;
    });
  }

  /** How often that passage between two places stands in the text that does so most often and is more than half of it. */
  copies(start: number, end: number): number {
    const numbers = this.#numbers;
    const first = firstIndex(this.#length / STRIDE, (index) => numbers[index * STRIDE + 1]! >= start);
    let most = 1;
    for (let i = first * STRIDE; i < this.#length && numbers[i + 1]! < end; i += STRIDE) {
      const [from, to] = [numbers[i + 1]!, numbers[i + 2]!];
      if (to <= end && (to - from) * 2 > end - start) most = Math.max(most, this.#times(numbers[i]!));
    }
    return most;
  }

  #times(key: number): number {
    if (this.#counts === undefined && ++this.#asked > FEW) this.#counts = this.#counted();
    if (this.#counts !== undefined) return this.#counts.get(key)!;
    let times = 0;
    for (let i = 0; i < this.#length; i += STRIDE) if (this.#numbers[i] === key) times++;
    return times;
  }

  #counted(): Map<number, number> {
    const counts = new Map<number, number>();
    for (let i = 0; i < this.#length; i += STRIDE) {
      const key = this.#numbers[i]!;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}
