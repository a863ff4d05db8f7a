import { tmpdir } from "node:os";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsFromTable } from "../../../src/core/count-table.js";
import { Text } from "../../../src/core/text.js";
import { countFolder } from "../../../src/io/counts/count-folder.js";
import { makeCountTable } from "../../../src/io/counts/make-table.js";
import { compileSafe } from "../../../src/match/compile-safe.js";
import { checkPack, runAlone } from "../../../src/packs/check.js";
import { adHints, looksLikeAd } from "../../../src/packs/learn/ad-hints.js";
import { commonPieces } from "../../../src/packs/learn/common-pieces.js";
import { loadPack } from "../../../src/packs/load.js";
import { passageFingerprints } from "../../../src/stages/ads/fingerprint.js";
import { createLearner, learnedPack } from "../../../src/stages/ads/learn.js";
import {
  CLOSING,
  FORM,
  GREETING,
  HEADINGS,
  type PromoDocument,
  promoFolder,
  QUOTATION,
} from "../../packs/learn/promo-folder.js";

async function countsOf(documents: readonly PromoDocument[]) {
  const options = { concurrency: 3, temporary: tmpdir() };
  return countsFromTable(makeCountTable(await countFolder(documents, async ({ text }) => text, options)));
}

async function learn(documents: readonly PromoDocument[]) {
  const learner = createLearner(await countsOf(documents), 5);
  for (const { name, text } of documents) learner.add(name, new Text(text));
  return learner.finish();
}

describe("a promo that no rule knows", () => {
  const documents = promoFolder();

  test("is found by counting in at least 38 of 40 documents", async () => {
    const counts = await countsOf(documents);
    const reached = documents.filter(({ promo }) => {
      if (promo === undefined) return false;
      const prints = passageFingerprints(new Text(promo));
      return prints.some(({ fingerprint }) => counts.documentsWith(fingerprint) >= 20);
    });
    expect(reached.length).toBeGreaterThanOrEqual(38);
  });

  test("is proposed as one rule that takes it out of all documents and nothing else", async () => {
    const learned = await learn(documents);
    expect(learned.proposed.map(({ family }) => family.documents)).toEqual([expect.any(Number)]);
    const rules = checkPack(loadPack(learnedPack(learned, "learned", ["x"])!, "pack.yaml"), compileSafe);
    let found = 0;
    for (const { text, promo } of documents) {
      const cleaned = runAlone(rules[0]!, text);
      if (promo === undefined) expect(cleaned).toBeUndefined();
      else if (cleaned !== undefined) {
        found++;
        expect(cleaned).toBe(text.slice(0, -promo.length - 1));
      }
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });

  test("headings, greetings, quotations and forms are listed as innocent", async () => {
    const { proposed, vague, innocent } = await learn(documents);
    const listed = innocent.flatMap(({ variants }) => variants).join("\n");
    for (const line of [...HEADINGS, GREETING, QUOTATION, FORM.slice(0, 3), CLOSING]) expect(listed).toContain(line);
    const blamed = [...proposed.map(({ family }) => family), ...vague].flatMap(({ variants }) => variants).join("\n");
    for (const line of [...HEADINGS, GREETING, QUOTATION, FORM.slice(0, 3), CLOSING])
      expect(blamed).not.toContain(line);
  });

  test("keeps come from the folder, and all that is learned does not depend on the order of documents", async () => {
    const learned = await learn(documents);
    const keeps = learned.proposed[0]!.rule.keep;
    const sentences = documents.map(({ text }) => text).join("\n");
    expect(keeps.some((keep) => sentences.includes(keep))).toBe(true);
    const again = await learn([...documents].reverse());
    expect(learnedPack(again, "learned", [])).toBe(learnedPack(learned, "learned", []));
  });
});

describe("hints of ads", () => {
  test.each([
    "扫码关注公众号，领取全套资料",
    "请记住本站网址 www.example-novel.com，手机同步阅读",
    "加薇信 abc123 免费领取课件",
    "V❤：ab12345 咨询代写",
    "更多精彩内容，尽在某某文学网",
  ])("speak: %s", (line) => expect(looksLikeAd(line)).toBe(true));

  test.each([
    "尊敬的各位领导、同志们：",
    "联系人：李主任，联系电话：010-12345678",
    "特此通知，请遵照执行。",
    "第十二条 用人单位应当依法缴纳社会保险费。",
    "填表人：　　审核人：　　日期：",
    "请下载附件后填写。",
    "一、下载与安装",
  ])("do not: %s", (line) => expect(looksLikeAd(line), adHints(line).join()).toBe(false));
});

test("common pieces stand in all texts in order, and the gaps are as wide as what lies between", () => {
  const word = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "丁"), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (texts) => {
      const { pieces, gaps } = commonPieces(texts);
      expect(gaps).toHaveLength(pieces.length + 1);
      const pattern = pieces.map((piece, i) => `.{0,${gaps[i]}}${piece}`).join("");
      for (const text of texts) expect(text).toMatch(new RegExp(`^${pattern}.{0,${gaps.at(-1)}}$`, "u"));
    }),
  );
  expect(commonPieces(["关注甲号领资料", "关注乙丙号领资料吧"])).toEqual({
    pieces: ["关注", "号领资料"],
    gaps: [0, 2, 1],
  });
});
