import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { cleanCommand } from "../../src/commands/clean.js";
import { cleanPartCommand } from "../../src/commands/clean-part.js";
import { countCommand } from "../../src/commands/count.js";
import { mergePartsCommand } from "../../src/commands/merge-parts.js";
import { planCommand } from "../../src/commands/plan.js";
import { plannedFlags } from "../../src/commands/planned-clean.js";
import { reduceCommand } from "../../src/commands/reduce.js";
import { resumeCommand } from "../../src/commands/resume.js";
import { plannedShard, shardFlag } from "../../src/commands/shard-flags.js";
import { statusCommand } from "../../src/commands/status.js";
import { isWorthRetry, stepExitCodeOf } from "../../src/commands/step-exit-codes.js";
import type { Terminal } from "../../src/commands/terminal.js";
import { CleanError } from "../../src/core/errors.js";
import { folderWith } from "../io/folder.js";
import { runIn } from "./in-process.js";
import { qingwen } from "./run.js";
import { treeOf } from "./tree.js";

/** Many processes, one after the other: minutes on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const TAIL = "更多精彩内容请关注微信公众号：每日好文，回复666免费领取资料。\n";
const FILES: Readonly<Record<string, string | Uint8Array>> = Object.fromEntries([
  ...Array.from({ length: 12 }, (_, i): [string, string] => [
    `docs/${i % 3}/${i}.txt`,
    `第${i}篇，春天来了。\n${"他走过桥，看见河水清清。\n".repeat(i)}${MASKED}${i % 2 ? TAIL : ""}`,
  ]),
  ["docs/bad.txt", new Uint8Array([0, 1, 2, 0, 0, 3])],
  ["docs/ad.txt", "扫码加微信 abc12345 免费领取全套资料，长按识别二维码进群\n"],
  ["docs/x.html", `<html><body><article><p>${MASKED}</p></article></body></html>`],
  ["docs/sub/qingwen.config.yaml", "stages: { restore: false }\n"],
  ["docs/sub/a.txt", MASKED],
]);
const REPORTS = ["json", "html", "csv"];

/** The commands of a planned run, from a folder. */
function commandsIn(cwd: string, language: "en" | "zh" = "en") {
  const run = (command: Parameters<typeof runIn>[1]) => runIn(cwd, command, language);
  return {
    clean: (output: string, flags = {}) => run((t) => cleanCommand(["docs"], { output, ...flags }, t)),
    plan: (output: string, flags = {}) => run((t) => planCommand(["docs"], { output, ...flags }, t)),
    count: (output: string, shard: string) => run((t) => countCommand(output, { shard }, t)),
    reduce: (output: string) => run((t) => reduceCommand(output, {}, t)),
    cleanPart: (output: string, shard: string, counts?: string) =>
      run((t) => cleanPartCommand(output, { shard, ...(counts && { counts: [counts] }) }, t)),
    merge: (output: string, flags = {}) => run((t) => mergePartsCommand(output, flags, t)),
    status: (output: string) => run((t) => statusCommand(output, {}, t)),
    resume: (output: string) => run((t) => resumeCommand(output, {}, t)),
  };
}

/** Plans four shards of the sample files, and counts and cleans as far as is asked for. */
async function planned(until: "plan" | "count" | "clean" = "plan", files: typeof FILES = FILES) {
  const cwd = folderWith(files);
  const commands = commandsIn(cwd);
  expect((await commands.plan("out", { shards: "4" })).code).toBe(0);
  const shards = ["1", "2", "3", "4"];
  if (until !== "plan") for (const shard of shards) expect((await commands.count("out", shard)).code).toBe(0);
  if (until === "clean") {
    expect((await commands.reduce("out")).code).toBe(0);
    for (const shard of shards) expect((await commands.cleanPart("out", shard)).code).toBe(0);
  }
  return { cwd, ...commands, home: join(cwd, "out/.qingwen/plan") };
}

test("the step that cleans a document that lost bytes names it", async () => {
  const { plan, cleanPart } = commandsIn(
    folderWith({ "docs/a.txt": Buffer.concat([Buffer.from(MASKED), Buffer.of(255)]) }),
  );
  await plan("out", { shards: "1", corpus: false });
  const lost = "docs/a.txt: bytes that are no text were replaced by \ufffd (1)";
  expect(await cleanPart("out", "1")).toMatchObject({ code: 0, stderr: expect.stringContaining(lost) });
});

describe("a planned run is one run, byte for byte", () => {
  test("the commands: with configs, refused documents and reports; elsewhere than planned, in any order", async () => {
    const root = folderWith(Object.fromEntries(Object.entries(FILES).map(([name, value]) => [`w/${name}`, value])));
    const cwd = join(root, "w");
    const reports = (name: string) => REPORTS.flatMap((format) => ["--report", `${format}=${name}.${format}`]);
    expect((await qingwen(["clean", "docs", "-o", "one", ...reports("one")], { cwd })).code).toBe(3);
    await qingwen(["plan", "docs", "-o", "out", "--shards", "2", ...reports("out")], { cwd });
    const moved = join(root, "moved");
    renameSync(cwd, moved);
    const out = join(moved, "out");
    for (const index of [1, 0]) {
      const args = ["count", out, "--shard-index", `${index}`, "--shard-count", "2"];
      expect(await qingwen(args, { cwd: root, env: { LANG: "zh_CN.UTF-8" } })).toMatchObject({ code: 0 });
    }
    expect(await qingwen(["reduce", out], { cwd: root })).toMatchObject({ code: 0 });
    for (const shard of ["2/2", "1"]) {
      const args = ["clean", "-o", "out", "--shard", shard, "--counts", "out/.qingwen/plan/repeated.counts"];
      expect(await qingwen(args, { cwd: moved })).toMatchObject({ code: 0 });
    }
    expect(await qingwen(["status", out, "--json"], { cwd: root })).toMatchObject({ code: 1 });
    const merged = await qingwen(["merge", out], { cwd: root, env: { LANG: "zh_CN.UTF-8" } });
    expect(merged).toMatchObject({ code: 3, stderr: expect.stringContaining("docs/bad.txt：不是文本文件") });
    expect(await qingwen(["status", out], { cwd: root })).toMatchObject({ code: 0 });
    const again = await qingwen(["merge", out, "--tidy", "--quiet"], { cwd: root });
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining("docs/bad.txt: not a text file") });
    expect(treeOf(out)).toEqual(treeOf(join(moved, "one")));
    for (const format of REPORTS) {
      expect(readFileSync(join(moved, `out.${format}`), "utf8")).toBe(
        readFileSync(join(moved, `one.${format}`), "utf8"),
      );
    }
  });

  test("without counting, with options, by resume alone", async () => {
    const cwd = folderWith(FILES);
    const { clean, plan, count, resume, merge } = commandsIn(cwd);
    const options = { corpus: false, restore: false, format: "md" };
    await clean("one", options);
    await plan("two", { shards: "3", ...options });
    expect(await count("two", "1")).toMatchObject({ code: 0, stderr: expect.stringContaining("nothing to count") });
    expect(await resume("two")).toMatchObject({ code: 3 });
    await merge("two", { tidy: true });
    expect(treeOf(join(cwd, "two"))).toEqual(treeOf(join(cwd, "one")));
  });

  test("a shard of one document, an empty folder", async () => {
    const cwd = folderWith({ "docs/a.txt": MASKED });
    const { clean, plan, resume, merge } = commandsIn(cwd);
    await clean("one");
    await plan("two", { shards: "9" });
    expect((await resume("two")).code).toBe(0);
    await merge("two", { tidy: true });
    expect(treeOf(join(cwd, "two"))).toEqual(treeOf(join(cwd, "one")));
    rmSync(join(cwd, "docs/a.txt"));
    expect((await plan("three")).code).toBe(0);
    expect((await resume("three")).code).toBe(0);
  });
});

describe("what is done is not done again, unless it is of something else", () => {
  const inode = (path: string) => statSync(path).ino;
  const change = (path: string) => writeFileSync(path, readFileSync(path, "utf8").replace("第", "某"));

  test("counting", async () => {
    const { cwd, count, home } = await planned();
    const part = join(home, "counted/000002.counts");
    await count("out", "2");
    const before = inode(part);
    expect((await count("out", "2")).stderr).toContain("was done already");
    expect(inode(part)).toBe(before);
    const whole = readFileSync(part);
    writeFileSync(part, whole.subarray(0, whole.length - 3));
    expect((await count("out", "2")).stderr).not.toContain("already");
    expect(readFileSync(part)).toEqual(whole);
    change(join(cwd, JSON.parse(readFileSync(join(home, "inputs/000002.jsonl"), "utf8").split("\n")[0]!).path));
    expect((await count("out", "2")).stderr).not.toContain("already");
    expect(readFileSync(part)).not.toEqual(whole);
  });

  test("cleaning: damaged parts, clean files that are gone, inputs of other content", async () => {
    const { cwd, count, cleanPart, clean, resume, merge, home } = await planned("clean");
    const part = join(home, "cleaned/000002.jsonl");
    const again = async () => (await cleanPart("out", "2")).stderr;
    const whole = readFileSync(part, "utf8");
    expect(await again()).toContain("was done already");
    writeFileSync(part, whole.replace("党", "某"));
    expect(await again()).not.toContain("already");
    expect(readFileSync(part, "utf8")).toBe(whole);
    writeFileSync(part, whole.slice(0, -5));
    expect(await again()).not.toContain("already");
    const { output, path } = JSON.parse(whole.split("\n")[0]!);
    rmSync(join(cwd, "out", output));
    expect(await again()).not.toContain("already");
    expect(readFileSync(join(cwd, "out", output), "utf8")).not.toBe("");
    change(join(cwd, path));
    expect(await again()).toContain("count them again");
    expect((await count("out", "2")).code).toBe(0);
    expect((await resume("out")).code).toBe(3);
    await clean("one");
    await merge("out", { tidy: true });
    expect(treeOf(join(cwd, "out"))).toEqual(treeOf(join(cwd, "one")));
  });

  test("merging; a part damaged after it was sealed is named, taken away and made again", async () => {
    const { cwd, merge, status, resume, home } = await planned("clean");
    const part = join(home, "cleaned/000003.jsonl");
    writeFileSync(part, readFileSync(part, "utf8").replace("党", "某"));
    expect(await merge("out")).toMatchObject({ code: 2, stderr: expect.stringContaining("000003.jsonl was damaged") });
    const { stdout } = await status("out");
    expect(stdout).toMatch(/clean {3}3\/4\n +missing: 3\n/);
    expect(stdout).toContain("failed: merge");
    expect((await resume("out")).code).toBe(3);
    const ledger = join(cwd, "out/.qingwen/ledger.jsonl");
    const before = inode(ledger);
    expect((await resume("out")).code).toBe(3);
    expect(inode(ledger)).toBe(before);
    expect(await status("out")).toMatchObject({ code: 0, stdout: expect.not.stringContaining("failed") });
  });

  test("counts damaged after they were written are taken away and made again", async () => {
    const { reduce, resume, home } = await planned("count");
    const part = join(home, "counted/000004.counts");
    const whole = readFileSync(part);
    writeFileSync(part, Buffer.concat([whole.subarray(0, -1), Buffer.from([9])]));
    expect(await reduce("out")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("000004.counts was damaged"),
    });
    expect((await resume("out")).code).toBe(3);
    expect(readFileSync(part)).toEqual(whole);
  });
});

test("the barrier names the missing and the foreign", async () => {
  const { cwd, plan, count, reduce, cleanPart, home } = await planned();
  for (const shard of ["1", "3"]) await count("out", shard);
  expect(await reduce("out")).toMatchObject({ code: 2, stderr: expect.stringContaining("2,4 of 4 missing") });
  expect(await cleanPart("out", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining("2,4 of 4 missing") });
  for (const shard of ["2", "4"]) await count("out", shard);
  expect(await cleanPart("out", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining("parts of reduce") });
  await plan("other", { shards: "4", format: "md" });
  await count("other", "3");
  const third = join(home, "counted/000003.counts");
  cpSync(join(cwd, "other/.qingwen/plan/counted/000003.counts"), third);
  expect(await reduce("out")).toMatchObject({ code: 2, stderr: expect.stringMatching(/another plan.*: 3;/) });
  cpSync(join(home, "counted/000001.counts"), third);
  expect((await reduce("out")).stderr).toMatch(/another plan.*: 3;/);
  await count("out", "3");
  expect((await reduce("out")).code).toBe(0);
  expect(await cleanPart("out", "1", third)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("not the counts of this plan"),
  });
});

describe("a plan holds", () => {
  test("the same again is left, another one is refused, --force replaces it", async () => {
    const { cwd, plan, count, home } = await planned();
    await count("out", "1");
    const again = await plan("out", { shards: "4" });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("there already") });
    expect(readdirSync(join(home, "counted"))).toHaveLength(1);
    const other = await plan("out", { shards: "3" });
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining("differs in: shards") });
    expect(await plan("out", { shards: "3", force: true })).toMatchObject({ code: 0 });
    expect(readdirSync(home)).not.toContain("counted");
    writeFileSync(join(home, "plan.json"), "{");
    expect(await count("out", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining("damaged") });
    writeFileSync(join(cwd, "file"), "");
    for (const output of ["out", "docs", "docs/sub", "file"]) expect((await plan(output)).code, output).toBe(2);
  });

  test("a folder without one is named", async () => {
    const { count, reduce, cleanPart, merge, status, resume } = commandsIn(folderWith(FILES));
    for (const command of [() => count("docs", "1"), () => cleanPart("docs", "1"), reduce, merge, status, resume]) {
      expect(await command("docs")).toMatchObject({ code: 2, stderr: expect.stringContaining("docs holds no plan") });
    }
  });

  const pack = `pack: ads/b
version: 1
rules:
  - id: c
    anchors: [蓝港]
    pattern: 蓝港书屋首发
    action: delete-match
    confidence: 0.95
    reason: x
    examples: [{ from: 好。蓝港书屋首发, to: 好。 }, { from: 蓝港书屋首发, to: '' }]
    keep: [蓝港的店。, 他在蓝港。]
`;
  test.each([
    ["an input grew", "docs/0/0.txt", "长".repeat(500), "changed since the plan"],
    ["an input is gone", "docs/0/0.txt", undefined, "is gone since the plan was made (planned"],
    ["the config differs", "docs/qingwen.config.yaml", "stages: { markers: false }\n", "another config"],
    ["other rules", "qingwen.config.yaml", "packs: [pack.yaml]\n", "another rules"],
  ])("%s: refused, not worth a retry, and noted", async (_, path, content, problem) => {
    const { cwd, count, status } = await planned("plan", { ...FILES, "pack.yaml": pack });
    if (content === undefined) rmSync(join(cwd, path));
    else writeFileSync(join(cwd, path), content);
    expect(await count("out", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining(problem) });
    expect((await status("out")).stdout).toContain("failed: count 1 (exit code 2)");
  });

  test("another version of the program is refused", async () => {
    const { count, home } = await planned();
    const plan = join(home, "plan.json");
    writeFileSync(plan, readFileSync(plan, "utf8").replace(/"qingwen": "[^"]*"/, '"qingwen": "9.9.9"'));
    expect(await count("out", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining("planned 9.9.9") });
  });
});

describe("naming a shard", () => {
  const terminal = { language: "en" } as Terminal;
  test.each([
    [{ shard: "2" }, 2],
    [{ shard: "4/4" }, 4],
    [{ shardIndex: "0" }, 1],
    [{ shardIndex: "3", shardCount: "4" }, 4],
  ])("%j of a plan of four", (flags, shard) => {
    expect(plannedShard(flags, 4, terminal)).toBe(shard);
  });

  test.each([
    [{}],
    [{ shard: "5" }],
    [{ shard: "0" }],
    [{ shard: "1/3" }],
    [{ shard: "1/" }],
    [{ shardIndex: "4" }],
    [{ shardIndex: "-1" }],
    [{ shardIndex: "0", shardCount: "3" }],
    [{ shardCount: "4" }],
    [{ shard: "1", shardIndex: "0" }],
  ])("%j is wrong usage", (flags) => {
    expect(() => plannedShard(flags, 4, terminal)).toThrow("usage");
  });

  test.each([
    [{}, undefined],
    [{ shard: "1/2" }, "1/2"],
    [{ shardIndex: "1", shardCount: "3" }, "2/3"],
  ])("%j without a plan", (flags, shard) => {
    expect(shardFlag(flags, terminal)).toBe(shard);
  });

  test.each([
    [{ shardIndex: "0" }],
    [{ shardCount: "2" }],
    [{ shardIndex: "2", shardCount: "2" }],
    [{ shard: "1/2", shardIndex: "0", shardCount: "2" }],
  ])("%j without a plan is wrong usage", (flags) => {
    expect(() => shardFlag(flags, terminal)).toThrow("usage");
  });

  test("options that the plan decides are refused", () => {
    for (const flags of [{ ads: false }, { report: ["json"] }, { config: "x" }, { corpus: false }, { dryRun: true }]) {
      expect(() => plannedFlags({ output: "out", shard: "1", ...flags }, terminal)).toThrow("usage");
    }
    expect(plannedFlags({ output: "out", shard: "1", ads: true, corpus: true }, terminal)).toMatchObject({
      shard: "1",
    });
  });
});

test.each([
  ["a full disk", new CleanError("unwritable", { path: "x", system: "ENOSPC" }), 75],
  ["a network file system that is away", new CleanError("unreadable", { path: "x", system: "ESTALE" }), 75],
  ["a folder without permission", new CleanError("unwritable", { path: "x", system: "EACCES" }), 3],
  ["a changed input", new CleanError("input-changed", {}), 2],
  ["an error of our own", new CleanError("internal", {}), 3],
])("%s ends a step with %s", (_, error, code) => {
  expect(stepExitCodeOf(error)).toBe(code);
  expect(isWorthRetry(code)).toBe(code === 75);
});
