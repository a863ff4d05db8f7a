import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keptFolderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const rules = [
  {
    name: "站名",
    group: "小说",
    pattern: "本章首发于某某小说阁\\d*",
    replacement: "",
    isRegex: true,
    isEnabled: true,
    order: 1,
  },
  { name: "环视", pattern: "(?<=我)爱看书阁", isRegex: true },
  { name: "停用", pattern: "某站某句", isEnabled: false },
  7,
];
const cwd = keptFolderWith({
  "rules.json": JSON.stringify(rules),
  "none.json": JSON.stringify([{ name: "空", pattern: ".*" }]),
  "broken.json": '[\n {"name": }]',
  "bytes.json": Buffer.from([0xff, 0xfe, 0xfd]),
  "a.txt":
    "他收起伞，慢慢走上楼，发现门没有锁，屋里亮着灯。本章首发于某某小说阁12\n他出了门，沿着河走了很远，天黑才回来，谁也没有问他去了哪里。\n",
});

describe("rules import", () => {
  test("writes a pack that cleans, and lists what it refused and why", async () => {
    const { code, stderr } = await qingwen(["rules", "import", "rules.json", "-o", "pack.yaml"], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain("2 环视: refused: unsafe: look-around (?<=");
    expect(stderr).toContain("3 停用: refused: it is switched off");
    expect(stderr).toContain("4 : refused: not a rule");
    expect(stderr).toContain("1 rule turned (0 of them only report), 3 refused");
    expect(await qingwen(["rules", "test", "pack.yaml"], { cwd })).toMatchObject({ code: 0 });
    await qingwen(["clean", "a.txt", "-o", "out", "--packs", "pack.yaml"], { cwd });
    expect(readFileSync(join(cwd, "out/a.txt"), "utf8")).toBe(
      "他收起伞，慢慢走上楼，发现门没有锁，屋里亮着灯。\n他出了门，沿着河走了很远，天黑才回来，谁也没有问他去了哪里。\n",
    );
  });

  test("in Chinese", async () => {
    const { stderr, stdout } = await qingwen(["rules", "import", "rules.json", "--lang", "zh"], { cwd });
    expect(stderr).toContain("3 停用：未采用：规则已停用");
    expect(stdout).toContain("pack: ads/imported");
  });

  test.each([
    ["nothing that can be turned", "none.json", 3, "1 refused"],
    ["broken JSON", "broken.json", 2, "broken.json:2:11:"],
    ["no UTF-8", "bytes.json", 2, "not UTF-8"],
    ["a missing file", "gone.json", 2, "gone.json does not exist"],
  ])("%s", async (_, file, code, message) => {
    const ended = await qingwen(["rules", "import", file], { cwd });
    expect(ended).toMatchObject({ code, stdout: "" });
    expect(ended.stderr).toContain(message);
  });
});
