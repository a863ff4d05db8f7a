import { existsSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { evalDocuments } from "../../../../.scripts/train/documents.js";
import type { Context } from "../../../../src/core/stage.js";
import { Text } from "../../../../src/core/text.js";
import { SOURCES } from "../../../../src/stages/ads/glance/sources.js";
import { matching } from "../../../match/matching.js";
import { adsStage } from "../stage.js";
import { anyLine, anyText, LINES } from "./texts.js";

const glancing = adsStage();
const plain = adsStage({ look: "everywhere" });
const NONE: Context = { name: "a.txt", format: "text" };
/** Folders in which nothing, everything, and every fourth passage is repeated. */
const CONTEXTS: readonly Context[] = [
  NONE,
  { ...NONE, corpus: { documents: 50, documentsWith: () => 20 } },
  { ...NONE, corpus: { documents: 50, documentsWith: (fingerprint) => (fingerprint.endsWith("0") ? 4 : 0) } },
];

function expectSame(source: string, context: Context): void {
  const expected = plain.propose(new Text(source), context);
  expect(glancing.propose(new Text(source), context)).toEqual(expected);
}

test("a glance finds what looking everywhere finds, in texts made to deceive it", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...CONTEXTS), (text, context) => expectSame(text, context)),
    { numRuns: 400 },
  );
});

/** Lines that hold what a source of evidence looks for, or nearly. */
const telling = fc
  .tuple(
    anyLine,
    fc.constantFrom(...SOURCES).chain(({ pattern }) => matching(pattern)),
    anyLine,
  )
  .chain(([before, match, after]) =>
    fc.constantFrom(match, `${before}${match}`, `${match}${after}`, `${before}${match}${after}`),
  );

test("… in texts made from the patterns of the sources", () => {
  const texts = fc
    .array(fc.oneof(telling, telling, anyLine), { minLength: 1, maxLength: 6 })
    .map((all) => all.join("\n"));
  fc.assert(
    fc.property(texts, fc.constantFrom(...CONTEXTS), (text, context) => expectSame(text, context)),
    { numRuns: 400 },
  );
});

/** Lines far enough from both ends of a text for its middle to have no place. */
const filler = Array.from({ length: 10 }, (_, i) => `第${i + 1}天，山风从谷口吹进来。`).join("\n");

test("… in the middle of a text, and beside lines that go", () => {
  const promo = fc.constantFrom("扫码领取全套资料，关注公众号免费下载", "微信：bei_chuang88，加群领取", "山风");
  const texts = fc
    .array(fc.oneof(telling, anyLine, promo, fc.constant(filler)), { minLength: 1, maxLength: 6 })
    .map((all) => [filler, ...all, filler].join("\n"));
  fc.assert(
    fc.property(texts, fc.constantFrom(...CONTEXTS), (text, context) => expectSame(text, context)),
    { numRuns: 300 },
  );
});

test.each(CONTEXTS)("… in every line of the project's texts, folder %#", (context) => {
  for (let at = 0; at < LINES.length; at += 40) expectSame(LINES.slice(at, at + 40).join("\n"), context);
});

test.each([
  "【锣声。剧终。】——下载限时￥9.9他推开门。",
  "t,xt,小,说,天,堂www.aa.vip\u0301【\n长按下面二维码",
  "关注领取求月票一讲，大家坐在院子里。edu.cn　B.x＞2利院的孩子们！",
  "关注公众号\n最快更新烟雨楼∥⟧继续往下念。…-。",
  "该\n名片，关注我的视频号 ⬇️",
  "【\n【\n【\n【\nu_01 ，每周日连麦跳出来几万条结；）。\n。\n本作品来自互联网,本人不做任何负责 版权归原文作者!\n【",
])("… in %s", (text) => expectSame(text, NONE));

const shared = new URL("../../../../../shared/eval/text/", import.meta.url);

test.skipIf(!existsSync(shared))("… in the labelled documents; skipped where they are missing", () => {
  for (const { text } of evalDocuments(shared)) for (const context of CONTEXTS) expectSame(text, context);
});
