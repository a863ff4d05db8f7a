import { compileOnce } from "./machine-code.js";

/**
 * Calls back for every match, in order. `matchAll` copies the expression at each call, which costs more than the search
 * itself on a line of text; this one uses the expression as it is.
 *
 * @param expression with the `g` flag; not one that the callback uses, too
 */
export function eachMatch(expression: RegExp, text: string, found: (match: RegExpExecArray) => void): void {
  compileOnce(expression);
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    found(match);
    if (match[0] === "") expression.lastIndex += 1;
  }
}

/** How many matches there are, as `eachMatch` finds them. */
export function countMatches(expression: RegExp, text: string): number {
  let count = 0;
  eachMatch(expression, text, () => count++);
  return count;
}

/** Whether an expression matches anywhere in a text, whatever its `lastIndex`. */
export function occursIn(expression: RegExp, text: string): boolean {
  compileOnce(expression);
  return text.search(expression) >= 0;
}
