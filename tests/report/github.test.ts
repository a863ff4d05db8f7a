import { describe, expect, test } from "vitest";
import { githubReporter } from "../../src/report/github.js";
import { type Document, documentOf, HOSTILE_DOCUMENTS, refusedOf, reportOf, SAMPLE } from "./fixture.js";

test("annotations point at the passage, one for a rule in a document", () => {
  expect(reportOf(githubReporter, SAMPLE).trimEnd().split("\n")).toEqual([
    "::warning file=docs/讲话 稿.txt,line=2,endLine=2,col=3,endColumn=4,title=restored%3A restore/letters::made for the test: “D” becomes “党”",
    "::warning file=docs/讲话 稿.txt,line=2,endLine=2,col=10,endColumn=21,title=ad%3A ads/library::made for the test: remove “更多范文请到某某文库！”",
    "::warning file=docs/讲话 稿.txt,line=3,endLine=3,col=1,endColumn=5,title=marker%3A markers/paid::made for the test: remove “<付费>” (and 1 more by this rule in this file, lines 3)",
    "::notice file=docs/讲话 稿.txt,line=4,endLine=4,col=2,endColumn=4,title=suggestion (restored)%3A restore/initials::made for the test: “ZF” becomes “政府”",
    "::error file=docs/photo.txt::the encoding cannot be told; save it as UTF-8",
  ]);
});

test("an annotation ends on the last line that the passage touches", () => {
  const document = documentOf("a.txt", "一\n广告\n广告\n二", [{ found: "广告\n广告\n" }]);
  expect(reportOf(githubReporter, [document])).toMatch(/^::warning file=a.txt,line=2,endLine=3,title/);
});

test("no level has more than ten, and what is left out is said", () => {
  const documents = Array.from({ length: 25 }, (_, i) => documentOf(`${i}.txt`, "广告", [{ found: "广告" }]));
  const lines = reportOf(githubReporter, [...documents, refusedOf("x.txt")])
    .trimEnd()
    .split("\n");
  expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^::notice::15 more/);
});

test("a hostile document gives no command of its own", () => {
  for (const { record, source } of HOSTILE_DOCUMENTS) {
    const report = reportOf(githubReporter, [{ record, source: source! }]);
    for (const line of report.trimEnd().split("\n")) {
      expect(line).toMatch(/^::(?:warning|notice|error) file=[^,:\r\n]*,line=\d+,[^:\r\n]*title=[^,:\r\n]*::/);
    }
  }
});

describe("the job summary", () => {
  test("has the numbers, the rules and the findings", () => {
    const summary = summaryOf(SAMPLE);
    expect(summary).toContain("- 5 findings in 1 of 4 files\n");
    expect(summary).toContain("| <code>markers&#47;paid</code> | 2 |\n");
    expect(summary).toContain("<details><summary><code>docs&#47;讲话 稿&#46;txt</code> (5)</summary>\n\n| Line |");
    expect(summary.match(/<details>/g)).toHaveLength(2);
  });

  test("stays below what GitHub takes, and says what it left out", () => {
    const passages = Array.from({ length: 300 }, () => ({ found: `${"=".repeat(90)}。` }));
    const source = passages.map(({ found }) => found).join("\n");
    const documents = Array.from({ length: 10 }, (_, i) => documentOf(`${i}.txt`, source, passages));
    const summary = summaryOf(documents);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain("2500 more are left out here");
  });

  test("of nothing found says so", () => {
    expect(summaryOf(SAMPLE.slice(0, 1))).toBe("# qingwen report\n\n- 1 file&#44; nothing to remove or restore\n");
  });

  function summaryOf(documents: readonly Document[]): string {
    const reporter = githubReporter({ language: "en", color: false, version: "0.1.0", command: "check" });
    for (const { record, source } of documents) reporter.add(record, source);
    reporter.finish();
    return reporter.jobSummary!();
  }
});
