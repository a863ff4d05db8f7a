import { expect, test } from "vitest";
import { Text } from "../../../src/core/text.js";
import { survey } from "../../../src/stages/ads/candidates.js";
import { judge } from "../../../src/stages/ads/judge.js";
import { adModel } from "../../../src/stages/ads/model.generated.js";

const BODY = [
  "清晨，渡口的雾还没有散，船夫把缆绳解下来，慢慢收进舱里。",
  "对岸的集市已经热闹起来，卖菜的人挑着担子往里走。",
];

/** The verdicts of a text, and the parts of its lines of which features were asked. */
function judged(line: string) {
  const text = new Text([BODY[0], line, BODY[1], ""].join("\n"));
  const surveyor = survey(text, { name: "a.txt", format: "text" }, []);
  const asked: string[] = [];
  const parts = (index: number) =>
    surveyor.parts(index).map((part) => ({
      ...part,
      candidate: () => {
        asked.push(text.value.slice(part.start, part.end));
        return part.candidate();
      },
    }));
  const verdicts = judge(text, { ...surveyor, parts }, adModel).map(({ start, end, whole }) => ({
    found: text.value.slice(start, end),
    whole,
  }));
  return { verdicts, asked, parts: surveyor.parts(1).length };
}

test("parts of a sure line are not asked for where each leaves words of an ad", () => {
  const ad = "扫码关注公众号“沙洲题库”，回复关键词“23”即可领取完整版资料";
  const { verdicts, asked, parts } = judged(ad);
  expect(verdicts).toEqual([{ found: ad, whole: true }]);
  expect(parts).toBeGreaterThan(0);
  expect(asked).toEqual([]);
});

test("they are asked for where one may leave a body, and keep it", () => {
  const ad = "（更多精彩小说请加微信：shuyou2024，每天免费更新）";
  const { verdicts, asked } = judged(`老人点点头，把灯笼挂回屋檐下面，${ad}转身进了里屋，半天没有出来。`);
  expect(asked).toContain(ad);
  expect(verdicts).toEqual([{ found: ad, whole: false }]);
});

test("of a line that goes as a whole the sentences stay that a body begins it with", () => {
  const ad =
    "书友可加群：618022547，每天更新；手机版阅读网址：m.dushuzai.com，电脑版：www.dushuzai.com。书友群：618022547";
  const { verdicts } = judged(`老人点点头，把灯笼挂回屋檐下面，转身进了里屋，半天没有出来。${ad}`);
  expect(verdicts).toEqual([{ found: ad, whole: false }]);
});
