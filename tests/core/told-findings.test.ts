import { expect, test } from "vitest";
import { apply } from "../../src/core/edit.js";
import { MOST_TOLD, tellable } from "../../src/core/told-findings.js";
import { clean } from "../../src/stages/cleaner.js";

test("the first findings of layout are told, and the first of all others", () => {
  const isTold = tellable({ layout: 2, others: 1 });
  const stages = ["normalize", "restore", "ads", "normalize", "normalize", "markers"] as const;
  expect(stages.map((stage) => isTold({ stage }))).toEqual([true, true, false, true, false, false]);
});

test.each([
  ["no longer than one window", 999_999],
  ["in windows", 2_100_000],
])(
  "of a text %s with a change on every line as many are told, and all are done",
  (_, length) => {
    const source = "字\r\n".repeat(length / 3);
    const { text, edits, findings } = clean(source);
    expect(findings).toHaveLength(MOST_TOLD.layout);
    expect(findings[0]).toMatchObject({ start: 1, end: 2, stage: "normalize" });
    expect(edits).toHaveLength(length / 3);
    expect(apply(source, edits) === text).toBe(true);
    expect(new Set(edits.map(({ parts }) => parts[0]!.reason)).size).toBeLessThan(4);
  },
  60_000,
);
