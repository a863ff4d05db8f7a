import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/stages/decode/decode.js";
import { createPartReader, tellEncoding } from "../../../src/stages/decode/decode-parts.js";
import { encode } from "../../../src/stages/decode/encode.js";
import type { Encoding, Repair } from "../../../src/stages/decode/source-encoding.js";

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"];
const TEXT =
  "會議指出，要紮實推進河道清淤工程，群眾反映良好。\n他把信折好放進懷裡，推開窗戶，風從河面上吹來。\n".repeat(4);

/** Reads bytes in parts and joins the readings. */
function inParts(bytes: Uint8Array, encoding: Encoding, lengths: readonly number[]) {
  const read = createPartReader(encoding);
  let text = "";
  let broken = 0;
  const repairs: Repair[] = [];
  for (let at = 0, i = 0; ; i++) {
    const end = at + lengths[i % lengths.length]!;
    const reading = read(bytes.subarray(at, end), end >= bytes.length ? "last" : "inner");
    for (const { start, end, bytes } of reading.repairs)
      repairs.push({ start: start + text.length, end: end + text.length, bytes });
    text += reading.text;
    broken += reading.broken;
    at = end;
    if (at >= bytes.length) return { text, broken, repairs };
  }
}

describe.each(ENCODINGS)("%s in parts", (encoding) => {
  const source = encoding.startsWith("utf") ? `${TEXT}😀𠮷👨‍👩‍👧` : TEXT;
  const good = encode(source, { encoding, bom: false, repairs: [] });

  test("reads as a whole, wherever the parts end and whatever is broken", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 6 }),
        (lengths, changes) => {
          const bytes = good.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const whole = inParts(bytes, encoding, [bytes.length]);
          const { text, broken, repairs } = inParts(bytes, encoding, lengths);
          expect(text).toBe(whole.text);
          expect({ broken, repairs }).toEqual({ broken: whole.broken, repairs: whole.repairs });
          expect(encode(text, { encoding, bom: false, repairs })).toEqual(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is told as for a whole file", () => {
    const isUtf8 = encoding === "utf-8";
    const told = tellEncoding({ head: good, sample: good, hasZeros: good.includes(0), isUtf8 });
    expect(told).toEqual({ encoding, bom: false });
    expect(decode(good).source.encoding).toBe(encoding);
  });
});
