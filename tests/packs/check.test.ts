import { describe, expect, test } from "vitest";
import { CleanError } from "../../src/core/errors.js";
import { compileSafe } from "../../src/match/compile-safe.js";
import { checkPack } from "../../src/packs/check.js";
import { loadPack } from "../../src/packs/load.js";

const good = `pack: ads/test
version: 1
rules:
  - id: follow
    anchors: [公众号]
    pattern: '关注公众号:?\\s*[\\w-]{4,}'
    action: delete-match
    confidence: 0.9
    reason: follow-bait
    examples:
      - { from: 完。关注公众号：abcd_1, to: 完。 }
      - { from: 关注公众号wxyz, to: '' }
    keep:
      - 他写公众号。
      - 关注公众号的人很多。
`;

const prove = (source: string) => checkPack(loadPack(source, "my.yaml"), compileSafe);

test("a right pack loads", () => {
  expect(prove(good).map(({ id }) => id)).toEqual(["ads/test/follow"]);
});

describe("a wrong pack is refused with its place", () => {
  test.each<[string, string, string, string, RegExp]>([
    ["broken YAML", "anchors: [公众号]", "anchors: [公众号", "6:5", /./],
    ["an unknown key", "    reason: f", "    reson: f", "4:5", /reson|reason/],
    ["a wrong stage", "pack: ads/test", "pack: adverts/test", "1:1", /stage/],
    ["a wrong version", "version: 1", "version: 2", "2:1", /1/],
    ["a missing keep", "      - 关注公众号的人很多。\n", "", "13:5", /2/],
    ["a pattern that is none", "关注公众号:?", "关注公众号(:?", "6:5", /\)/],
    ["a look-behind", "'关注公众号", "'(?<=请)关注公众号", "6:5", /./],
    ["an example that does not fire", "关注公众号wxyz", "关注公众号w", "12:9", /does not fire/],
    ["an example with another outcome", "to: 完。", "to: 完", "11:", /expected "完"/],
    ["a keep that fires", "他写公众号。", "关注公众号abcde", "14:9", /fires/],
    ["an anchor that folding breaks", "[公众号]", "['公 众']", "5:15", /anchor/],
    ["an anchor that stands in no example", "[公众号]", "[服务号]", "11:9", /anchors/],
    ["a confidence above one", "0.9", "1.9", "8:5", /1/],
  ])("%s", (_, from, to, place, problem) => {
    expect(good).toContain(from);
    try {
      prove(good.replace(from, to));
    } catch (error) {
      expect(error).toBeInstanceOf(CleanError);
      const { code, args } = error as CleanError;
      expect(code).toBe("pack-invalid");
      expect(args.file).toBe("my.yaml");
      expect(String(args.at)).toContain(place.replace(/:$/, ":"));
      expect(String(args.problem)).toMatch(problem);
      return;
    }
    throw new Error("the pack was taken");
  });

  test("a rule defined twice", () => {
    const twice = good + good.slice(good.indexOf("  - id"));
    expect(() => prove(twice)).toThrow(/duplicate id/);
  });
});
