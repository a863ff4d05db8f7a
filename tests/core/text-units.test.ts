import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { textOfUnits, unitsOfText } from "../../src/core/text-units.js";

afterEach(() => vi.unstubAllGlobals());

const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 60, maxLength: 20_000 }));

test("units are those of the string, and lead back to it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const units = unitsOfText(text);
      expect(units).toEqual(Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
      expect(textOfUnits(units)).toBe(text);
      expect(textOfUnits(units.subarray(3))).toBe(text.slice(3));
    }),
  );
});

test("where there is no buffer of Node's they are the same", async () => {
  vi.stubGlobal("Buffer", undefined);
  vi.resetModules();
  const plain = await import("../../src/core/text-units.js");
  vi.unstubAllGlobals();
  expect(plain.textOfUnits).not.toBe(textOfUnits);
  fc.assert(
    fc.property(texts, (text) => {
      expect(plain.unitsOfText(text)).toEqual(unitsOfText(text));
      expect(plain.textOfUnits(unitsOfText(text))).toBe(text);
    }),
  );
});
