import { expect, test } from "vitest";
import { createPassageCounter, sharedParts } from "../../../src/io/counts/passage-counter.js";

test("parts on shared memory are the same parts, with no room behind the passages", () => {
  const counter = createPassageCounter("unused", 100);
  counter.add([5, 3]);
  counter.add([5]);
  const parts = counter.parts();
  const shared = sharedParts(parts);
  expect(shared).toEqual(parts);
  expect([...shared.rest]).toEqual([3, 5, 5]);
  expect(shared.rest.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(shared.rest.buffer.byteLength).toBe(24);
});
