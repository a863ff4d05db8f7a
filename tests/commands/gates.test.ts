import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { commitAll, git, repositoryIn } from "./git.js";
import { qingwen } from "./run.js";

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const MARKED = "第一段。\n##paidbegin##\n第二段。\n##paidend##\n";
const CLEAN = "今天天气很好，我们去公园散步。\n";
const SUGGESTED = "他去了ZF大楼。\n";

/** The paths that a JSON report lists, with what was found in each. */
async function listed(args: readonly string[], cwd: string, input?: string): Promise<string[]> {
  const { stdout } = await qingwen(["check", "--report", "json", ...args], {
    cwd,
    ...(input !== undefined && { input }),
  });
  return JSON.parse(stdout).documents.map(({ path }: { path: string }) => path);
}

describe("--fail-on and --max-findings", () => {
  const files = {
    "input/masked.txt": MASKED,
    "input/marked.txt": MARKED,
    "input/bad.txt": new Uint8Array([0, 1, 2, 0, 0, 3]),
  };
  const without = (name: keyof typeof files) => ({ ...files, [name]: CLEAN });

  test.each([
    ["ads", files, 0],
    ["markers", files, 1],
    ["censored", files, 1],
    ["ads,markers", files, 1],
    ["refused", files, 3],
    ["markers", without("input/marked.txt"), 0],
    ["censored", without("input/masked.txt"), 0],
    ["refused", without("input/bad.txt"), 0],
  ])("%s", async (gate, given, code) => {
    expect((await qingwen(["check", "--fail-on", gate], { cwd: folderWith(given) })).code).toBe(code);
  });

  test("may be given several times, and unknown ones are wrong usage", async () => {
    const cwd = folderWith(files);
    expect((await qingwen(["check", "--fail-on", "ads", "--fail-on", "markers"], { cwd })).code).toBe(1);
    const wrong = await qingwen(["check", "--fail-on", "ad"], { cwd });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("censored") });
  });

  test("suggestions fail only where asked", async () => {
    const cwd = folderWith({ "input/a.txt": SUGGESTED });
    const { documents } = JSON.parse((await qingwen(["check", "--report", "json"], { cwd })).stdout);
    const bands = documents[0].findings.map(({ band }: { band: string }) => band);
    expect(bands).toContain("reported");
    expect(bands).not.toContain("applied");
    expect((await qingwen(["check"], { cwd })).code).toBe(0);
    expect((await qingwen(["check", "--fail-on", "suggestion"], { cwd })).code).toBe(1);
  });

  test("as many findings as allowed pass, one more fails", async () => {
    const cwd = folderWith({ "input/a.txt": MARKED });
    expect((await qingwen(["check", "--max-findings", "2"], { cwd })).code).toBe(0);
    const over = await qingwen(["check", "--max-findings", "1"], { cwd });
    expect(over).toMatchObject({ code: 1, stderr: expect.stringContaining("findings that count: 2, allowed: 1") });
    expect((await qingwen(["check", "--max-findings", "some"], { cwd })).code).toBe(2);
  });
});

describe("--files-from", () => {
  test.each([
    ["lines", "docs/a.txt\ndocs/b/a.txt\n"],
    ["lines of Windows", "docs/a.txt\r\ndocs/b/a.txt\r\n"],
    ["NUL", "docs/a.txt\0docs/b/a.txt\0"],
  ])("reads %s from standard input; equal names in different folders are no collision", async (_, list) => {
    const cwd = folderWith({ "docs/a.txt": MASKED, "docs/b/a.txt": CLEAN, "docs/c.txt": MARKED });
    expect(await listed(["--files-from", "-"], cwd, list)).toEqual(["docs/a.txt", "docs/b/a.txt"]);
  });

  test("reads a file, and takes no name for a glob", async () => {
    const cwd = folderWith({ list: "docs/*.txt\n", "docs/a.txt": MASKED });
    const result = await qingwen(["check", "--files-from", "list"], { cwd });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("docs/*.txt") });
    writeFileSync(join(cwd, "docs/*.txt"), MASKED);
    expect(await listed(["--files-from", "list"], cwd)).toEqual(["docs/*.txt"]);
  });

  test("an empty list is nothing to check, not the default folder", async () => {
    const cwd = folderWith({ "input/a.txt": MASKED });
    expect(await listed(["--files-from", "-"], cwd, "")).toEqual([]);
  });
});

describe("--changed", () => {
  const files = { "docs/old.txt": MASKED, "docs/edited.txt": CLEAN, "src/code.js": "let D;\n", "other/a.md": CLEAN };

  test("takes what differs from HEAD, and what git does not know yet", async () => {
    const cwd = folderWith(files);
    repositoryIn(cwd);
    expect(await listed(["--changed"], cwd)).toEqual([]);
    writeFileSync(join(cwd, "docs/edited.txt"), MASKED);
    writeFileSync(join(cwd, "docs/新.txt"), MASKED);
    writeFileSync(join(cwd, "src/code.js"), "let E;\n");
    writeFileSync(join(cwd, "other/a.md"), MARKED);
    expect(await listed(["--changed"], cwd)).toEqual(["docs/edited.txt", "docs/新.txt", "other/a.md"]);
    expect(await listed(["docs", "--changed"], cwd)).toEqual(["docs/edited.txt", "docs/新.txt"]);
    expect(await listed(["--changed"], join(cwd, "docs"))).toEqual(["edited.txt", "新.txt"]);
  });

  test("takes what a branch did since it parted, not what came to the other one", async () => {
    const cwd = folderWith(files);
    repositoryIn(cwd);
    git(cwd, "switch", "-q", "-c", "topic");
    git(cwd, "mv", "docs/edited.txt", "docs/moved.txt");
    git(cwd, "rm", "-q", "docs/old.txt");
    commitAll(cwd);
    git(cwd, "switch", "-q", "main");
    writeFileSync(join(cwd, "other/a.md"), MARKED);
    commitAll(cwd);
    git(cwd, "switch", "-q", "topic");
    expect(await listed(["--changed", "main"], cwd)).toEqual(["docs/moved.txt"]);
  });

  test("says what git says outside a repository and for an unknown commit", async () => {
    const cwd = folderWith(files);
    expect(await qingwen(["check", "--changed"], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/git: /),
    });
    repositoryIn(cwd);
    expect(await qingwen(["check", "--changed=nowhere"], { cwd })).toMatchObject({ code: 2 });
  });

  test("works before the first commit", async () => {
    const cwd = folderWith({ "a.txt": MASKED });
    git(cwd, "init", "-q");
    mkdirSync(join(cwd, "b"));
    writeFileSync(join(cwd, "b/staged.txt"), CLEAN);
    git(cwd, "add", "b");
    expect(await listed(["--changed"], cwd)).toEqual(["a.txt", "b/staged.txt"]);
  });
});

describe("--shard", () => {
  test("the parts hold every file once", async () => {
    const names = Array.from({ length: 7 }, (_, i) => `input/${i}.txt`);
    const cwd = folderWith(Object.fromEntries(names.map((name) => [name, CLEAN])));
    const parts = await Promise.all([1, 2, 3].map((i) => listed(["--shard", `${i}/3`], cwd)));
    expect(parts.flat().sort()).toEqual(names);
    expect(parts.map(({ length }) => length)).toEqual([3, 2, 2]);
  });

  test.each(["0/2", "3/2", "1", "a/b", "1/0"])("%s is wrong usage", async (shard) => {
    const cwd = folderWith({ "input/a.txt": CLEAN });
    expect((await qingwen(["check", "--shard", shard], { cwd })).code).toBe(2);
  });
});
