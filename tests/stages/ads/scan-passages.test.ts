import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyOf } from "../../../src/core/count-table.js";
import { Text } from "../../../src/core/text.js";
import { scanPassages } from "../../../src/stages/ads/scan-passages.js";
import { promoFolder } from "../../packs/learn/promo-folder.js";
import { plainFingerprints } from "./plain-fingerprints.js";

function scanned(text: string): [number, number, number][] {
  const found: [number, number, number][] = [];
  scanPassages(text, (key, start, end) => found.push([key, start, end]));
  return found;
}

function expected(text: string): [number, number, number][] {
  return plainFingerprints(new Text(text)).map(({ fingerprint, range }) => [
    keyOf(fingerprint),
    range.start,
    range.end,
  ]);
}

describe("passages by a table", () => {
  const piece = fc.constantFrom(
    ...[
      "资料",
      "關注",
      "公众号",
      "ｖｘ",
      "AbC",
      "12",
      "，",
      "。",
      ",",
      "：",
      "…",
      "（",
      "~",
      " ",
      "\u3000",
      "\n",
      "\r\n",
      "\r",
    ],
    ...[
      "\u200b",
      "\u00ad",
      "e\u0301",
      "\u0301",
      "𠮷",
      "😀",
      "㎏",
      "①",
      "ﬁ",
      "가",
      "ㄅ",
      "々",
      "〇",
      "ﾞ",
      "が",
      "か\u3099",
    ],
  );
  const made = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(piece, { minLength: 200, maxLength: 500 }).map((parts) => parts.join("")),
    fc.array(fc.constantFrom("甲", "乙", "，", " "), { minLength: 380, maxLength: 900 }).map((parts) => parts.join("")),
  );

  test("are those that folding gives", () => {
    fc.assert(
      fc.property(made, (text) => {
        expect(scanned(text)).toEqual(expected(text));
      }),
      { numRuns: 400 },
    );
  });

  test("in whole documents, too", () => {
    for (const { text } of promoFolder()) expect(scanned(text)).toEqual(expected(text));
  });

  test("every unit by itself", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => `甲乙丙丁戊己${String.fromCharCode(unit)}庚`);
    for (let at = 0; at < units.length; at += 2048) {
      const text = units.slice(at, at + 2048).join("\n");
      expect(scanned(text)).toEqual(expected(text));
    }
  });
});
