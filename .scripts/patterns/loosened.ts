import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";

/**
 * A pattern without the assertions that a cut may make true: edges, and what must not stand beside. It matches wherever
 * the pattern matches in a part of a text, so that a text it does not match has no part that the pattern matches.
 */
export function loosened(pattern: RegExp): string {
  const pieces: string[] = [];
  let from = 0;
  const { source } = pattern;
  visitRegExpAST(new RegExpParser().parsePattern(source, undefined, undefined, { unicode: true }), {
    onAssertionEnter(assertion) {
      const { start, end } = assertion;
      if (start < from || isKeptByCuts(assertion)) return;
      pieces.push(source.slice(from, start));
      from = end;
    },
  });
  return pieces.join("") + source.slice(from);
}

/** Whether an assertion that holds in a part of a text holds in the text. */
function isKeptByCuts(assertion: AST.Assertion): boolean {
  let kept = true;
  visitRegExpAST(assertion, {
    onAssertionEnter(inner) {
      if (!("alternatives" in inner) || inner.negate) kept = false;
    },
  });
  return kept;
}
