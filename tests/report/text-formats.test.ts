import { describe, expect, test } from "vitest";
import { csvReporter } from "../../src/report/csv.js";
import { markdownReporter } from "../../src/report/markdown.js";
import { porcelainReporter } from "../../src/report/porcelain.js";
import type { CreateReporter, ReportContext } from "../../src/report/reporter.js";
import { terminalReporter } from "../../src/report/terminal.js";
import { documentOf, HOSTILE_DOCUMENTS, refusedOf, reportOf, SAMPLE } from "./fixture.js";

test("the terminal report groups by file, marks the passage and sums up by kind", () => {
  expect(reportOf(terminalReporter, SAMPLE)).toBe(
    [
      "docs/讲话 稿.txt",
      "  2:3      restored  全体[-D-]{+党+}员都要学习。更多范文请到某某文库！",
      "           made for the test  restore/letters",
      "  2:10     ad  全体D员都要学习。[-更多范文请到某某文库！-]",
      "           made for the test  ads/library",
      "  3:1      marker  [-<付费>-]正文</付费>  ",
      "           made for the test  markers/paid",
      "  3:7      marker  <付费>正文[-</付费>-]  ",
      "           made for the test  markers/paid",
      "  4:2      suggestion (restored)  找[-ZF-]{+政府+}办事",
      "           made for the test  restore/initials",
      "",
      "docs/photo.txt",
      "  the encoding cannot be told; save it as UTF-8",
      "",
      "5 findings in 1 of 4 files",
      "  ads 1, markers 2, restored 1, layout 1; suggestions 1",
      "  could not be read: 1",
      "  ignored as asked: 1",
      "",
    ].join("\n"),
  );
});

test("the terminal report strikes out in red and underlines in green where there is colour", () => {
  const report = reportOf(terminalReporter, SAMPLE, { color: true, language: "zh" });
  expect(report).toContain("\u001b[31m\u001b[9mD\u001b[29m\u001b[39m\u001b[32m\u001b[4m党\u001b[24m\u001b[39m");
  expect(report).toContain("4 个文件中有 1 个，共 5 处发现");
});

test("the terminal report of clean documents is one line", () => {
  expect(reportOf(terminalReporter, SAMPLE.slice(0, 1))).toBe("1 file, nothing to remove or restore\n");
});

test("a long passage is shown by both ends", () => {
  const long = documentOf("a.txt", `${"甲".repeat(5000)}乙`, [{ found: `${"甲".repeat(5000)}乙` }]);
  expect(reportOf(terminalReporter, [long])).toContain(`[-${"甲".repeat(42)}…${"甲".repeat(16)}乙-]`);
});

test("a passage that takes its line end with it is shown within its line", () => {
  const document = documentOf("a.txt", "正文。\n请加群。\n\n正文。\n", [{ found: "请加群。\n\n" }]);
  expect(reportOf(terminalReporter, [document])).toContain("  2:1      ad  [-请加群。-]\n");
});

test("porcelain lines hold tab-divided fields in every language", () => {
  const expected = [
    "A\tdocs/讲话 稿.txt\t2\t3\t2\t4\trestore/letters\tD\t党",
    "A\tdocs/讲话 稿.txt\t2\t10\t2\t21\tads/library\t更多范文请到某某文库！\t",
    "A\tdocs/讲话 稿.txt\t3\t1\t3\t5\tmarkers/paid\t<付费>\t",
    "A\tdocs/讲话 稿.txt\t3\t7\t3\t12\tmarkers/paid\t</付费>\t",
    "S\tdocs/讲话 稿.txt\t4\t2\t4\t4\trestore/initials\tZF\t政府",
    "!\tdocs/photo.txt\tencoding-undecidable",
    "",
  ].join("\n");
  expect(reportOf(porcelainReporter, SAMPLE)).toBe(expected);
  expect(reportOf(porcelainReporter, SAMPLE, { language: "zh" })).toBe(expected);
});

test("porcelain fields can be read back", () => {
  const passage = "甲\t乙\\n\r\n丙";
  const [line] = reportOf(porcelainReporter, [documentOf("a.txt", passage, [{ found: passage }])]).split("\n");
  const plain = { t: "\t", r: "\r", n: "\n", "\\": "\\" } as Record<string, string>;
  expect(line!.split("\t")[7]!.replace(/\\([trn\\])/g, (_, letter) => plain[letter]!)).toBe(passage);
});

test("csv has a header, quotes what needs it, and names what was not cleaned", () => {
  const document = documentOf("a,b.txt", '他说"好"\n', [{ found: '"好"\n' }]);
  expect(reportOf(csvReporter, [document, refusedOf("c.txt")])).toBe(
    "\ufeffpath,line,column,end_line,end_column,stage,band,confidence,rule,found,replacement,reason\r\n" +
      '"a,b.txt",1,3,2,1,ads,applied,0.95,ads/fixture,"""好""\n",,made for the test\r\n' +
      "c.txt,,,,,,refused,,encoding-undecidable,,,the encoding cannot be told; save it as UTF-8\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])("csv keeps %j from computing", (found) => {
  expect(reportOf(csvReporter, [documentOf("a.txt", found, [{ found }])])).toContain(`ads/fixture,'${found},`);
});

test("markdown has a table for each document and the numbers", () => {
  expect(reportOf(markdownReporter, SAMPLE.slice(2))).toBe(
    [
      "# qingwen report",
      "",
      "## docs&#47;photo&#46;txt",
      "",
      "**the encoding cannot be told&#59; save it as UTF&#45;8**",
      "",
      "## Summary",
      "",
      "- 2 files&#44; nothing to remove or restore",
      "- could not be read&#58; 1",
      "- ignored as asked&#58; 1",
      "",
    ].join("\n"),
  );
  expect(reportOf(markdownReporter, SAMPLE)).toContain(
    "| 2:3 | restored | <del><code>D</code></del> <ins><code>党</code></ins> | made for the test | <code>restore&#47;letters</code> |\n",
  );
});

describe("hostile documents", () => {
  test("cannot steer a terminal", () => {
    const report = reportOf(terminalReporter, HOSTILE_DOCUMENTS);
    expect(report.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\ufeff]|\p{Cs}/u);
    expect(report.split("\n").filter((line) => line.startsWith("::"))).toEqual([]);
  });

  test("cannot make Markdown of their own", () => {
    const report = reportOf(markdownReporter, HOSTILE_DOCUMENTS);
    for (const line of report.split("\n").filter((line) => line.startsWith("|"))) {
      expect(line.split("|")).toHaveLength(7);
    }
    const passages = Array.from(report.matchAll(/<code>(.*?)<\/code>/g), ([, inside]) => inside);
    expect(passages.length).toBeGreaterThan(50);
    expect(passages.filter((inside) => /[<>"'`*_[\]@:|\\]/.test(inside!))).toEqual([]);
  });

  test.each<[string, CreateReporter, Partial<ReportContext>]>([
    ["terminal", terminalReporter, { color: true }],
    ["porcelain", porcelainReporter, {}],
    ["csv", csvReporter, {}],
  ])("%s has as many records as findings", (_, create, context) => {
    const findings = HOSTILE_DOCUMENTS.flatMap(({ record }) => record.findings).length;
    const report = reportOf(create, HOSTILE_DOCUMENTS, context);
    const count = create === csvReporter ? csvRows(report) - 1 : lineCount(report, create);
    expect(count).toBe(findings);
  });
});

function lineCount(report: string, create: CreateReporter): number {
  const own = create === porcelainReporter ? /^[AS]\t/ : /^ {2}(?:\u001b\[\d+m)?\d+:\d+/;
  return report.split("\n").filter((line) => own.test(line)).length;
}

/** Reads CSV as RFC 4180 has it and counts its rows. */
function csvRows(text: string): number {
  return text.replace(/"(?:[^"]|"")*"/g, "q").split("\r\n").length - 1;
}
