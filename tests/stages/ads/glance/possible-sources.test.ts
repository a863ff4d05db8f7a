import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf, hasEvidence, speaksForAd } from "../../../../src/stages/ads/features.js";
import { SOURCES } from "../../../../src/stages/ads/glance/sources.js";
import { NOWHERE } from "../../../../src/stages/ads/surroundings.js";
import { matching } from "../../../match/matching.js";
import { anyLine, LINES } from "./texts.js";

/** With every pattern run, whatever literals it asks for. */
const speaksPlainly = (raw: string) => hasEvidence(featuresOf(raw, NOWHERE));

test("patterns left out for want of their literals would not have matched, in the project's lines and parts of them", () => {
  const parts = LINES.flatMap((line) => [line, line.slice(line.length >> 1), line.slice(0, line.length >> 1)]);
  expect(parts.filter((part) => speaksForAd(part) !== speaksPlainly(part))).toEqual([]);
  expect(parts.some(speaksForAd) && !parts.every(speaksForAd)).toBe(true);
});

test("… and in texts made from the patterns of the sources", () => {
  const texts = fc
    .tuple(
      anyLine,
      fc.constantFrom(...SOURCES).chain(({ pattern }) => matching(pattern)),
      anyLine,
    )
    .chain(([before, match, after]) => fc.constantFrom(match, `${before}${match}`, `${match}${after}`));
  fc.assert(
    fc.property(texts, (text) => {
      expect(speaksForAd(text)).toBe(speaksPlainly(text));
    }),
    { numRuns: 1000 },
  );
});

test("… and in lines made to deceive", () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      expect(speaksForAd(line)).toBe(speaksPlainly(line));
    }),
    { numRuns: 400 },
  );
});
