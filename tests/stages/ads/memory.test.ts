import fc from "fast-check";
import { expect, test } from "vitest";
import type { CorpusCounts } from "../../../src/core/stage.js";
import { Text } from "../../../src/core/text.js";
import { toldCounts } from "../../../src/run/told-counts.js";
import { Kept, newMemory, openMemory } from "../../../src/stages/ads/memory.js";
import { adsStage, BODY } from "./stage.js";

test("what is kept by a key is made once", () => {
  const kept = new Kept<number>();
  let made = 0;
  const recall = (key: string) => kept.recall(key, () => ++made);
  expect(["甲", "乙", "甲", "乙"].map(recall)).toEqual([1, 2, 1, 2]);
});

test("what is kept is bounded: what was asked for lately stays, all else goes", () => {
  const kept = new Kept<number>();
  let made = 0;
  const recall = (key: string) => kept.recall(key, () => ++made);
  const long = "字".repeat(1 << 17);
  recall("甲");
  recall("乙");
  for (let i = 0; i < 20; i++) {
    recall(`${i}${long}`);
    expect(recall("甲")).toBe(1);
  }
  expect(recall("乙")).toBe(made); // made anew
  const before = made;
  for (let i = 0; i < 20_000; i++) recall(`${i}`);
  expect(recall(`19${long}`)).toBeGreaterThan(before + 20_000); // many short keys are too much, too
});

test("other counts have another memory", () => {
  const counts = (): CorpusCounts => ({ documents: 1, documentsWith: () => 0 });
  const [one, other] = [counts(), counts()];
  const memoryFor = openMemory();
  const memory = memoryFor(one);
  expect(memoryFor(one)).toBe(memory);
  expect(memoryFor(other)).not.toBe(memory);
  expect(memoryFor(undefined)).not.toBe(memory);
  expect(Object.keys(newMemory()).sort()).toEqual(["attention", "features", "parts", "speaks"]);
});

const PROMOS = [
  "关注公众号“北窗”，回复“资料”免费领取",
  "更多课件请登录 www.beichuang.net 下载，客服微信：beichuang_1",
  "老街的石板路被雨水洗得发亮，（www.beichuang.net）屋檐下挂着几串红辣椒。",
  "求月票，求推荐票！",
  "“松风阁书友小聚”已经办到第三期，愿与君同行，每期只留十个座位，报名请联系店长",
];
const documents = fc.array(
  fc.array(fc.constantFrom(...BODY, ...PROMOS), { minLength: 1, maxLength: 8 }).map((lines) => lines.join("\n")),
  { minLength: 1, maxLength: 8 },
);
const countsOf = (reach: number): CorpusCounts => ({
  documents: 60,
  documentsWith: (fingerprint) => (fingerprint.charCodeAt(0) % 2 === 0 ? reach : 0),
});

test.each([
  ["a folder of which nothing is known", undefined],
  ["a folder in which every other passage is repeated", 20],
])("in %s a document is told the same and asks the same, whatever was cleaned before", (_, reach) => {
  const counts = reach === undefined ? undefined : toldCounts(countsOf(reach));
  const corpus = counts && { corpus: counts };
  const shared = adsStage();
  fc.assert(
    fc.property(documents, (texts) => {
      for (const text of texts) {
        const run = (stage: typeof shared) => {
          const edits = stage.propose(new Text(text), { name: "a.txt", format: "text", ...corpus });
          return { edits, told: counts?.take() };
        };
        const { edits, told } = run(shared);
        const alone = run(adsStage());
        expect(edits).toEqual(alone.edits);
        expect(digitsOf(told?.asked)).toEqual(digitsOf(alone.told?.asked));
      }
    }),
    { numRuns: 25 },
  );
});

/** The fingerprints in order: they may be asked for in another one. */
function digitsOf(asked: string | undefined): readonly string[] {
  return (asked?.match(/.{12}/g) ?? []).sort();
}
