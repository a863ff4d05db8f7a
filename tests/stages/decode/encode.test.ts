import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeBig5, encodeBig5 } from "../../../src/stages/decode/big5.js";
import { type Decoded, decode } from "../../../src/stages/decode/decode.js";
import { encode } from "../../../src/stages/decode/encode.js";
import { decodeGb18030 } from "../../../src/stages/decode/gb18030.js";
import type { Encoding, Reading } from "../../../src/stages/decode/source-encoding.js";
import { repairUtf8 } from "../../../src/stages/decode/utf8.js";
import { decodeUtf16 } from "../../../src/stages/decode/utf16.js";

const readers: readonly [Encoding, (bytes: Uint8Array) => Reading][] = [
  ["utf-8", repairUtf8],
  ["gb18030", decodeGb18030],
  ["big5", decodeBig5],
  ["utf-16le", (bytes) => decodeUtf16(bytes, "utf-16le")],
  ["utf-16be", (bytes) => decodeUtf16(bytes, "utf-16be")],
];
const SEED = "../shared/seed/speech.raw.txt";
const tryDecode = (bytes: Uint8Array): Decoded | undefined => {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
};

describe.each(readers)("%s", (encoding, read) => {
  const roundTrip = (bytes: Uint8Array) => {
    const { text, repairs } = read(bytes);
    return encode(text, { encoding, bom: false, repairs });
  };

  test("gives any bytes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(roundTrip(bytes)).toEqual(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test("gives every two bytes back, alone and in text", () => {
    const wrong: string[] = [];
    for (let lead = 0; lead < 256; lead++) {
      const rows = Array.from({ length: 256 }, (_, trail) => [lead, trail, 0x0a, 0x0a]).flat();
      const bytes = Uint8Array.from(rows);
      if (Buffer.compare(roundTrip(bytes), bytes) !== 0) wrong.push(lead.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

test("every two-byte code is read as others read it", () => {
  const differing: string[] = [];
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const bytes = Uint8Array.of(lead, trail);
      const theirs = iconv.decode(Buffer.from(bytes), "big5-hkscs");
      const ours = decodeBig5(bytes);
      if (ours.broken === 0 && ours.text !== theirs) differing.push(`${lead.toString(16)}${trail.toString(16)}`);
      const known = [...theirs].length === 1 && theirs !== "\ufffd" && trail !== 0x7f && (trail < 0x80 || trail > 0xa0);
      if (ours.broken > 0 && known) differing.push(`${lead.toString(16)}${trail.toString(16)}`);
    }
  }
  expect(differing).toEqual([]);
  expect([...encodeBig5("十卅╞啫")]).toEqual([0xa4, 0x51, 0xa4, 0xca, 0xf9, 0xe9, ...iconv.encode("啫", "big5-hkscs")]);
});

test("GB18030 reads what the platform reads", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
      const bytes = iconv.encode(text, "gb18030");
      expect(decodeGb18030(bytes).text).toBe(new TextDecoder("gb18030").decode(bytes));
    }),
  );
});

test("broken UTF-8 is read as the platform reads it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      expect(repairUtf8(bytes).text).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    }),
    { numRuns: 3000 },
  );
});

test("whatever is accepted comes back, byte for byte", () => {
  const pieces = fc.constantFrom("各位同志", "，今天", "學習", "abc ", "\r\n", "😀", "\ufeff");
  const texts = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(""));
  const encodings = fc.constantFrom("utf8", "gb18030", "big5", "utf-16le", "utf-16be");
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 });
  let accepted = 0;
  fc.assert(
    fc.property(texts, encodings, fc.boolean(), damage, (text, encoding, addBOM, changes) => {
      const bytes = Uint8Array.from(iconv.encode(text, encoding, { addBOM }));
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      const decoded = tryDecode(bytes);
      if (decoded === undefined) return;
      accepted++;
      expect(encode(decoded.text, decoded.source)).toEqual(bytes);
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

describe.skipIf(!existsSync(SEED))("the seed document", () => {
  test.each([
    ["utf8", false],
    ["utf8", true],
    ["gb18030", false],
    ["utf-16le", true],
    ["utf-16be", true],
    ["utf-16le", false],
    ["utf-16be", false],
  ])("comes back from %s, BOM %s", (encoding, addBOM) => {
    const text = readFileSync(SEED, "utf8");
    for (const lines of [text, text.replaceAll("\n", "\r\n")]) {
      const bytes = Uint8Array.from(iconv.encode(lines, encoding, { addBOM }));
      const decoded = decode(bytes);
      expect(decoded.text).toBe(lines);
      expect(encode(decoded.text, decoded.source)).toEqual(bytes);
    }
  });
});
