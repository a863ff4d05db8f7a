import { expect, test } from "vitest";
import { unitsOfText } from "../../src/core/text-units.js";
import { isTooLong, plainAsks, startsAs } from "../../src/match/plain-lines.js";

const whole = (line: string) => ({ start: 0, end: line.length });

test.each([
  ["甲乙丙", 3, false],
  ["甲乙丙丁", 3, true],
  // A character of two units is one.
  ["𠮷乙丙", 3, false],
  ["𠮷𠮷𠮷", 3, false],
  ["𠮷乙丙丁", 3, true],
])("%s has more than %i characters: %s", (line, longest, expected) => {
  expect(isTooLong(plainAsks({ longest }), unitsOfText(line), whole(line))).toBe(expected);
});

test.each([
  ["关注", true],
  ["他说", false],
  ["【关注】", true],
  // As they fold.
  ["ＡＢ", true],
  ["開始", true],
  ["𠮷", true],
])("a line may begin as %s: %s", (line, expected) => {
  const asks = plainAsks({ first: "[关开]|[^\\p{Script=Han}]" });
  expect(startsAs(asks, unitsOfText(line), whole(line))).toBe(expected);
  expect(startsAs(asks, unitsOfText(line), whole(line))).toBe(expected);
});

test("where nothing is known of it, a line may be of any length and begin with anything", () => {
  const asks = plainAsks({});
  expect(isTooLong(asks, unitsOfText("长".repeat(9000)), { start: 0, end: 9000 })).toBe(false);
  expect(startsAs(asks, unitsOfText("他"), whole("他"))).toBe(true);
});
