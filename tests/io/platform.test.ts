import fc from "fast-check";
import { expect, test } from "vitest";
import { nodePlatform } from "../../src/io/platform.js";
import { decodeUtf8 } from "../../src/stages/decode/utf8.js";

const { decodeUtf8: decode, encodeUtf8: encode } = nodePlatform;

test("Node's reader of UTF-8 gives what the portable one gives, for valid and broken bytes", () => {
  const texts = fc.string({ unit: "binary", maxLength: 200 }).map((text) => new TextEncoder().encode(text));
  fc.assert(
    fc.property(fc.oneof(texts, fc.uint8Array({ maxLength: 40 })), (bytes) => {
      expect(decode!(bytes)).toBe(decodeUtf8(bytes));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["nothing", ""],
  ["a byte order mark", "\ufeff甲"],
  ["emoji", "😀👨‍👩‍👧甲乙".repeat(40)],
  ["half a surrogate pair in a long text", `${"清文".repeat(60)}\ud83d`],
  ["half a surrogate pair in a short text", "\udc00甲"],
])("Node's writer of UTF-8 gives what an encoder gives: %s", (_, text) => {
  expect(new Uint8Array(encode!(text))).toEqual(new TextEncoder().encode(text));
});

test("Node's writer of UTF-8 gives what an encoder gives for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(new Uint8Array(encode!(text))).toEqual(new TextEncoder().encode(text));
    }),
  );
});
