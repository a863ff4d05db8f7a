import fc from "fast-check";
import { expect, test } from "vitest";
import { excessiveLoss, type Loss, lostProse, proseLength } from "../../src/core/prose.js";

test.each([
  ["山风，吹来。", 6],
  ["山 风\n吹\t来", 4],
  ["ab12", 4],
  ["<b class=x>山</b>", 1],
  ["看 www.bei-chuang.net/a?b=1 吧", 2],
  ["3.14 是数", 5],
  ["𠀀山", 2],
  ["★——★", 0],
  ["", 0],
])("%s has %d of prose", (text, length) => {
  expect(proseLength(text)).toBe(length);
});

const loss = (start: number, end: number, confidence: number, stage = "ads"): Loss => ({
  start,
  end,
  parts: [{ stage, confidence }],
});

test("what other stages take is no loss, and what is certain counts three quarters", () => {
  const text = "一二三四五六七八";
  expect(lostProse(text, [loss(0, 4, 0.8), loss(4, 8, 0.8, "markers")])).toBe(4);
  expect(lostProse(text, [loss(0, 4, 0.95)])).toBe(3);
});

test.each([
  ["一二三四", 0.5, undefined],
  ["一二三四五", 0.5, undefined],
  ["一二三", 0.5, 2 / 3],
  ["一二", 0, 1],
  ["一二\n★★★★★★", 0.5, 1],
  ["一二<a href=三四五六七八>", 0.5, 1],
])("of %j two are lost: at a limit of %d that is %s", (text, limit, expected) => {
  expect(excessiveLoss(text, [loss(0, 2, 0.8)], limit)).toBe(expected);
});

test("nothing lost is never too much", () => {
  expect(excessiveLoss("一二", [], 0)).toBeUndefined();
  expect(excessiveLoss("一二", [loss(0, 2, 0.8, "restore")], 0)).toBeUndefined();
});

test("however much of a text is read, a loss is too much where its share is", () => {
  const piece = fc.constantFrom("山风", "。", "\n", "\r\n", "<b x", ">", "www.a.com", "3.1", "★ ", "a.b", "/c", "𠀀");
  const texts = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (text, a, b, limit) => {
      const edits = [loss(Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length), 0.8)];
      const share = lostProse(text, edits) / Math.max(1, proseLength(text));
      expect(excessiveLoss(text, edits, limit)).toBe(share > limit ? share : undefined);
    }),
    { numRuns: 2000 },
  );
});
