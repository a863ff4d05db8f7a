import { expect, test } from "vitest";
import type { CorpusCounts } from "../../../src/core/stage.js";
import { Text } from "../../../src/core/text.js";
import { passageFingerprints } from "../../../src/stages/ads/fingerprint.js";
import { BODY, cleanAds } from "./stage.js";

/** Sixty documents, forty of which end with a promo that no rule knows, each time a little different. */
const HEADINGS = "同志们：\n特此通知。\n第五条 用人单位应当依法建立和完善劳动规章制度，保障劳动者享有劳动权利。\n";
const promo = (i: number) =>
  `“松风阁${i % 3 === 0 ? "" : "书友"}小聚”已经办到第${i + 3}期，${["愿与君同行", "愿与您同行", "盼与您同行"][i % 3]}，每期只留${10 + (i % 7)}个座位，报名请联系店长`;
const documents = Array.from({ length: 60 }, (_, i) => {
  const body = `${HEADINGS}${BODY[i % BODY.length]}\n第${i}号文件所附说明。\n${BODY[(i + 2) % BODY.length]}\n`;
  return { body, text: i < 40 ? `${body}${promo(i)}\n` : body };
});

function countDocuments(texts: readonly string[]): CorpusCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const print of new Set(passageFingerprints(new Text(text)).map(({ fingerprint }) => fingerprint))) {
      counts.set(print, (counts.get(print) ?? 0) + 1);
    }
  }
  return { documents: texts.length, documentsWith: (print) => counts.get(print) ?? 0 };
}

const corpus = countDocuments(documents.map(({ text }) => text));

test("a promo that no rule knows is found by its repetition", () => {
  const alone = documents.slice(0, 40).filter(({ text, body }) => cleanAds(text) === body).length;
  const found = documents.slice(0, 40).filter(({ text, body }) => cleanAds(text, { corpus }) === body).length;
  expect(alone).toBe(0);
  expect(found).toBeGreaterThanOrEqual(38);
});

test("headings and quotations that repeat are not harmed", () => {
  for (const { text, body } of documents) expect(cleanAds(text, { corpus }).startsWith(body)).toBe(true);
});

test("fingerprints do not tell width, spaces, digits and punctuation apart", () => {
  const prints = (source: string) => passageFingerprints(new Text(source)).map(({ fingerprint }) => fingerprint);
  expect(prints("加入会员群，网盘 每日更新１２３篇")[0]).toBe(prints("加入會員群 网盘每日更新45篇！")[0]);
  expect(prints("加入会员群网盘每日更新")).not.toEqual(prints("加入会员群网盘每周更新"));
});

test.each([
  "全年共评估八千项任务，其中夏粮收购方案完成率过半，数据每周更新一次。今年投入资金用于秋季招生工作和农田水利设施。",
  "陈老师认为，古诗的意象是本单元的重点，资料可以到窗口领取。例题里的学校有七千名学生，求参加论坛的人数。",
  "会议指出，要扎实推进河道清淤，需要的人请与值班室联系。按照原定计划，图书借阅办法由第三中学牵头。",
])("a paragraph of stock phrases stays, however many documents hold them: %s", (paragraph) => {
  const text = [...BODY, paragraph, ...BODY].join("\n");
  expect(cleanAds(text, { corpus: { documents: 60, documentsWith: () => 20 } })).toBe(text);
});
