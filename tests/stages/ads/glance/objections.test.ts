import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf } from "../../../../src/stages/ads/features.js";
import { makeObjections } from "../../../../src/stages/ads/glance/objections.js";
import { adModel } from "../../../../src/stages/ads/model.generated.js";
import { NOWHERE } from "../../../../src/stages/ads/surroundings.js";
import { viewOf, withoutTargets } from "../../../../src/stages/ads/view.js";
import { anyLine, LINES } from "./texts.js";

const objections = makeObjections(adModel);

/** What the features of a line take from its score, less those that its place, its ends and its addresses give. */
function taken(line: string): number {
  let sum = 0;
  for (const [name, value] of featuresOf(line, NOWHERE)) {
    if (!name.startsWith("against/") || /full-stop|cited-address/.test(name)) continue;
    sum += Math.min(0, adModel.weights[name] ?? 0) * value;
  }
  return sum;
}

test.each([
  ["记者从法院了解到，这个公众号以扫码领取资料为名骗取会员费。", -1],
  ["严禁以任何形式扫码加群、下载资料，违规者一律通报。", -1.5],
])("%s takes more than %d", (line, least) => {
  expect(objections(viewOf(line).tight)).toBeLessThan(least);
});

test("an ad takes nothing", () => {
  expect(objections(viewOf("扫码进群，每天更新").tight)).toBe(0);
});

test("objections are what the features of a line's own words take", () => {
  fc.assert(
    fc.property(fc.oneof(anyLine, fc.constantFrom(...LINES)), (line) => {
      expect(objections(viewOf(withoutTargets(line).trim()).tight)).toBeCloseTo(taken(line), 9);
    }),
    { numRuns: 1000 },
  );
});
