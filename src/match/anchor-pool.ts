import type { Text } from "../core/text.js";
import { type AnchoredLine, buildLineSearch, type LineSearch } from "./anchored-lines.js";

/** The anchors of one set of rules or words within a pool. */
export interface AnchorGroup {
  /** The indices in the group of a literal of a line of the pool; none if it is of other groups only. */
  indicesOf(literal: number): readonly number[];
}

const NONE: readonly number[] = [];

/**
 * Anchors of several sets that are looked for together: however many sets ask, a text is searched once for all of them.
 * The search is built when it is first asked for.
 */
export class AnchorPool {
  /** Many rules share an anchor: each stands here once, with its number. */
  readonly #literals = new Map<string, number>();
  #search: LineSearch | undefined;

  /** Adds a group of anchors, folded by all kinds; see `foldAnchor`. */
  add(anchors: readonly string[]): AnchorGroup {
    const indices: number[][] = [];
    anchors.forEach((anchor, index) => {
      const literal = this.#literals.get(anchor) ?? this.#literals.size;
      this.#literals.set(anchor, literal);
      indices[literal] ??= [];
      indices[literal].push(index);
    });
    this.#search = undefined;
    return { indicesOf: (literal) => indices[literal] ?? NONE };
  }

  /** The lines that hold any anchor in their folded view; found once for a text. */
  linesOf(text: Text): readonly AnchoredLine[] {
    this.#search ??= buildLineSearch([...this.#literals.keys()]);
    const search = this.#search;
    return text.view(search, () => search.find(text));
  }
}
