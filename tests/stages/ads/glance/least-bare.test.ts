import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { featuresOf } from "../../../../src/stages/ads/features.js";
import { leastBare } from "../../../../src/stages/ads/glance/least-bare.js";
import { SOURCES } from "../../../../src/stages/ads/glance/sources.js";
import { BARE, PARAGRAPH } from "../../../../src/stages/ads/prose-shape.js";
import { NOWHERE } from "../../../../src/stages/ads/surroundings.js";
import { matching } from "../../../match/matching.js";
import { anyLine } from "./texts.js";

const paragraph = "山风从谷口吹进来，院子里的梨树开满了白花。".repeat(4);

test.each([
  ["nothing of a line", "", 0],
  ["a paragraph", paragraph, 76],
  ["a promo", "扫码关注公众号，免费领取全套资料", 0],
  ["a paragraph with one, and what its evidence may reach", `${paragraph}扫码关注公众号，免费领取全套资料`, 46],
  ["what units do not tell of", `[网址](https://a.example/b)${paragraph}`, 0],
])("%s: %#", (_, line, expected) => {
  expect(leastBare(new Text(line), 0, false)).toBe(expected);
});

test("where the folder may repeat it, nothing is told of a terse line", () => {
  expect(leastBare(new Text(paragraph.slice(0, 100)), 0, true)).toBe(0);
  expect(leastBare(new Text(paragraph.slice(0, 100)), 0, false)).toBeGreaterThan(PARAGRAPH.limit);
  expect(leastBare(new Text(`${paragraph}${paragraph}`), 0, true)).toBe(152);
});

test("features tell of no less", () => {
  const telling = fc.constantFrom(...SOURCES).chain(({ pattern }) => matching(pattern));
  const piece = fc.oneof(anyLine, telling, fc.constantFrom(paragraph, paragraph.slice(0, 30), "。"));
  const lines = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("").replace(/[\r\n]/g, ""));
  fc.assert(
    fc.property(lines, (line) => {
      const least = leastBare(new Text(line), 0, false);
      const features = featuresOf(line, NOWHERE);
      for (const { limit, feature } of BARE) if (least >= limit) expect(features.has(feature)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
