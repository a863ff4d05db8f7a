import { expect, test } from "vitest";
import { chooseBlocks } from "../../../src/stages/extract/choose.js";
import { gatherEvidence } from "../../../src/stages/extract/evidence.js";
import { outlinePage } from "../../../src/stages/extract/outline.js";
import { parsePage } from "../../../src/stages/extract/parse-page.js";
import { REGION_EVIDENCE } from "../../../src/stages/extract/rank-regions.js";
import { PAGE_WEIGHTS } from "../../../src/stages/extract/weights.js";
import { paragraphs, prose } from "./pages.js";

/** Only a name for the text speaks for a region: by so much. */
const named = (worth: number) => ({
  ...PAGE_WEIGHTS,
  regions: REGION_EVIDENCE.map((name) => (name === "content" ? worth * 100 : 0)),
});

test.each([
  ["all, if a wider region is as good and all likely", 0.5, 0.95, true],
  ["the best region, if the wider one is far from as good", 2, 0.95, false],
  ["the best region, if what is around it is doubtful", 0.5, 0.6, false],
])("takes %s", (_, worth, around, whole) => {
  const html = `<body><div class="content"><p>${prose[0]}</p></div><div>${paragraphs.repeat(2)}</div></body>`;
  const outline = outlinePage(parsePage(html).root()[0]!);
  const likely = Float64Array.from(outline.blocks, (_, at) => (at === 0 ? 0.95 : around));
  const { taken } = chooseBlocks(outline, gatherEvidence(outline, -1), likely, -1, named(worth));
  expect(taken.lastIndexOf(1)).toBe(whole ? outline.blocks.length - 1 : 0);
});
