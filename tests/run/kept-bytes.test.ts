import fc from "fast-check";
import { expect, test } from "vitest";
import { KeptBytes } from "../../src/run/kept-bytes.js";

const MIB = 1 << 20;
const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);

test("gives each file its bytes once, whatever they are and in any order", () => {
  const files = fc.uniqueArray(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 4096, size: "max" })), {
    selector: ([path]) => path,
    maxLength: 20,
  });
  fc.assert(
    fc.property(
      files.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const kept = new KeptBytes(MIB);
        for (const [path, content] of all) kept.add(path, content);
        for (const [path, content] of shuffled) {
          expect(kept.has(path)).toBe(true);
          expect(kept.take(path)).toEqual(content);
          expect(kept.has(path)).toBe(false);
          expect(kept.take(path)).toBeUndefined();
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("keeps no large file, and no more than there is room for", () => {
  const kept = new KeptBytes(2 * MIB + 5);
  kept.add("large", bytes(4097));
  expect(kept.has("large")).toBe(false);
  const names = Array.from({ length: 600 }, (_, i) => `${i}`);
  for (const [i, name] of names.entries()) kept.add(name, bytes(4096, i));
  const there = names.filter((name) => kept.has(name));
  // 255 and their lengths in each piece.
  expect(there).toEqual(names.slice(0, 510));
  for (const [i, name] of there.entries()) expect(kept.take(name)).toEqual(bytes(4096, i));
  // What was taken out makes no room again.
  kept.add("late", bytes(4000));
  expect(kept.has("late")).toBe(false);
});

test("of a file that is kept again the later bytes are kept, or none if they are too many", () => {
  const kept = new KeptBytes(MIB);
  kept.add("a", bytes(3, 1));
  kept.add("a", bytes(4, 2));
  expect(kept.take("a")).toEqual(bytes(4, 2));
  kept.add("b", bytes(3));
  kept.add("b", bytes(4097));
  expect(kept.has("b")).toBe(false);
});
