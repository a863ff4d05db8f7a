import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlLabels } from "../../src/messages/html-labels.js";
import { jsonScript } from "../../src/report/html/json-script.js";
import { filterDocuments, NO_FILTERS } from "../../src/report/html/page/filter.js";
import { readModel } from "../../src/report/html/page/model.js";
import { markedSpans, splitLines } from "../../src/report/html/page/spans.js";
import type { PageIndex } from "../../src/report/html/page-data.js";
import { htmlReporter } from "../../src/report/html.js";
import { type Document, documentOf, HOSTILE, HOSTILE_DOCUMENTS, reportOf, SAMPLE } from "./fixture.js";

const BLOCK = /<script type="application\/json" id="([\w-]+)">([\s\S]*?)<\/script>\n/g;

/** The page without its data, and the data. */
function takeApart(documents: readonly Document[]) {
  const page = reportOf(htmlReporter, documents);
  const data = new Map(Array.from(page.matchAll(BLOCK), ([, id, json]) => [id!, JSON.parse(json!)]));
  return { frame: page.replace(BLOCK, ""), data, index: data.get("index") as PageIndex };
}

describe("the file", () => {
  test("is the same around the data whatever the documents hold", () => {
    const frame = (documents: readonly Document[]) =>
      takeApart(documents).frame.replace(/<noscript>.*<\/noscript>/, "");
    expect(frame(HOSTILE_DOCUMENTS)).toBe(frame([]));
  });

  test("names the hashes of its script and style and loads nothing", () => {
    const { frame } = takeApart(SAMPLE);
    const hash = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(frame)!;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(frame)!;
    expect(frame).toContain(
      `content="default-src 'none'; script-src ${hash(script!)}; style-src ${hash(style!)}; img-src data:; `,
    );
    expect(frame).not.toMatch(/(?:src|href)="(?!data:,")|url\(|@import|https?:/);
    expect(frame.match(/<script/g)).toHaveLength(1);
  });

  test("holds the texts of documents with findings and the index of what there is to show", () => {
    const { data, index } = takeApart(SAMPLE);
    expect([...data.keys()]).toEqual(["text-0", "index"]);
    expect(data.get("text-0").text).toBe(SAMPLE[1]!.source);
    expect(data.get("text-0").layout).toHaveLength(1);
    const shown = index.documents.map(({ path, findings, layout, suppressed }) => [
      path,
      findings.length,
      layout.length,
      suppressed,
    ]);
    expect(shown).toEqual([
      ["docs/讲话 稿.txt", 5, 1, 0],
      ["docs/ignored.md", 0, 0, 1],
      ["docs/photo.txt", 0, 0, 0],
    ]);
    expect(index.files).toBe(4);
  });

  test("gives every hostile text back as it was", () => {
    const { data } = takeApart(HOSTILE_DOCUMENTS);
    HOSTILE_DOCUMENTS.forEach(({ source }, i) => {
      expect(data.get(`text-${i}`).text).toBe(source);
    });
  });

  test.each(HOSTILE)("%j cannot end a block of data", (text) => {
    expect(jsonScript("a", { [text]: text }).match(/</g)).toHaveLength(2);
  });

  test("both languages have the same labels with the same values", () => {
    for (const [code, label] of Object.entries(htmlLabels.en)) {
      const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(names(htmlLabels.zh[code as keyof typeof htmlLabels.en])).toEqual(names(label));
    }
  });
});

describe("the filters", () => {
  const { index } = takeApart([
    ...SAMPLE,
    documentOf("b/two.txt", "加群一。加群二。", [{ found: "加群一" }, { found: "加群二" }]),
    documentOf("b/layout.txt", "甲  ", [{ found: "  ", stage: "normalize" }]),
  ]);
  const model = readModel(index);
  const found = (filters: Partial<typeof NO_FILTERS>) =>
    filterDocuments(model, { ...NO_FILTERS, ...filters }).map(({ doc, findings }) => [doc.path, findings.length]);

  const speech = "docs/讲话 稿.txt";
  test.each<[string, Partial<typeof NO_FILTERS>, unknown[]]>([
    [
      "nothing",
      {},
      [
        [speech, 5],
        ["b/two.txt", 2],
        ["docs/photo.txt", 0],
      ],
    ],
    ["a path", { query: "B/TWO" }, [["b/two.txt", 2]]],
    ["a passage", { query: "文库" }, [[speech, 1]]],
    ["two words in any place", { query: "讲话 文库" }, [[speech, 1]]],
    ["what comes", { query: "政府" }, [[speech, 1]]],
    ["a rule", { query: "markers/paid" }, [[speech, 2]]],
    ["an error in either language", { query: "encoding cannot" }, [["docs/photo.txt", 0]]],
    ["what is not there", { query: "没有" }, []],
    ["a kind", { kinds: new Set(["suggestion"] as const) }, [[speech, 1]]],
    [
      "two kinds",
      { kinds: new Set(["restore", "problems"] as const) },
      [
        [speech, 1],
        ["docs/photo.txt", 0],
      ],
    ],
    [
      "layout",
      { kinds: new Set(["layout"] as const) },
      [
        [speech, 0],
        ["b/layout.txt", 0],
      ],
    ],
    ["one rule", { rule: index.rules.indexOf("ads/fixture") }, [["b/two.txt", 2]]],
    [
      "the path's order",
      { sort: "path" },
      [
        [speech, 5],
        ["docs/photo.txt", 0],
        ["b/two.txt", 2],
      ],
    ],
  ])("for %s", (_, filters, expected) => {
    expect(found(filters)).toEqual(expected);
  });

  test("counts kinds and rules", () => {
    expect(Object.fromEntries(model.kindCounts)).toEqual({
      ...{ ads: 3, markers: 2, restore: 1, suggestion: 1, problems: 1, cuts: 0, layout: 2 },
    });
    expect(model.ruleCounts.map(([rule, count]) => [index.rules[rule], count])).toEqual([
      ["markers/paid", 2],
      ["ads/fixture", 2],
      ["restore/letters", 1],
      ["ads/library", 1],
      ["restore/initials", 1],
    ]);
  });
});

describe("marks", () => {
  const range = fc.tuple(fc.nat(60), fc.nat(6)).map(([start, length]) => ({ start, end: start + length }));
  const findings = fc.array(fc.record({ range, suggested: fc.boolean() }), { maxLength: 20 });
  const template = readModel(takeApart(SAMPLE).index).documents[0]!.findings[0]!;

  test("never overlap, come in order, and no applied finding that has room is left out", () => {
    fc.assert(
      fc.property(findings, fc.array(range, { maxLength: 8 }), (some, layout) => {
        const own = some.map(({ range, suggested }, number) => ({ ...template, ...range, suggested, number }));
        const spans = markedSpans(
          own,
          layout.map(({ start, end }) => [start, end, "", 0] as const),
        );
        for (let i = 1; i < spans.length; i++) expect(spans[i]!.start).toBeGreaterThanOrEqual(spans[i - 1]!.end);
        const applied = own.filter(({ suggested }) => !suggested);
        const free = applied.filter(({ start, end }, i) =>
          applied.every((other, j) => i === j || other.end < start || other.start > end),
        );
        for (const finding of free) expect(spans.some((span) => span.finding === finding)).toBe(true);
      }),
    );
  });

  test("lines join up to the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("甲", "\r", "\n", " ") }), (text) => {
        const lines = splitLines(text);
        expect(lines.map(({ start, next }) => text.slice(start, next)).join("")).toBe(text);
        expect(lines.map(({ start, end }) => text.slice(start, end)).join("")).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
