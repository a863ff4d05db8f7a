import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reason } from "../../src/core/edit.js";
import { collectEditGroups, editsOfGroups } from "../../src/core/edit-groups.js";
import type { SourceEdit } from "../../src/core/pipeline.js";

const REASONS: readonly Reason[] = [
  { code: "line-end", args: {} },
  { code: "trailing-space", args: {} },
  { code: "control-character", args: { character: "U+0007" } },
];
const part = fc.record({
  reason: fc.constantFrom(...REASONS),
  rule: fc.constantFrom("normalize/line-end", "normalize/other"),
  confidence: fc.constantFrom(0.9, 1),
});
const piece = fc.record({
  found: fc.constantFrom("\r\n", "甲", ""),
  replacement: fc.constantFrom("\n", ""),
  parts: fc.array(part, { minLength: 1, maxLength: 2 }),
});

/** Edits in order of place, and what they take away. */
const edits = fc.array(piece, { maxLength: 60 }).map((pieces) =>
  pieces.map(({ found, replacement, parts }, i): [SourceEdit, string] => {
    const place = { start: i * 4, end: i * 4 + found.length, replacement };
    return [{ ...place, parts: parts.map((one) => ({ stage: "normalize" as const, ...one, ...place })) }, found];
  }),
);

const MODES = ["as they are", "copied"] as const;

test.each(MODES)("groups give the edits back, each content once, strings %s", (mode) => {
  fc.assert(
    fc.property(edits, (all) => {
      const collected = collectEditGroups(mode);
      for (const [edit, found] of all) collected.add(edit, found);
      const groups = collected.groups();
      expect(editsOfGroups(groups)).toEqual(all.map(([edit]) => edit));
      const contents = groups.map(({ at, ...content }) => JSON.stringify(content));
      expect(new Set(contents).size).toBe(groups.length);
      expect(groups.map(({ at }) => at[0])).toEqual([...groups.map(({ at }) => at[0])].sort((a, b) => a! - b!));
    }),
  );
});

test.each(MODES)("equal edits whose reasons are no one object are one group, strings %s", (mode) => {
  fc.assert(
    fc.property(edits, (all) => {
      const [shared, own] = [collectEditGroups(mode), collectEditGroups(mode)];
      for (const [edit, found] of all) {
        shared.add(edit, found);
        own.add(structuredClone(edit), found);
      }
      expect(own.groups()).toEqual(shared.groups());
    }),
  );
});
