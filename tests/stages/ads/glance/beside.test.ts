import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { type BesideSpec, makeBeside, standsBeside } from "../../../../src/stages/ads/glance/beside.js";
import { scanLines } from "../../../../src/stages/ads/glance/line-scan.js";

function stands(spec: BesideSpec, text: string, literal: string): boolean[] {
  const answers: boolean[] = [];
  const beside = makeBeside(spec);
  scanLines(new Text(text), (line) => {
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1))
      answers.push(standsBeside(beside, line, at));
  });
  return answers;
}

test.each<[string, BesideSpec, string, boolean]>([
  ["behind, at the bound", { beside: "加群", side: "behind", within: 4 }, "扫码一二加群", true],
  ["behind, beyond it", { beside: "加群", side: "behind", within: 3 }, "扫码甲乙加群", false],
  ["behind, on the wrong side", { beside: "加群", side: "behind", within: 4 }, "加群扫码", false],
  ["before, at the bound", { beside: "加", side: "before", within: 3 }, "加甲乙扫码", true],
  ["before, beyond it", { beside: "加", side: "before", within: 2 }, "加甲乙扫码", false],
  ["before, on the wrong side", { beside: "加", side: "before", within: 3 }, "扫码加", false],
  ["at the place itself", { beside: "扫码领", side: "before", within: 0 }, "扫码领", true],
  ["a literal that the text breaks off", { beside: "加群号", side: "behind", within: 4 }, "扫码加群", false],
  ["one of several", { beside: "加群 关注", side: "behind", within: 4 }, "扫码关注", true],
  ["digits and letters are free", { beside: "加群", side: "behind", within: 2 }, "扫码abc123加群", true],
  ["the second half of a character is free, too", { beside: "加", side: "before", within: 5 }, "加😀😀😀😀扫码", true],
  ["… and the first one counts", { beside: "加", side: "before", within: 4 }, "加😀😀😀😀扫码", false],
  ["nothing so far away is looked for", { beside: "加群", side: "behind", within: 2 }, `扫码${"0".repeat(2000)}`, true],
  ["… on the other side", { beside: "加群", side: "before", within: 2 }, `${"0".repeat(2000)}扫码`, true],
  ["without a bound", { beside: "加群", side: "behind" }, `扫码${"甲".repeat(90)}加群`, true],
])("%s", (_, spec, text, expected) => {
  expect(stands(spec, text, "扫码")).toEqual([expected]);
});

test("units that share their last bits are told apart", () => {
  const twin = String.fromCharCode("加".charCodeAt(0) ^ 0x400);
  expect(stands({ beside: "加", side: "behind", within: 9 }, `扫码${twin}`, "扫码")).toEqual([false]);
});
