import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { gitlabReporter } from "../../src/report/gitlab.js";
import { jsonReporter } from "../../src/report/json.js";
import { jsonReportJsonSchema, jsonReportSchema } from "../../src/report/json-report-schema.js";
import { junitReporter } from "../../src/report/junit.js";
import { sarifReporter } from "../../src/report/sarif.js";
import { type Document, documentOf, HOSTILE_DOCUMENTS, refusedOf, reportOf, SAMPLE } from "./fixture.js";

const runs: readonly [string, readonly Document[]][] = [
  ["no documents", []],
  ["a clean document", SAMPLE.slice(0, 1)],
  ["one of everything", SAMPLE],
  ["hostile documents", HOSTILE_DOCUMENTS],
];

describe("json", () => {
  const validate = new Ajv({ strict: false }).compile(withoutDialect(jsonReportJsonSchema()));

  test.each(runs)("of %s holds to its published schema, and has nothing the schema does not know", (_, documents) => {
    const report = JSON.parse(reportOf(jsonReporter, documents));
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(jsonReportSchema.parse(report)).toEqual(report);
  });

  test("has layout and ignored findings too, and counts them", () => {
    const report = JSON.parse(reportOf(jsonReporter, SAMPLE));
    expect(report.documents[1].findings).toHaveLength(6);
    expect(report.documents[2].findings[0].suppressed).toEqual({ kind: "inSource", reason: "an example" });
    expect(report.summary).toEqual({
      ...{ files: 4, dirty: 1, refused: 1, found: 5, suggestions: 1, suppressed: 1 },
      applied: { markers: 2, ads: 1, restore: 1, normalize: 1 },
    });
  });

  test("of another version does not pass", () => {
    expect(validate({ ...JSON.parse(reportOf(jsonReporter, SAMPLE)), version: 2 })).toBe(false);
  });
});

describe("sarif", () => {
  // The schema names draft 4 but uses nothing that differs in later drafts; one of its patterns is no Unicode pattern.
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    withoutDialect(sarifSchema),
  );

  test.each(runs)("of %s holds to the schema of 2.1.0", (_, documents) => {
    for (const language of ["zh", "en"] as const) {
      const report = JSON.parse(reportOf(sarifReporter, documents, { language }));
      expect([validate(report), validate.errors]).toEqual([true, null]);
    }
  });

  test("gives places in UTF-16 units, by offset and by line, and the fix", () => {
    const [result] = sarif(documentOf("a b/文.txt", "😀😀\r\n党*员\n", [{ found: "*", stage: "restore" }])).results;
    const region = { charOffset: 7, charLength: 1, startLine: 2, startColumn: 2, endLine: 2, endColumn: 3 };
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b/%E6%96%87.txt" },
      region: { ...region, snippet: { text: "*" } },
    });
    expect(result.fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: { charOffset: 7, charLength: 1 }, insertedContent: { text: "" } },
    ]);
  });

  test("names each rule once, with help", () => {
    const { tool, results } = sarif(...SAMPLE);
    const rules = tool.driver.rules;
    expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
    for (const rule of rules) expect(rule.help.text.length).toBeGreaterThan(20);
  });

  test("marks ignored findings as suppressed, leaves layout out and tells of refused documents", () => {
    const { results, invocations } = sarif(...SAMPLE);
    expect(
      results.map(({ ruleId, suppressions }: { ruleId: string; suppressions: unknown[] }) => [
        ruleId,
        suppressions.length,
      ]),
    ).toEqual([
      ["restore/letters", 0],
      ["ads/library", 0],
      ["markers/paid", 0],
      ["markers/paid", 0],
      ["restore/initials", 0],
      ["ads/follow", 1],
    ]);
    expect(results[5].suppressions).toEqual([{ kind: "inSource", justification: "an example" }]);
    expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
  });

  test("fingerprints by rule and folded passage, not by place", () => {
    const prints = (text: string, found: string, rule = "ads/a") =>
      sarif(documentOf("a.txt", text, [{ found, rule }])).results[0].partialFingerprints;
    const here = prints("请关注ＡＢＣ", "请关注ＡＢＣ");
    expect(prints("甲\n乙\n  请 关 注abc", "请 关 注abc")).toEqual(here);
    expect(prints("请关注ABD", "请关注ABD")).not.toEqual(here);
    expect(prints("请关注ABC", "请关注ABC", "ads/b")).not.toEqual(here);
    const twice = sarif(documentOf("a.txt", "广告广告", [{ found: "广告" }, { found: "广告" }])).results;
    expect(twice[0].partialFingerprints["qingwenPassage/v1"]).toBe(twice[1].partialFingerprints["qingwenPassage/v1"]);
    expect(twice[1].partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{32}:2$/);
  });

  test.each([
    ["html", true, undefined],
    ["docx", false, undefined],
  ] as const)("of %s gives no offsets and no fixes", (format, hasRegion, fixes) => {
    const [result] = sarif(documentOf("a", "广告", [{ found: "广告" }], { format })).results;
    const { region } = result.locations[0].physicalLocation;
    expect([region !== undefined, region?.charOffset, result.fixes]).toEqual([hasRegion, undefined, fixes]);
  });

  function sarif(...documents: readonly Document[]) {
    return JSON.parse(reportOf(sarifReporter, documents)).runs[0];
  }
});

describe("junit", () => {
  test.each(runs)("of %s is well-formed, and its numbers are those of its cases", (_, documents) => {
    const suites = suitesOf(reportOf(junitReporter, documents));
    expect(suites).toHaveLength(documents.length);
    for (const { claimed, counted } of suites) expect(claimed).toEqual(counted);
  });

  test("has failures, skipped suggestions, errors, and a passed case for a clean document", () => {
    expect(suitesOf(reportOf(junitReporter, SAMPLE)).map(({ counted }) => counted)).toEqual([
      { tests: 1, failures: 0, errors: 0, skipped: 0 },
      { tests: 5, failures: 4, errors: 0, skipped: 1 },
      { tests: 1, failures: 0, errors: 0, skipped: 0 },
      { tests: 1, failures: 0, errors: 1, skipped: 0 },
    ]);
    expect(reportOf(junitReporter, SAMPLE)).toContain(
      '">docs/讲话 稿.txt:2:3\n全体[-D-]员都要学习。更多范文请到某某文库！</failure>',
    );
  });

  type Counts = Record<"tests" | "failures" | "errors" | "skipped", number>;

  function suitesOf(xml: string): { claimed: Counts; counted: Counts }[] {
    const suites: { claimed: Counts; counted: Counts }[] = [];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes: a }) => {
      if (name === "testsuite") {
        const claimed = { tests: +a.tests!, failures: +a.failures!, errors: +a.errors!, skipped: +a.skipped! };
        suites.push({ claimed, counted: { tests: 0, failures: 0, errors: 0, skipped: 0 } });
      } else if (name !== "testsuites") {
        const key = { testcase: "tests", failure: "failures", error: "errors", skipped: "skipped" }[
          name
        ] as keyof Counts;
        suites.at(-1)!.counted[key] += 1;
      }
    });
    parser.write(xml).close();
    return suites;
  }
});

describe("gitlab", () => {
  // What GitLab's page on Code Quality asks of a report.
  const validate = new Ajv().compile({
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      additionalProperties: false,
      properties: {
        description: { type: "string", minLength: 1 },
        check_name: { type: "string", minLength: 1 },
        fingerprint: { type: "string", pattern: "^[0-9a-f]{32}$" },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          additionalProperties: false,
          properties: {
            path: { type: "string", pattern: "^(?!\\./)" },
            lines: {
              type: "object",
              required: ["begin"],
              additionalProperties: false,
              properties: { begin: { type: "integer", minimum: 1 }, end: { type: "integer", minimum: 1 } },
            },
          },
        },
      },
    },
  });

  test.each(runs)("of %s is what GitLab takes, with fingerprints of their own", (_, documents) => {
    const report = JSON.parse(reportOf(gitlabReporter, documents));
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(new Set(report.map((entry: { fingerprint: string }) => entry.fingerprint)).size).toBe(report.length);
  });

  test("gives paths below the repository's root", () => {
    const repository = { root: "/builds/me/project", folder: "/builds/me/project/site" };
    const paths = ["./a.txt", "../b.txt", "/builds/me/project/c.txt", "/elsewhere/d.txt"];
    const report = JSON.parse(reportOf(gitlabReporter, paths.map(refusedOf), { repository }));
    expect(report.map((entry: { location: { path: string } }) => entry.location.path)).toEqual([
      "site/a.txt",
      "b.txt",
      "c.txt",
      "/elsewhere/d.txt",
    ]);
  });
});

function withoutDialect(schema: unknown): object {
  const { $schema: _dialect, id: _id, ...rest } = schema as Record<string, unknown>;
  return rest;
}
