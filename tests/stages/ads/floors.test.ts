import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evalDocuments } from "../../../.scripts/train/documents.js";
import { Text } from "../../../src/core/text.js";
import { adsStage } from "./stage.js";

const shared = new URL("../../../../shared/eval/text/", import.meta.url);
const stage = adsStage();

/** Ads of nine tenths of which are gone, and body lines of which a tenth is. */
function score(set: string) {
  let ads = 0;
  let gone = 0;
  let hurt = 0;
  let harmed: string[] = [];
  for (const document of evalDocuments(shared).filter(({ name }) => name.startsWith(set))) {
    const text = new Text(document.text);
    const edits = stage
      .propose(text, { name: "a", format: "text" })
      .filter(({ confidence }) => confidence >= stage.apply);
    const taken = new Uint8Array(document.text.length);
    for (const { start, end } of edits) taken.fill(1, start, end);
    const free = new Uint8Array(document.text.length).fill(1);
    for (const [start, end] of [...document.ads, ...document.skipped]) free.fill(0, start, end);
    const count = (start: number, end: number, wanted: (i: number) => boolean) => {
      let sum = 0;
      for (let i = start; i < end; i++) if (/\S/.test(document.text[i]!) && wanted(i)) sum++;
      return sum;
    };
    for (const [start, end] of document.ads) {
      const all = count(start, end, () => true);
      if (all === 0) continue;
      ads++;
      if (count(start, end, (i) => taken[i] === 1) >= 0.9 * all) gone++;
    }
    for (const { start, end } of text.lines) {
      const all = count(start, end, (i) => free[i] === 1);
      const lost = count(start, end, (i) => free[i] === 1 && taken[i] === 1);
      if (lost > Math.max(1, 0.1 * all)) hurt++;
      if (lost > 0 && document.ads.length === 0) harmed = [...harmed, document.name];
    }
  }
  return { recall: gone / ads, precision: gone / (gone + hurt), harmed };
}

// Only where the labelled documents lie beside the repository.
describe.skipIf(!existsSync(shared))("on the labelled documents", () => {
  test.each([
    ["real", 0.85, 0.98],
    ["made", 0.85, 0.995], // the paid markers among its lines are another stage's
  ])("%s: recall %d, precision %d, no edit without an ad", (set, recall, precision) => {
    const found = score(set);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
    expect(found.precision).toBeGreaterThanOrEqual(precision);
    expect(found.harmed).toEqual([]);
  });

  test("masked prose is left alone", () => {
    for (const kind of ["d", "mix"]) {
      const folder = new URL(`masked/${kind}/`, shared);
      for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
        const text = new Text(readFileSync(new URL(file, folder), "utf8"));
        const edits = stage.propose(text, { name: file, format: "text" });
        expect(edits.filter(({ confidence }) => confidence >= stage.apply)).toEqual([]);
      }
    }
  });
});
