import { expect, test } from "vitest";
import type { DocumentRecord, DocumentStatus, LocatedFinding } from "../../src/core/document.js";
import { addTotals, noTotals, totalsOf } from "../../src/run/totals.js";

function finding(stage: LocatedFinding["stage"], band: LocatedFinding["band"], found: string): LocatedFinding {
  return { stage, band, found } as LocatedFinding;
}

const findings = [
  finding("ads", "applied", "加微信\n\n领取资料\n"),
  finding("ads", "reported", "扫码"),
  finding("markers", "applied", "【付费】"),
  finding("restore", "applied", "D"),
  finding("normalize", "applied", "\r"),
  { ...finding("ads", "applied", "广告"), suppressed: { kind: "inSource", reason: "" } } as LocatedFinding,
];
const record = (status: DocumentStatus, all = findings) => ({ status, findings: all }) as unknown as DocumentRecord;

test("lines of ads, markers, restorations and suggestions are counted, what is suppressed is not", () => {
  const counts = { adLines: 2, markers: 1, restorations: 1, suggestions: 1 };
  expect(totalsOf(record("changed"))).toEqual({ ...noTotals(), files: 1, changed: 1, ...counts });
});

test.each(["over-removal", "refused"] as const)("nothing counts as removed from a document that is %s", (status) => {
  expect(totalsOf(record(status))).toEqual({ ...noTotals(), files: 1, refused: 1, suggestions: 1 });
});

test("totals add up", () => {
  const totals = noTotals();
  for (const one of [record("changed"), record("unchanged", []), record("over-removal")])
    addTotals(totals, totalsOf(one));
  expect(totals).toEqual({
    ...{ files: 3, changed: 1, unchanged: 1, refused: 1 },
    ...{ adLines: 2, markers: 1, restorations: 1, suggestions: 2 },
  });
});
