import { expect, test } from "vitest";
import { apply } from "../../src/core/edit.js";
import { MOST_TOLD, tellable } from "../../src/core/told-findings.js";
import { createCleaner } from "../../src/stages/cleaner.js";

test("the first findings of layout are told, and the first of all others", () => {
  const isTold = tellable({ layout: 2, others: 1 });
  const stages = ["normalize", "restore", "ads", "normalize", "normalize", "markers"] as const;
  expect(stages.map((stage) => isTold({ stage }))).toEqual([true, true, false, true, false, false]);
});

test.each([
  ["whole", createCleaner()],
  ["in windows", createCleaner({ windows: { whole: 1 << 16, size: 1 << 16, around: 1 << 10 } })],
])(
  "of a text %s with a change on every line as many are told, and all are done",
  (_, cleaner) => {
    const lines = MOST_TOLD.layout + 10_000;
    const source = "字\r\n".repeat(lines);
    const { text, edits, findings } = cleaner.clean(source);
    expect(findings).toHaveLength(MOST_TOLD.layout);
    expect(findings[0]).toMatchObject({ start: 1, end: 2, stage: "normalize" });
    expect(edits).toHaveLength(lines);
    expect(apply(source, edits) === text).toBe(true);
    // one for the line ends, and one for the last of them
    expect(new Set(edits.map(({ parts }) => parts[0]!.reason)).size).toBe(2);
  },
  120_000,
);
