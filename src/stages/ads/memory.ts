import { moved, type Range } from "../../core/edit.js";
import type { Features } from "./features.js";
import type { Passage } from "./passages.js";

/**
 * What is known of the lines and passages of a document from earlier rounds over it. All of it follows from the texts it
 * is kept by, so that it holds wherever they stand.
 */
export interface Memory {
  /** By the passage with all that its features follow from. */
  readonly features: Map<string, Features>;
  /** By the line, as if it began at 0. */
  readonly parts: Map<string, readonly Passage[]>;
  readonly attention: Map<string, readonly Range[]>;
}

export function newMemory(): Memory {
  return { features: new Map(), parts: new Map(), attention: new Map() };
}

/** What was kept by a key, or else what is made now. */
export function recall<T>(kept: Map<string, T>, key: string, make: () => T): T {
  let known = kept.get(key);
  if (known === undefined) {
    known = make();
    kept.set(key, known);
  }
  return known;
}

/** Ranges so much further on. */
export function shifted<T extends Range>(ranges: readonly T[], by: number): T[] {
  return ranges.map((range) => moved(range, by));
}
