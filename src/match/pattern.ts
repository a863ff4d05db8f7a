import { eachMatch } from "../core/run-pattern.js";

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
 * of which a test proves linear. A pattern is compiled when it is first run, since most texts meet few of them; then
 * it throws a SyntaxError if it is none.
 */
export const compileTrusted: PatternCompiler = (source) => {
  let expression: RegExp | undefined;
  return {
    matchAll(text) {
      expression ??= new RegExp(source, "gu");
      const matches: PatternMatch[] = [];
      eachMatch(expression, text, ({ 0: found, index: start, groups = {} }) => {
        if (found !== "") matches.push({ start, end: start + found.length, groups });
      });
      return matches;
    },
  };
};
