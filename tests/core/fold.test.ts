import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOLD_KINDS, type FoldKind, fold } from "../../src/core/fold.js";

const kindsOf = fc.subarray([...FOLD_KINDS]);
const alphabet = fc.constantFrom(
  ..."甲党員学科网最新小说aBｗ７，。：　 \u200b\u200d\ufeff\u00ad*·./-★⊥~ⓦ①㎏½é\u0301ｶﾞ한ᄀ\u1161\u11a8İΣ😀👨‍👩‍👧\ud83d",
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.array(alphabet, { maxLength: 30 }).map((characters) => characters.join("")),
);

describe("fold", () => {
  test.each<[FoldKind[], string, string]>([
    [["nfkc"], "ＱＱ：２９０６　①", "QQ:2906 1"],
    [["case"], "VIP会员", "vip会员"],
    [["zero-width"], "长\u200b按识\u200b别\ufeff", "长按识别"],
    [["traditional"], "關注公衆號，點擊閱讀", "关注公众号，点击阅读"],
    [["decoration"], "最⊥新⊥小⊥说 党·组·织 共.-产/.党", "最新小说 党组织 共产党"],
    [["decoration"], "3.5 2023-04-11 a.b 等等..是--的 ——", "3.5 2023-04-11 a.b 等等..是--的 ——"],
    [["spaced"], "微 信 搜 一 搜：l u o . n e t", "微信搜一搜：luo . n e t".replace("n e t", "net")],
    [["spaced"], "我们 他们 你 和 他 党 史", "我们 他们 你 和 他 党 史".replace("你 和 他 党 史", "你和他党史")],
    [["nfkc", "case", "zero-width"], "ｗＷw。ⓦⓦⓦ·ⓒⓒ", "www。www·cc"],
    [["nfkc"], "e\u0301 ｶﾞ \u1100\u1161\u11a8", "é ガ 각"],
  ])("%j of %s is %s", (kinds, source, expected) => {
    expect(fold(source, kinds).text).toBe(expected);
  });

  test.each<[FoldKind[], string, string, string]>([
    [["zero-width"], "长\u200b按识\u200b别", "按识", "按识"],
    [["zero-width"], "长\u200b按识\u200b别", "识别", "识\u200b别"],
    [["nfkc"], "重㎏了", "kg", "㎏"],
    [["nfkc"], "重㎏了", "g了", "㎏了"],
    [["decoration", "nfkc"], "看最⊥新⊥小⊥说吧", "最新小说", "最⊥新⊥小⊥说"],
    [["spaced", "case"], "搜 A P P 吧", "app", "A P P"],
  ])("%j of %s: %s stands for %s", (kinds, source, part, expected) => {
    const folded = fold(source, kinds);
    const at = folded.text.indexOf(part);
    const { start, end } = folded.toSource(at, at + part.length);
    expect(source.slice(start, end)).toBe(expected);
  });

  test("is idempotent", () => {
    fc.assert(
      fc.property(texts, kindsOf, (text, kinds) => {
        const once = fold(text, kinds).text;
        expect(fold(once, kinds).text).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  test("its offsets never fall, never leave the source and never split a surrogate pair", () => {
    fc.assert(
      fc.property(texts, kindsOf, (text, kinds) => {
        const folded = fold(text, kinds);
        let last = 0;
        for (let i = 0; i <= folded.text.length; i++) {
          const { start, end } = folded.toSource(i, Math.min(i + 1, folded.text.length));
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const at of [start, end])
            expect(/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) && at > 0).toBe(false);
          last = start;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("does not depend on the order of the kinds", () => {
    fc.assert(
      fc.property(texts, kindsOf, (text, kinds) => {
        expect(fold(text, [...kinds].reverse()).text).toBe(fold(text, kinds).text);
      }),
    );
  });
});
