/**
 * Calls back for every match, in order. `matchAll` copies the expression at each call, which costs more than the search
 * itself on a line of text; this one uses the expression as it is.
 *
 * @param expression with the `g` flag; not one that the callback uses, too
 */
export function eachMatch(expression: RegExp, text: string, found: (match: RegExpExecArray) => void): void {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    found(match);
    if (match[0] === "") expression.lastIndex += 1;
  }
}
