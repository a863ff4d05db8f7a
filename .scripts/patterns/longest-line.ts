import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** The most characters of a line that a pattern matches from its start to its end; undefined if it need not, or has no bound. */
export function longestLine(pattern: RegExp): number | undefined {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  if (!alternatives.every(({ elements }) => isAssertion(elements[0], "start") && isAssertion(elements.at(-1), "end")))
    return undefined;
  const longest = longestOf(alternatives);
  return longest <= LONGEST ? longest : undefined;
}

/** Longer lines are few. */
const LONGEST = 500;

function isAssertion(element: AST.Element | undefined, kind: AST.Assertion["kind"]): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}

function longestOf(alternatives: readonly AST.Alternative[]): number {
  return Math.max(...alternatives.map(({ elements }) => elements.reduce((sum, element) => sum + sizeOf(element), 0)));
}

function sizeOf(element: AST.Element): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return longestOf(element.alternatives);
    case "Quantifier": {
      const size = sizeOf(element.element);
      return size === 0 ? 0 : size * element.max;
    }
    case "Assertion":
      return 0;
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
