import type { AST } from "@eslint-community/regexpp";

/** How much of a text parts of a pattern match at most; Infinity if there is no bound. */
export interface Longest {
  /** Any of some alternatives. */
  ofAny(alternatives: readonly AST.Alternative[]): number;
  /** Elements in a row. */
  ofRow(elements: readonly AST.Element[]): number;
}

/** @param counts for how much a character, a class or an assertion counts */
export function longestBy(counts: (element: AST.Element) => number): Longest {
  const ofAny = (alternatives: readonly AST.Alternative[]) =>
    Math.max(...alternatives.map(({ elements }) => ofRow(elements)));
  const ofRow = (elements: readonly AST.Element[]) => elements.reduce((sum, element) => sum + sizeOf(element), 0);
  const sizeOf = (element: AST.Element): number => {
    if (element.type === "Group" || element.type === "CapturingGroup") return ofAny(element.alternatives);
    if (element.type !== "Quantifier") return counts(element);
    const size = sizeOf(element.element);
    return size === 0 ? 0 : element.max * size;
  };
  return { ofAny, ofRow };
}
