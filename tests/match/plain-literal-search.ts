import type { LiteralHit } from "../../src/match/literal-search.js";

/**
 * The plain search for a list of literals, which the fast one is compared with: one pass over the text whatever their number (Aho and Corasick, 1975).
 * Empty literals are not allowed; equal ones each get their hits.
 */
export function buildPlainSearch(literals: readonly string[]): { findAll(text: string): LiteralHit[] } {
  const next: Map<number, number>[] = [new Map()];
  const ends: number[][] = [[]];
  literals.forEach((literal, id) => {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const unit = literal.charCodeAt(i);
      let target = next[state]!.get(unit);
      if (target === undefined) {
        target = next.push(new Map()) - 1;
        ends.push([]);
        next[state]!.set(unit, target);
      }
      state = target;
    }
    ends[state]!.push(id);
  });
  const fail = linkFailures(next, ends);
  return {
    findAll(text) {
      const hits: LiteralHit[] = [];
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        let target = next[state]!.get(unit);
        while (target === undefined && state !== 0) {
          state = fail[state]!;
          target = next[state]!.get(unit);
        }
        state = target ?? 0;
        for (const id of ends[state]!) hits.push({ id, start: i + 1 - literals[id]!.length, end: i + 1 });
      }
      return hits;
    },
  };
}

/** For each state the state of its longest proper suffix; the ends of that one hold for this one, too. */
function linkFailures(next: readonly Map<number, number>[], ends: number[][]): number[] {
  const fail = new Array<number>(next.length).fill(0);
  const queue = [...next[0]!.values()];
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at]!;
    for (const [unit, target] of next[state]!) {
      queue.push(target);
      let back = fail[state]!;
      while (back !== 0 && !next[back]!.has(unit)) back = fail[back]!;
      fail[target] = next[back]!.get(unit) ?? 0;
      ends[target] = [...ends[target]!, ...ends[fail[target]!]!].sort((a, b) => a - b);
    }
  }
  return fail;
}
