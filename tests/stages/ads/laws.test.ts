import fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "../../../src/core/edit.js";
import { Text } from "../../../src/core/text.js";
import { adsStage, BODY, cleanAds } from "./stage.js";

const stage = adsStage();
const line = fc.constantFrom(
  ...BODY,
  "",
  "关注公众号“北窗”，回复“资料”免费领取",
  "（www.beichuang.net）",
  "扫描下方二维码",
  "没看够？",
  "========",
  "温馨提示：",
  "他推开门，(www.beichuang.net)走了进去。",
  "求月票，求推荐票！",
  "![](a.png)",
  "> 微信号：beichuang_1",
);

test("once carried out there is nothing more to propose", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const once = cleanAds(lines.join(end));
      expect(cleanAds(once)).toBe(once);
    }),
    { numRuns: 60 },
  );
});

test("proposals are in order, in range and apart", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const source = lines.join("\n");
      const edits = stage.propose(new Text(source), { name: "a", format: "text" });
      expect(() => apply(source, edits)).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

test("what is an ad in Chinese is only reported in a text of another language", () => {
  const english = Array.from({ length: 12 }, (_, i) => `Chapter ${i} tells how the river was crossed in winter.`);
  const ad = "【北窗素材铺】三千套范文打包，年卡98元，扫码入群";
  const context = { name: "a", format: "text" } as const;
  const most = (lines: readonly string[]) =>
    Math.max(...stage.propose(new Text(lines.join("\n")), context).map(({ confidence }) => confidence));
  expect(most([...english, ad, ...english])).toBeLessThan(stage.apply);
  expect(most([...BODY, ad, ...BODY])).toBeGreaterThanOrEqual(stage.apply);
});

test.each([
  ["brackets", "【(".repeat(200_000)],
  ["colons", "：1 ".repeat(300_000)],
  ["calls", "扫码关注".repeat(250_000)],
  ["addresses", "www.a.com ".repeat(100_000)],
  ["lines of ads", "求月票，求推荐票！\n".repeat(3_000)],
  ["commas", "加微信，".repeat(250_000)],
])("a text of %s without end is finished", (_, source) => {
  expect(Array.isArray(stage.propose(new Text(source), { name: "a", format: "text" }))).toBe(true);
});
