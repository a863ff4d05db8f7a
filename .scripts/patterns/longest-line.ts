import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { longestBy } from "./longest.js";

/** The most characters of a line that a pattern matches from its start to its end; undefined if it need not, or has no bound. */
export function longestLine(pattern: RegExp): number | undefined {
  const { alternatives } = new RegExpParser().parsePattern(pattern.source, undefined, undefined, { unicode: true });
  if (!alternatives.every(({ elements }) => isAssertion(elements[0], "start") && isAssertion(elements.at(-1), "end")))
    return undefined;
  const size = longest.ofAny(alternatives);
  return size <= LONGEST ? size : undefined;
}

/** Longer lines are few. */
const LONGEST = 500;

function isAssertion(element: AST.Element | undefined, kind: AST.Assertion["kind"]): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}

/** In characters. What a pattern looks for besides adds nothing. */
const longest = longestBy(({ type }) => {
  if (type === "Character" || type === "CharacterClass" || type === "CharacterSet") return 1;
  return type === "Assertion" ? 0 : Number.POSITIVE_INFINITY;
});
