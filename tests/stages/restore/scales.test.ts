import { expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { bundledMasks } from "../../../src/packs/bundled.js";
import { indexBigrams } from "../../../src/stages/restore/bigram-index.js";
import { compileMasks, type Masks } from "../../../src/stages/restore/compile-masks.js";
import { decide } from "../../../src/stages/restore/decide.js";
import type { MaskData } from "../../../src/stages/restore/mask-data.js";
import type { Occurrence } from "../../../src/stages/restore/occurrence.js";
import { createScan } from "../../../src/stages/restore/scan.js";
import { surround } from "../../../src/stages/restore/surroundings.js";
import { createScales } from "../../../src/stages/restore/weigh.js";

const masks = compileMasks(bundledMasks as MaskData);
const NO_ANCHORS = indexBigrams([]);

/** The same masks with a lexicon that counts how often it is asked for the words at a place. */
function counting(): { readonly masks: Masks; readonly asked: () => number } {
  let count = 0;
  const { lexicon } = masks;
  const lengthsAt = (text: string, at: number) => {
    count++;
    return lexicon.lengthsAt(text, at);
  };
  return { masks: { ...masks, lexicon: { ...lexicon, lengthsAt } }, asked: () => count };
}

test.each(["D*Z*F*党*员*", "□员", "shu记", "D员", "党*员", "弓虽"])(
  "the words around a mask are read once, however often %s stands in a text",
  (piece) => {
    const steps = (times: number) => {
      const { masks: counted, asked } = counting();
      const text = new Text(piece.repeat(times));
      decide(text, createScan(counted, NO_ANCHORS)(text).occurrences, counted, createScales(counted), 0.4);
      return asked();
    };
    expect(steps(100)).toBeGreaterThan(0);
    expect(steps(2000)).toBe(steps(100));
  },
);

test("what was weighed before weighs the same", () => {
  const text = "全体D员和D员要走进ZF，学习shu记讲话，党*员和党*员、□员、D*员。".repeat(3);
  const found: readonly Occurrence[] = createScan(masks, NO_ANCHORS)(new Text(text)).occurrences;
  const weigh = createScales(masks);
  expect(found.length).toBeGreaterThan(20);
  found.forEach((occurrence, index) => {
    const around = surround(
      text,
      found,
      index,
      found.map(({ candidates }) => candidates[0]),
    );
    expect(weigh(occurrence, around)).toEqual(createScales(masks)(occurrence, around));
  });
});
