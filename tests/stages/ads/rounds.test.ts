import { expect, test } from "vitest";
import type { Context } from "../../../src/core/stage.js";
import { Text } from "../../../src/core/text.js";
import { proposeInRounds, type Round } from "../../../src/stages/ads/rounds.js";

/** Takes out AD, one in a round, and notes what it was told of the round before. */
function rounds() {
  const told: (string | undefined)[] = [];
  const propose = proposeInRounds((text, _, before): Round => {
    told.push(before?.text.value);
    const start = text.value.indexOf("AD");
    const edit = { rule: "ads/deny", reason: { code: "denied", args: {} }, replacement: "", confidence: 1 };
    const edits = start < 0 ? [] : [{ ...edit, start, end: start + 2 }];
    return { text, edits };
  });
  return { told, propose };
}

const context: Context = { name: "", format: "text" };

test("each round is told of the one before, and the last state of a text is not gone over again", () => {
  const { told, propose } = rounds();
  const text = new Text("甲AD乙AD丙");
  const edits = propose(text, context);
  expect(edits.map(({ start, end }) => [start, end])).toEqual([
    [1, 3],
    [4, 6],
  ]);
  expect(told).toEqual([undefined, "甲AD乙AD丙", "甲乙AD丙"]);
  expect(propose(text.edited(edits), context)).toEqual([]);
  expect(told).toHaveLength(3);
  propose(text.edited([{ start: 0, end: 1, replacement: "子" }]), context);
  expect(told[3]).toBe("甲乙丙");
});

test("nothing is known of another text, though its context is the same, and nothing in another context", () => {
  const { told, propose } = rounds();
  const text = new Text("甲");
  propose(text, context);
  propose(new Text("乙"), context);
  propose(new Text("乙"), context);
  propose(text, { ...context });
  expect(told).toEqual([undefined, undefined, undefined, undefined]);
});
