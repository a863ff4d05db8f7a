import { existsSync, readFileSync } from "node:fs";
import fastGlob from "fast-glob";
import iconv from "iconv-lite";
import { Converter } from "opencc-js/cn2t";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/stages/decode/decode.js";

const LABELLED = "../shared/eval/text";
const toTraditional = Converter({ from: "cn", to: "tw" });

/** What is read of the first characters of each labelled document in some encoding: right, refused, or wrong. */
function outcomes(encoding: string, length: number): { right: number; refused: number; wrong: number } {
  const counts = { right: 0, refused: 0, wrong: 0 };
  for (const file of fastGlob.sync(`${LABELLED}/{real,made}/**/*.txt`)) {
    const source = readFileSync(file, "utf8").trimStart();
    const text = [...(encoding === "big5-hkscs" ? toTraditional(source) : source)].slice(0, length).join("");
    const bytes = iconv.encode(text, encoding);
    if (text === "" || iconv.decode(bytes, encoding) !== text) continue;
    try {
      counts[decode(bytes).text === text ? "right" : "wrong"]++;
    } catch {
      counts.refused++;
    }
  }
  return counts;
}

// The least share that must be read, by length; wrong readings are counted apart.
describe.skipIf(!existsSync(LABELLED))("the labelled texts", () => {
  test.each([
    ["utf8", 1, 1, 0],
    ["gb18030", 4, 0.95, 0.01],
    ["gb18030", 16, 0.98, 0], // some begin with a row of signs, which are refused
    ["gb18030", 64, 1, 0],
    ["gb18030", 1000, 0.99, 0], // one is English whose only other characters are quotation marks: refused
    ["big5-hkscs", 4, 0.93, 0.01],
    ["big5-hkscs", 16, 0.99, 0],
    ["big5-hkscs", 64, 1, 0],
    ["big5-hkscs", 1000, 0.99, 0],
    ["utf-16le", 8, 0.97, 0.01],
    ["utf-16le", 64, 1, 0],
    ["utf-16be", 8, 0.97, 0.01],
    ["utf-16be", 64, 1, 0],
  ])("in %s, their first %i characters", (encoding, length, right, wrong) => {
    const counts = outcomes(encoding, length);
    const all = counts.right + counts.refused + counts.wrong;
    expect(all).toBeGreaterThan(50);
    expect(counts.right / all).toBeGreaterThanOrEqual(right);
    expect(counts.wrong / all).toBeLessThanOrEqual(wrong);
  });
});
