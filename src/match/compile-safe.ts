import { RE2JS } from "re2js";
import type { PatternCompiler } from "./pattern.js";

/**
 * RE2's engine in JavaScript: linear in the text whatever the pattern, and some fifty times slower than the native one.
 * For patterns of users' packs. Look-arounds and back references do not exist in it.
 *
 * @throws RE2JSSyntaxException
 */
export const compileSafe: PatternCompiler = (source) => {
  const expression = RE2JS.compile(source.replaceAll(/\\p\{(?:Script|sc)=(\w+)\}/g, "\\p{$1}"));
  const names = Object.keys(expression.namedGroups());
  return {
    matchAll(text) {
      const matches = [];
      const matcher = expression.matcher(text);
      while (matcher.find()) {
        const start = matcher.start();
        const end = matcher.end();
        if (end === start) continue;
        const groups = Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined]));
        matches.push({ start, end, groups });
      }
      return matches;
    },
  };
};
