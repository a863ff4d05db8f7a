import { expect, test } from "vitest";
import { Text } from "../../../../src/core/text.js";
import { mayBeChopped } from "../../../../src/stages/ads/glance/chopped.js";
import { scanLines } from "../../../../src/stages/ads/glance/line-scan.js";

test.each([
  ["bits before the word", "t,xt,小,说天,堂", "天", true],
  ["a bit behind the start of a line", "更,新得真快", "更", true],
  ["letters run on to the word", "今天的更新没有了", "更新", false],
  ["a clause before it is no bit", "城里的人都说，更新得慢", "更新", false],
  ["a short clause is one", "他说，更新得慢", "更新", true],
  ["a bit behind a number is none", "时间是8月23日，更新得慢", "更新", false],
  ["a bit behind a stop is one", "他走了。还有，更新得慢", "更新", true],
  ["a bit behind another one is one", "一二三四五，还有，更新得慢", "更新", true],
  ["a passage may begin with a word like that", "人们都在说关注，更新得慢", "更新", true],
  ["bits too far away", `他说，${"甲".repeat(14)}更新`, "更新", false],
  ["spaces part bits, too", "首 发 更新得慢", "更新", true],
])("%s", (_, text, word, expected) => {
  const answers: boolean[] = [];
  scanLines(new Text(text), (line) => {
    const units = String.fromCharCode(...line.units.subarray(0, line.length));
    answers.push(mayBeChopped(line, units.indexOf(word)));
  });
  expect(answers).toEqual([expected]);
});
