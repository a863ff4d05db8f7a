import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { countsFromTable } from "../../src/core/count-table.js";
import { countFolder } from "../../src/io/counts/count-folder.js";
import { makeCountTable } from "../../src/io/counts/make-table.js";
import { createCleaner } from "../../src/stages/cleaner.js";
import {
  CLOSING,
  FORM,
  GREETING,
  HEADINGS,
  type PromoDocument,
  promoFolder,
  QUOTATION,
  strippedPromo,
} from "../packs/learn/promo-folder.js";

const REPEATED = [...HEADINGS, GREETING, QUOTATION, CLOSING, FORM];

async function countsOf(documents: readonly PromoDocument[]) {
  const options = { concurrency: 2, temporary: tmpdir() };
  return countsFromTable(makeCountTable(await countFolder(documents, async ({ text }) => text, options)));
}

describe("cleaning a folder that was counted first", () => {
  test.each([
    ["an unknown promo", promoFolder()],
    ["a promo stripped of its contacts and keywords", promoFolder(strippedPromo)],
  ])("takes %s out of at least 38 of 40 documents and harms nothing that is repeated", async (_, documents) => {
    const cleaner = createCleaner({ corpus: await countsOf(documents) });
    let found = 0;
    for (const { text, promo } of documents) {
      const result = cleaner.clean(text);
      if (promo === undefined) expect(result.edits).toEqual([]);
      else if (result.text === text.slice(0, -promo.length - 1)) found++;
      for (const line of REPEATED) if (text.includes(line)) expect(result.text).toContain(line);
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });

  test("the stripped promo is taken out for its repetition: without the counts it stays", async () => {
    const documents = promoFolder(strippedPromo);
    const cleaner = createCleaner();
    for (const { text } of documents) expect(cleaner.clean(text).edits).toEqual([]);
  });

  test("a passage that stands in as many documents without any sign of an ad stays", async () => {
    const documents = promoFolder((i) => `好粮天天有，今年又收${20 + i}石，来了就不愁，村里人都这么说`);
    const cleaner = createCleaner({ corpus: await countsOf(documents) });
    for (const { text } of documents) expect(cleaner.clean(text).edits).toEqual([]);
  });
});
