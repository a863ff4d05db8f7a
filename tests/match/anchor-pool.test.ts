import { expect, test } from "vitest";
import { Text } from "../../src/core/text.js";
import { AnchorPool } from "../../src/match/anchor-pool.js";

test("each group gets the hits of its own anchors, under its own numbers", () => {
  const pool = new AnchorPool();
  const first = pool.add(["会员", "付费"]);
  const second = pool.add(["付费", "加群"]);
  const text = new Text("付费会员加群");
  expect(first.findAll(text)).toEqual([
    { id: 1, start: 0, end: 2 },
    { id: 0, start: 2, end: 4 },
  ]);
  expect(second.findAll(text)).toEqual([
    { id: 0, start: 0, end: 2 },
    { id: 1, start: 4, end: 6 },
  ]);
});

test("a group that is added later is found, too, in a text that was searched before", () => {
  const pool = new AnchorPool();
  const first = pool.add(["会员"]);
  const text = new Text("会员加群");
  expect(first.findAll(text)).toHaveLength(1);
  const second = pool.add(["加群"]);
  expect(second.findAll(text)).toEqual([{ id: 0, start: 2, end: 4 }]);
  expect(first.findAll(text)).toHaveLength(1);
});

test("the anchors are found in the folded view", () => {
  const group = new AnchorPool().add(["vip会员"]);
  expect(group.findAll(new Text("ＶＩＰ\u200b会★员"))).toEqual([{ id: 0, start: 0, end: 5 }]);
});
