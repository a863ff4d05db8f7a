import { bench, describe } from "vitest";
import type { Change, Edit } from "../../../src/core/edit.js";
import { FOLD_KINDS, fold } from "../../../src/core/fold.js";
import { resolve } from "../../../src/core/resolve.js";
import { Text } from "../../../src/core/text.js";
import { buildLineSearch } from "../../../src/match/anchored-lines.js";
import { buildLiteralSearch } from "../../../src/match/literal-search.js";
import { foldAnchor } from "../../../src/match/rule-set.js";
import { bundledRules } from "../../../src/packs/bundled.js";
import { clean } from "../../../src/stages/cleaner.js";
import { decode } from "../../../src/stages/decode/decode.js";
import { encode } from "../../../src/stages/decode/encode.js";
import { makeDocument } from "../corpus/prose.js";
import { ruleLiteral } from "../corpus/rules.js";

/** One megabyte of text: the figures (runs a second) are MB/s, near enough. */
const TEXT = Array.from({ length: 56 }, (_, i) => makeDocument(i, { bytes: 18_000, dirt: "clean" })).join("");
const as = (encoding: "utf-8" | "utf-16le" | "gb18030") =>
  encode(TEXT, { encoding, bom: encoding === "utf-16le", repairs: [] });

describe("decode, 1 MB", () => {
  for (const encoding of ["utf-8", "utf-16le", "gb18030"] as const) {
    const bytes = as(encoding);
    bench(encoding, () => void decode(bytes));
  }
});

describe("fold, 1 MB", () => {
  bench("all kinds", () => void fold(TEXT, FOLD_KINDS));
  bench("characters", () => void fold(TEXT, ["nfkc", "case", "traditional"]));
});

describe("search, 1 MB", () => {
  const bundled = bundledRules.flatMap(({ anchors }) => anchors.map(foldAnchor));
  const many = (count: number) => Array.from({ length: count }, (_, i) => ruleLiteral(i));
  for (const [name, literals] of [
    ["anchors of the bundled rules", bundled],
    ["100 literals", many(100)],
    ["5,000 literals", many(5000)],
  ] as const) {
    const search = buildLiteralSearch(literals);
    bench(name, () => void search.findAll(TEXT));
    const lines = buildLineSearch([...new Set(literals)]);
    bench(`${name}, by lines of the folded view`, () => void lines.find(new Text(TEXT)));
  }
});

describe("resolve", () => {
  const edits = Array.from({ length: 10_000 }, (_, i): Edit & Change => {
    const start = (i * 7919) % (TEXT.length - 40);
    const reason = { code: "bench", args: {} };
    return {
      start,
      end: start + 1 + (i % 30),
      replacement: "",
      rule: `ads/bench/${i % 50}`,
      reason,
      confidence: (i % 100) / 100,
    };
  });
  bench("10,000 proposals", () => void resolve(TEXT, edits, { apply: 0.5, report: 0.2 }));
});

describe("the whole way, 1 MB", () => {
  bench("all stages", () => void clean(TEXT), { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 });
});
