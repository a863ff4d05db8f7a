import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsOfText } from "../../../../src/core/text-units.js";
import { featuresOf } from "../../../../src/stages/ads/features.js";
import { mayBeAddressed } from "../../../../src/stages/ads/glance/addressed.js";
import { NOWHERE } from "../../../../src/stages/ads/surroundings.js";
import { viewOf } from "../../../../src/stages/ads/view.js";
import { anyLine, LINES } from "./texts.js";

const isAddressed = (line: string) => featuresOf(line, NOWHERE).has("frame/addressed");
const mayBe = (line: string, from = 0) => {
  const units = unitsOfText(viewOf(line.trim()).tight);
  return mayBeAddressed(units, from, units.length);
};

test.each([
  ["请看正文", true],
  ["【重要】", false],
  ["——“亲，下单吧", true],
  ["老师们，请进", true],
  ["老师们都来了", false],
  ["加入我们", true],
  ["加上这一条", false],
  ["山风吹来，请进", false],
  ["2026年请进", false],
  ["", false],
])("%s: %s", (line, expected) => {
  expect(isAddressed(line)).toBe(expected);
  expect(mayBe(line)).toBe(expected);
});

test("from a position on", () => {
  expect(mayBe("山风吹来。请进", 5)).toBe(true);
  expect(mayBe("山风吹来。请进", 3)).toBe(false);
});

test("whatever has the feature may have it", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyLine,
        fc.constantFrom(...LINES),
        fc
          .tuple(fc.string({ unit: "grapheme", maxLength: 3 }), fc.constantFrom("请看", "登陆本站", "𠀀请", "⺀请"))
          .map((all) => all.join("")),
      ),
      (line) => {
        if (isAddressed(line)) expect(mayBe(line)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
