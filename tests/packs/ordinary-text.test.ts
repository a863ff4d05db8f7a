import { expect, test } from "vitest";
import { ORDINARY } from "../../src/packs/ordinary-text.js";
import { createCleaner } from "../../src/stages/cleaner.js";

const cleaner = createCleaner({ stages: { normalize: false } });

test.each(ORDINARY)("no bundled rule touches: %s", (sentence) => {
  expect(cleaner.clean(sentence).edits).toEqual([]);
});
