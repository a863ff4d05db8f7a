import fc from "fast-check";
import { expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { copiesInText } from "../../../src/stages/ads/repetition.js";
import { scanPassages } from "../../../src/stages/ads/scan-passages.js";

/** The plain way: all passages are counted. */
function plain(text: string, start: number, end: number): number {
  const all: { key: number; start: number; end: number }[] = [];
  scanPassages(text, (key, start, end) => all.push({ key, start, end }));
  const inside = all.filter((one) => one.start >= start && one.end <= end && (one.end - one.start) * 2 > end - start);
  return Math.max(1, ...inside.map(({ key }) => all.filter((other) => other.key === key).length));
}

const promo = "更多资料请关注公众号北窗";

test.each([
  [`${promo}。\n山风吹来。\n${promo}！`, 0, 13, 2],
  [`${promo}。\n山风吹来。`, 0, 13, 1],
  [`${promo}。\n山风从谷口吹进来，带着一点气味，${promo}`, 14, 42, 1],
  ["", 0, 0, 1],
])("%j from %d to %d: %d times", (text, start, end, expected) => {
  expect(copiesInText(new Text(text), { start, end })).toBe(expected);
  expect(plain(text, start, end)).toBe(expected);
});

test("whether few are asked for or many, in texts of few passages or many", () => {
  const clause = fc.constantFrom(promo, "山风从谷口吹进来", "带着一点松脂的气味", "他推开门", "每日更新全套课件");
  const lines = fc.array(
    fc.array(clause, { minLength: 1, maxLength: 4 }).map((all) => `${all.join("，")}。`),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 30 }), (all, times) => {
      const text = new Text(Array.from({ length: times }, () => all.join("\n")).join("\n"));
      for (const { start, end } of text.lines.slice(0, 40))
        expect(copiesInText(text, { start, end })).toBe(plain(text.value, start, end));
    }),
    { numRuns: 25 },
  );
});
