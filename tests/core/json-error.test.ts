import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonError } from "../../src/core/json-error.js";

test.each([
  ["", 0],
  [" [", 2],
  ["[1,]", 3],
  ['{"a" 1}', 5],
  ['{"a": }', 6],
  ['{"a":1,}', 7],
  ["[1] 2", 4],
  ["{1:2}", 1],
  ["[}", 1],
  ['["a\nb"]', 1],
  ["[01]", 2],
  ["[nul]", 1],
])("%j stops being JSON at %i", (text, at) => expect(findJsonError(text)).toBe(at));

test("says what JSON.parse says", () => {
  const parts = fc.constantFrom(
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    '"a"',
    "1",
    "-0.5e3",
    "true",
    "null",
    " ",
    "\n",
    "x",
    '"\\u00e9"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(parts, { maxLength: 12 }).map((found) => found.join("")),
        fc.json(),
      ),
      (text) => {
        expect(findJsonError(text) === undefined).toBe(parses(text));
      },
    ),
    { numRuns: 1000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
