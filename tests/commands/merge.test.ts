import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";
import { treeOf } from "./tree.js";

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const TAIL = "更多精彩内容请关注微信公众号：每日好文，回复666免费领取资料。\n";
const FILES = Object.fromEntries([
  ...Array.from({ length: 9 }, (_, i) => [
    `docs/${i % 3}/${i}.txt`,
    `第${i}篇，春天来了。\n${MASKED}${i % 2 ? TAIL : ""}`,
  ]),
  ["docs/bad.txt", new Uint8Array([0, 1, 2, 0, 0, 3])],
  ["docs/x.html", `<html><body><article><p>${MASKED}</p></article></body></html>`],
  ["docs/sub/qingwen.config.yaml", "stages: { restore: false }\n"],
  ["docs/sub/a.txt", MASKED],
]);

describe("four parts are one run, byte for byte", () => {
  test("clean: clean files, ledger, manifest; and undo works on the result", async () => {
    const cwd = folderWith(FILES);
    expect((await qingwen(["clean", "docs", "-o", "one"], { cwd })).code).toBe(3);
    const parts = ["p1", "p2", "p3", "p4"];
    for (const [i, part] of parts.entries())
      await qingwen(["clean", "docs", "-o", part, "--shard", `${i + 1}/4`], { cwd });
    expect(await qingwen(["merge", ...parts, "-o", "all"], { cwd })).toMatchObject({ code: 0 });
    expect(treeOf(join(cwd, "all"))).toEqual(treeOf(join(cwd, "one")));
    expect((await qingwen(["undo", "all"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "all-restored/0/0.txt"), "utf8")).toBe(FILES["docs/0/0.txt"]);
  });

  test("a part that lacks a clean file, or has another one, is named before anything is written", async () => {
    const cwd = folderWith(FILES);
    for (const i of [1, 2]) await qingwen(["clean", "docs", "-o", `p${i}`, "--shard", `${i}/2`], { cwd });
    const file = join(cwd, "p2/0/0.txt");
    const path = existsSync(file) ? "p2/0/0.txt" : "p1/0/0.txt";
    for (const spoil of [(at: string) => appendFileSync(at, "手"), (at: string) => rmSync(at)]) {
      spoil(join(cwd, path));
      const { code, stderr } = await qingwen(["merge", "p1", "p2", "-o", "all"], { cwd });
      expect(stderr).toBe(`qingwen: ${path} is gone or is not what its part wrote; copy that part again\n`);
      expect(code).toBe(2);
      expect(readdirSync(cwd)).not.toContain("all");
    }
  });

  test("check: ledger and manifest of --state, and the JSON report", async () => {
    const cwd = folderWith(FILES);
    const check = (folder: string, ...args: string[]) => {
      mkdirSync(join(cwd, folder));
      return qingwen(["check", "docs", "--state", folder, "--report", `json=${folder}/report.json`, ...args], { cwd });
    };
    await check("one");
    const parts = ["p1", "p2", "p3", "p4"];
    for (const [i, part] of parts.entries()) await check(part, "--shard", `${i + 1}/4`);
    expect(await qingwen(["merge", ...[...parts].reverse(), "-o", "all"], { cwd })).toMatchObject({ code: 0 });
    expect(treeOf(join(cwd, "all"))).toEqual(treeOf(join(cwd, "one")));
    expect(Object.keys(treeOf(join(cwd, "all")))).toEqual(["ledger.jsonl", "manifest.json", "report.json"]);

    const missing = await qingwen(["merge", "p1", "p2", "p4", "-o", "three"], { cwd });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("3/4") });
    expect(await qingwen(["merge", ...parts, "p1", "-o", "five"], { cwd })).toMatchObject({ code: 2 });
    expect(await qingwen(["merge", ...parts, "-o", "one"], { cwd })).toMatchObject({ code: 2 });
    await check("other", "--shard", "1/4", "--no-restore");
    const differs = await qingwen(["merge", "other", "p2", "p3", "p4", "-o", "mixed"], { cwd });
    expect(differs).toMatchObject({ code: 2, stderr: expect.stringContaining("different ways") });
    expect(readdirSync(cwd)).not.toContain("mixed");
  });
});

test("what holds no parts is named", async () => {
  const cwd = folderWith({ "a/x.json": "[]" });
  writeFileSync(join(cwd, "a/y.json"), "{");
  expect(await qingwen(["merge", "a", "-o", "b"], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("no ledger"),
  });
  expect(await qingwen(["merge", "none", "-o", "b"], { cwd })).toMatchObject({ code: 2 });
});
