import { describe, expect, test } from "vitest";
import { REPORT_FORMATS } from "../../src/report/formats.js";
import { HOSTILE_DOCUMENTS, reportOf, SAMPLE } from "./fixture.js";

describe.each(Object.keys(REPORT_FORMATS))("%s", (format) => {
  test("is the same for the same documents, in both languages, and for no documents", async () => {
    const create = await REPORT_FORMATS[format]!();
    for (const documents of [SAMPLE, HOSTILE_DOCUMENTS, []]) {
      for (const language of ["zh", "en"] as const) {
        expect(reportOf(create, documents, { language })).toBe(reportOf(create, documents, { language }));
      }
    }
  });

  test("names every document with findings", async () => {
    const report = reportOf(await REPORT_FORMATS[format]!(), SAMPLE);
    for (const name of ["讲话", "photo"])
      expect([name, encodeURIComponent(name)].some((form) => report.includes(form))).toBe(true);
  });

  test("does not list changes of layout, but for json and html", async () => {
    const report = reportOf(await REPORT_FORMATS[format]!(), SAMPLE);
    expect(report.includes("normalize/trailing-space")).toBe(format === "json");
  });
});
