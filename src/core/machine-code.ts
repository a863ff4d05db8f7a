/**
 * From so many units of a text on, V8 compiles a pattern to machine code for its first run already
 * (`kTierUpForSubjectLengthValue` in its `js-regexp.h`). Otherwise it makes bytecode for the first run and machine code for
 * the second, and bytecode is what takes longest: of a class such as `\p{L}` five times as long.
 */
const LONG = 1000;

/** Few patterns find the beginning of a match in it; of units that Latin-1 lacks, since for those patterns are compiled apart. */
const TEXT = "㐀".repeat(LONG);

const known = new WeakSet<RegExp>();

/**
 * Sees to it that a pattern, before it is first run on Chinese text, is compiled to machine code. To be called each time;
 * `lastIndex` is 0 afterwards if it is the first.
 */
export function compileOnce(expression: RegExp): void {
  if (known.has(expression)) return;
  known.add(expression);
  expression.lastIndex = 0;
  expression.exec(TEXT);
  expression.lastIndex = 0;
}
