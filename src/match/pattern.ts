import { eachMatch } from "../core/each-match.js";

/** Where a pattern matched, and its named groups. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** A compiled pattern. Offsets are UTF-16 offsets of the text it is given. */
export interface Pattern {
  /** All matches in order, without overlap; empty matches are left out. */
  matchAll(text: string): PatternMatch[];
}

/** Compiles the source of a pattern, in the syntax of JavaScript's regular expressions with the `u` flag. */
export type PatternCompiler = (source: string) => Pattern;

/**
 * The engine of JavaScript: fast, and able to take exponential time on a bad pattern. For bundled patterns only, each
 * of which a test proves linear.
 *
 * @throws SyntaxError
 */
export const compileTrusted: PatternCompiler = (source) => {
  const expression = new RegExp(source, "gu");
  return {
    matchAll(text) {
      const matches: PatternMatch[] = [];
      eachMatch(expression, text, ({ 0: found, index: start, groups = {} }) => {
        if (found !== "") matches.push({ start, end: start + found.length, groups });
      });
      return matches;
    },
  };
};
