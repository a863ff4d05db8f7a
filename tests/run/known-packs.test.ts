import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { compileSafe } from "../../src/match/compile-safe.js";
import { checkPack } from "../../src/packs/check.js";
import { loadPack } from "../../src/packs/load.js";
import { rulesOfPacks } from "../../src/run/known-packs.js";
import type { PackSource } from "../../src/run/setup.js";
import { folderWith } from "../io/folder.js";

const source = (id: string) => `pack: ads/mine
version: 1
rules:
  - id: ${id}
    anchors: [甲乙书屋]
    pattern: '甲乙书屋[:：]?[a-z]{0,9}'
    action: delete-match
    confidence: 0.9
    reason: a site
    examples:
      - { from: "正文完。甲乙书屋:abc", to: 正文完。 }
      - { from: "正文完。甲乙书屋", to: 正文完。 }
    keep: [他走进书屋。, 甲乙二人走进书屋。]
`;

let folder: string;
beforeEach(() => {
  folder = folderWith({});
  vi.stubEnv("XDG_CACHE_HOME", folder);
  vi.stubEnv("NODE_DISABLE_COMPILE_CACHE", "");
});
afterEach(() => vi.unstubAllEnvs());

const open = async (pack: PackSource) => {
  const prove = vi.fn(async ({ file, source }: PackSource) => checkPack(loadPack(source, file), compileSafe));
  const rules = await rulesOfPacks([pack], prove, compileSafe);
  return { proved: prove.mock.calls.length, rules, found: rules[0]!.matcher.matchAll("看甲乙书屋:xyz吧") };
};
const data = ({ rules }: Awaited<ReturnType<typeof open>>) => rules.map(({ matcher: _, ...spec }) => spec);

test("a pack is proved once, and its rules are the same and do the same afterwards", async () => {
  const pack = { file: "mine.yaml", source: source("one") };
  const first = await open(pack);
  const again = await open(pack);
  expect([first.proved, again.proved]).toEqual([1, 0]);
  expect(JSON.stringify(data(again))).toBe(JSON.stringify(data(first)));
  expect(again.found).toEqual(first.found);
  expect(first.found).toMatchObject([{ start: 1, end: 9 }]);
});

test("a pack that was changed is proved, and so is one whose kept rules were", async () => {
  await open({ file: "mine.yaml", source: source("one") });
  expect((await open({ file: "mine.yaml", source: source("two") })).proved).toBe(1);
  const kept = join(folder, "qingwen");
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    writeFileSync(path, readFileSync(path, "utf8").replace("甲乙", "丙丁"));
  }
  expect((await open({ file: "mine.yaml", source: source("two") })).proved).toBe(1);
});

test("a pack with an error fails each time", async () => {
  const pack = { file: "mine.yaml", source: source("one").replace("[甲乙书屋]", "[丙丁]") };
  for (let i = 0; i < 2; i++) await expect(open(pack)).rejects.toThrow("pack-invalid");
});

test("nothing is kept where Node's own cache is off", async () => {
  vi.stubEnv("NODE_DISABLE_COMPILE_CACHE", "1");
  const pack = { file: "mine.yaml", source: source("one") };
  expect([(await open(pack)).proved, (await open(pack)).proved]).toEqual([1, 1]);
  expect(readdirSync(folder)).toEqual([]);
});
