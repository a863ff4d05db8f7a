import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { countsFromTable } from "../../src/core/count-table.js";
import { countFolder } from "../../src/io/counts/count-folder.js";
import { makeCountTable } from "../../src/io/counts/make-table.js";
import { CLOSING, FORM, GREETING, HEADINGS, promoFolder, QUOTATION } from "../packs/learn/promo-folder.js";

/** Needs the stages; where they are not there yet it is skipped and says so. */
describe.skipIf(!existsSync("src/stages/ads/ads.ts"))("cleaning a folder that was counted first", () => {
  test("takes an unknown promo out of at least 38 of 40 documents and harms nothing that is repeated", async () => {
    const { createCleaner } = await import("../../src/stages/cleaner.js");
    const documents = promoFolder();
    const options = { concurrency: 2, temporary: tmpdir() };
    const source = await countFolder(documents, async ({ text }) => text, options);
    const cleaner = createCleaner({ corpus: countsFromTable(makeCountTable(source)) });
    let found = 0;
    for (const { text, promo } of documents) {
      const result = cleaner.clean(text);
      if (promo === undefined) expect(result.edits).toEqual([]);
      else if (!result.text.includes("范文") && !result.text.includes("範文")) found++;
      for (const line of [...HEADINGS, GREETING, QUOTATION, CLOSING, FORM]) {
        if (text.includes(line)) expect(result.text).toContain(line);
      }
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });
});
