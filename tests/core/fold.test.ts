import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
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

  test("is idempotent where more marks stand than join a character", () => {
    const mark = fc.constantFrom(..."\u0301\u0327\u0345\u0f73\u3099\u1161ﾞ", "\u{1d165}", "\u{16d63}");
    const runs = fc.tuple(
      fc.constantFrom("", "a", "é", "か", "ᄀ", "A"),
      fc.array(mark, { minLength: 240, maxLength: 280 }).map((marks) => marks.join("")),
      fc.constantFrom("", "甲"),
    );
    fc.assert(
      fc.property(runs, kindsOf, (run, kinds) => {
        const once = fold(run.join(""), kinds).text;
        expect(fold(once, kinds).text).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test("normalizes no more at once than a character has marks, and nothing twice as often in a longer text", () => {
    // Normalizing sorts the marks of a character: a million of them would take hours.
    const normalize = vi.spyOn(String.prototype, "normalize");
    const unitsOf = (length: number) => {
      normalize.mockClear();
      fold("\u0327\u0301".repeat(length / 2), ["nfkc"]);
      const sizes = normalize.mock.contexts.map((text) => (text as unknown as string).length);
      expect(Math.max(0, ...sizes)).toBeLessThan(1000);
      return sizes.reduce((sum, size) => sum + size, 0);
    };
    expect(unitsOf(40_000)).toBeLessThanOrEqual(4 * unitsOf(10_000));
    normalize.mockRestore();
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
