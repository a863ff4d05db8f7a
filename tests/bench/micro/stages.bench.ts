import { bench, describe } from "vitest";
import { FOLD_KINDS, fold } from "../../../src/core/fold.js";
import { Text } from "../../../src/core/text.js";
import { buildLiteralSearch } from "../../../src/match/literal-search.js";
import { compileTrusted } from "../../../src/match/pattern.js";
import { compileRules, foldAnchor } from "../../../src/match/rule-set.js";
import { bundledMasks, bundledRules } from "../../../src/packs/bundled.js";
import { createMarkersStage } from "../../../src/stages/markers/markers.js";
import { createNormalizeStage } from "../../../src/stages/normalize/normalize-stage.js";
import type { MaskData } from "../../../src/stages/restore/mask-data.js";
import { createRestoreStage } from "../../../src/stages/restore/restore.js";
import { plainFold } from "../../core/plain-fold.js";
import { buildPlainSearch } from "../../match/plain-literal-search.js";
import { makeDocument } from "../corpus/prose.js";

/** One megabyte of text in documents of 18 KB: the figures (runs a second) are MB/s, near enough. */
const texts = (dirt: "clean" | "dirty") =>
  Array.from({ length: 56 }, (_, i) => makeDocument(i, { bytes: 18_000, dirt }));
const CONTEXT = { name: "", format: "text" } as const;

const STAGES = [
  createMarkersStage(compileRules(bundledRules, compileTrusted).rules),
  createRestoreStage(bundledMasks as MaskData),
  createNormalizeStage(),
];

describe.each(["clean", "dirty"] as const)("stages, 1 MB of %s documents", (dirt) => {
  const documents = texts(dirt);
  for (const stage of STAGES) {
    bench(stage.id, () => {
      for (const text of documents) stage.propose(new Text(text), CONTEXT);
    });
  }
});

describe("fold and search beside the plain ways, 1 MB", () => {
  const documents = texts("clean");
  const anchors = bundledRules.flatMap((rule) => rule.anchors.map(foldAnchor));
  const search = buildLiteralSearch(anchors);
  const plain = buildPlainSearch(anchors);
  bench("fold", () => {
    for (const text of documents) fold(text, FOLD_KINDS);
  });
  bench("plain fold", () => {
    for (const text of documents) plainFold(text, FOLD_KINDS);
  });
  bench("search", () => {
    for (const text of documents) search.findAll(text);
  });
  bench("plain search", () => {
    for (const text of documents) plain.findAll(text);
  });
});
