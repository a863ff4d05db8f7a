import { expect, test } from "vitest";
import { Text } from "../../src/core/text.js";
import { type AnchorGroup, AnchorPool } from "../../src/match/anchor-pool.js";

/** For each line with anchors of a group where it starts, and their indices in the group. */
function found(pool: AnchorPool, group: AnchorGroup, text: Text) {
  return pool
    .linesOf(text)
    .map(({ start, literals }) => [start, literals.flatMap(group.indicesOf)] as const)
    .filter(([, indices]) => indices.length > 0);
}

test("each group gets the lines of its own anchors, under its own numbers", () => {
  const pool = new AnchorPool();
  const first = pool.add(["会员", "付费"]);
  const second = pool.add(["付费", "加群"]);
  const text = new Text("付费会员\n加群");
  expect(found(pool, first, text)).toEqual([[0, [1, 0]]]);
  expect(found(pool, second, text)).toEqual([
    [0, [0]],
    [5, [1]],
  ]);
  expect(pool.linesOf(text)).toBe(pool.linesOf(text));
});

test("an anchor that stands in a group several times stands for all of its places", () => {
  const pool = new AnchorPool();
  const group = pool.add(["会员", "付费", "会员"]);
  expect(found(pool, group, new Text("会员"))).toEqual([[0, [0, 2]]]);
});

test("a group that is added later is found, too, in a text that was searched before", () => {
  const pool = new AnchorPool();
  const first = pool.add(["会员"]);
  const text = new Text("会员加群");
  expect(found(pool, first, text)).toEqual([[0, [0]]]);
  const second = pool.add(["加群"]);
  expect(found(pool, second, text)).toEqual([[0, [0]]]);
  expect(found(pool, first, text)).toEqual([[0, [0]]]);
});

test("the anchors are found in the folded view", () => {
  const pool = new AnchorPool();
  const group = pool.add(["vip会员"]);
  expect(found(pool, group, new Text("ＶＩＰ\u200b会★员"))).toEqual([[0, [0]]]);
});
