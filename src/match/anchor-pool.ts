import { FOLD_KINDS } from "../core/fold.js";
import type { Text } from "../core/text.js";
import type { LiteralHit, LiteralSearch } from "./literal-search.js";
import { buildLiteralSearch } from "./literal-search.js";

/** The anchors of one set of rules or words within a pool. */
export interface AnchorGroup {
  /** The hits of these anchors in the folded view of a text; `id` is the index in the group. */
  findAll(text: Text): readonly LiteralHit[];
}

const NONE: readonly LiteralHit[] = [];

/**
 * Anchors of several sets that are looked for together: however many sets ask, the folded view of a text is searched
 * once for all of them. The search is built when it is first asked for.
 */
export class AnchorPool {
  readonly #literals: string[] = [];
  /** For each literal its group, and its index there. */
  readonly #groups: number[] = [];
  readonly #ids: number[] = [];
  #count = 0;
  #search: LiteralSearch | undefined;

  /** Adds a group of anchors, folded by all kinds; see `foldAnchor`. */
  add(anchors: readonly string[]): AnchorGroup {
    const group = this.#count++;
    anchors.forEach((anchor, id) => {
      this.#literals.push(anchor);
      this.#groups.push(group);
      this.#ids.push(id);
    });
    this.#search = undefined;
    return { findAll: (text) => this.#hits(text)[group] ?? NONE };
  }

  /** The hits of all groups, by group; made once for a text. */
  #hits(text: Text): readonly (readonly LiteralHit[])[] {
    this.#search ??= buildLiteralSearch(this.#literals);
    const search = this.#search;
    return text.view(search, () => this.#split(search.findAll(text.folded(FOLD_KINDS).units)));
  }

  #split(hits: readonly LiteralHit[]): LiteralHit[][] {
    const byGroup: LiteralHit[][] = [];
    for (const { id, start, end } of hits) {
      const group = this.#groups[id]!;
      byGroup[group] ??= [];
      byGroup[group].push({ id: this.#ids[id]!, start, end });
    }
    return byGroup;
  }
}
