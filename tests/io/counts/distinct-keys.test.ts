import fc from "fast-check";
import { expect, test } from "vitest";
import { DistinctKeys } from "../../../src/io/counts/distinct-keys.js";

/** Keys that meet, too: many of few, and such as share their last bits. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 2 ** 16 - 1 }).map((high) => high * 2 ** 32),
);

test("distinct keys are those of a set, in the order in which they came, text for text", () => {
  const distinct = new DistinctKeys();
  fc.assert(
    fc.property(fc.array(fc.array(key, { maxLength: 1500 }), { maxLength: 4 }), (texts) => {
      for (const keys of texts) {
        distinct.clear();
        for (const one of keys) distinct.add(one);
        expect([...distinct.keys]).toEqual([...new Set(keys)]);
      }
    }),
  );
});

test("a long text and a short one behind it", () => {
  const distinct = new DistinctKeys();
  const keys = Array.from({ length: 100_000 }, (_, i) => ((i % 70_000) * 2654435761) % 2 ** 48);
  for (const one of keys) distinct.add(one);
  expect([...distinct.keys]).toEqual([...new Set(keys)]);
  distinct.clear();
  distinct.add(7);
  expect([...distinct.keys]).toEqual([7]);
});
