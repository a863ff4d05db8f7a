import { moved, type Range } from "../../core/edit.js";
import type { CorpusCounts } from "../../core/stage.js";
import type { Features } from "./features.js";
import type { Passage } from "./passages.js";

/**
 * What is known of lines and passages from texts before, in rounds over the same document and in others: the promos of a
 * site stand in all that it reposts. All of it follows from the texts it is kept by, and from the counts of the folder, so
 * that it holds wherever these stand.
 */
export interface Memory {
  /** By the passage with all that its features follow from. */
  readonly features: Kept<KnownFeatures>;
  /** By the line, as if it began at 0. */
  readonly parts: Kept<readonly Passage[]>;
  readonly attention: Kept<readonly Range[]>;
  /** Whether anything in a text speaks for an ad. */
  readonly speaks: Kept<boolean>;
}

export interface KnownFeatures {
  readonly features: Features;
  /** Whether the counts of the folder were asked for them. */
  readonly areAsked: boolean;
}

/** The memory for texts of a folder with these counts, or of none. */
export type MemoryFor = (corpus: CorpusCounts | undefined) => Memory;

/** Makes the memory of a stage. What was kept for other counts is forgotten. */
export function openMemory(): MemoryFor {
  let last: { readonly corpus: CorpusCounts | undefined; readonly memory: Memory } | undefined;
  return (corpus) => {
    if (last === undefined || last.corpus !== corpus) last = { corpus, memory: newMemory() };
    return last.memory;
  };
}

export function newMemory(): Memory {
  return { features: new Kept(), parts: new Kept(), attention: new Kept(), speaks: new Kept() };
}

/** UTF-16 units of the keys in each half, what they lead to counted in: some megabytes in every thread. */
const HALF = 1 << 19;
/** What an entry takes beside its key, in the same measure. */
const ENTRY = 512;

/** What was made by texts. When as much was added as one half holds, what was not asked for since then is forgotten. */
export class Kept<T> {
  #recent = new Map<string, T>();
  #earlier = new Map<string, T>();
  #size = 0;

  /** What was kept by a key, or else what is made now. */
  recall(key: string, make: () => T): T {
    let known = this.#recent.get(key);
    if (known === undefined) {
      known = this.#earlier.get(key) ?? make();
      if (this.#size > HALF) {
        this.#earlier = this.#recent;
        this.#recent = new Map();
        this.#size = 0;
      }
      this.#recent.set(ownText(key), known);
      this.#size += key.length + ENTRY;
    }
    return known;
  }
}

/** The same text apart from the one that it is a piece of: V8 keeps all of that as long as the piece. */
function ownText(piece: string): string {
  return `${piece}\n`.slice(0, -1);
}

/** Ranges so much further on. */
export function shifted<T extends Range>(ranges: readonly T[], by: number): T[] {
  return ranges.map((range) => moved(range, by));
}
