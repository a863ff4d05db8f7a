import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { journalLine } from "../../src/io/journal.js";
import { sha256 } from "../../src/io/sha256.js";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const DIRTY = "全体D员要认真学习D章。\n##paidbegin##\n加强D的建设，推进全面从严治D。\n##paidend##\n";
const CLEAN = "全体党员要认真学习党章。\n加强党的建设，推进全面从严治党。\n";

/** A folder on another file system than that of temporary files, where there is one: Linux keeps it in memory. */
const elsewhere = ["/dev/shm"].find((path) => existsSync(path) && statSync(path).dev !== statSync(tmpdir()).dev);

/** All files below a folder with their contents. */
function tree(folder: string): Record<string, string> {
  const names = (readdirSync(folder, { recursive: true, withFileTypes: true }) ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

describe("clean", () => {
  test("keeps the tree and writes clean UTF-8 text, ledger and manifest", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "input/b/c.md": "# 好\n", "input/d.txt": "" });
    const { code, stdout, stderr } = await qingwen(["clean"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /3 files: 1 changed, 2 already clean, 0 refused; removed 0 ad lines and 2 markers, restored 4/,
    );
    expect(readFileSync(join(cwd, "output/a.txt"), "utf8")).toBe(CLEAN);
    expect(Object.keys(tree(join(cwd, "output")))).toEqual([
      ".qingwen/ledger.jsonl",
      ".qingwen/manifest.json",
      "a.txt",
      "b/c.txt",
      "d.txt",
    ]);
  });

  test.each([
    ["utf-8 with BOM", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16LE with BOM", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16BE with BOM", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["CRLF", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ])("undo gives %s back to the byte", async (_, encode) => {
    const bytes = encode(DIRTY);
    const cwd = folderWith({ "in/一.txt": bytes });
    expect((await qingwen(["clean", "in", "-o", "out"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "out/一.txt"), "utf8")).toBe(CLEAN);
    const undone = await qingwen(["undo", "out"], { cwd });
    expect(undone).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(join(cwd, "out-restored/一.txt"))).toEqual(bytes);
    expect(readdirSync(join(cwd, "out-restored"))).toEqual(["一.txt"]);
  });

  test("cleaning the clean changes nothing, and a second run writes nothing", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    await qingwen(["clean"], { cwd });
    const first = tree(join(cwd, "output"));
    expect((await qingwen(["clean"], { cwd })).code).toBe(0);
    expect(tree(join(cwd, "output"))).toEqual(first);
    await qingwen(["clean", "output", "-o", "again"], { cwd });
    expect(readFileSync(join(cwd, "again/a.txt"), "utf8")).toBe(CLEAN);
  });

  test("cleaning clean Markdown changes nothing where it keeps its name", async () => {
    const code = '```\nx = "ＡＢＣ"   \n\n\n\n# 关注公众号：qingwen 获取更多资料\n```\n';
    const cwd = folderWith({ "input/a.md": `${DIRTY}\n${code}\n行内 \`ＡＢＣ  \`。  \n完。\n` });
    await qingwen(["clean", "--format", "md"], { cwd });
    await qingwen(["clean", "output", "-o", "again", "--format", "md"], { cwd });
    const clean = readFileSync(join(cwd, "output/a.md"), "utf8");
    expect(clean).toContain(code);
    expect(readFileSync(join(cwd, "again/a.md"), "utf8")).toBe(clean);
  });

  test("neither the number of jobs nor the order of the paths changes a byte", async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`in/${i % 3}/${i}.txt`, `${DIRTY}${i}\n`]));
    const cwd = folderWith({ ...files, "x.txt": DIRTY });
    await qingwen(["clean", "in", "x.txt", "-o", "one", "--jobs", "1"], { cwd });
    await qingwen(["clean", "x.txt", "in", "-o", "eight", "--jobs", "8"], { cwd });
    expect(tree(join(cwd, "eight"))).toEqual(tree(join(cwd, "one")));
  });

  test("what cannot be cleaned is named, and the others go on", async () => {
    const cwd = folderWith({
      "in/binary.txt": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
      "in/good.txt": DIRTY,
      "in/locked.txt": DIRTY,
      "in/secret.txt": DIRTY,
      "out/locked.txt": "mine",
    });
    chmodSync(join(cwd, "out/locked.txt"), 0o444);
    chmodSync(join(cwd, "in/secret.txt"), 0o000);
    chmodSync(cwd, 0o777);
    chmodSync(join(cwd, "out"), 0o777);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { code, stderr } = await qingwen(["clean", "in", "-o", "out"], { cwd, ...nobody });
    expect(code).toBe(3);
    expect(stderr).toMatch(/in\/binary\.txt: not a text file/);
    expect(stderr).toMatch(/in\/locked\.txt: .*out\/locked\.txt/);
    expect(stderr).toMatch(/in\/secret\.txt: cannot be read \(EACCES\)/);
    expect(readFileSync(join(cwd, "out/good.txt"), "utf8")).toBe(CLEAN);
    expect(readFileSync(join(cwd, "out/locked.txt"), "utf8")).toBe("mine");
    expect(existsSync(join(cwd, "out/binary.txt"))).toBe(false);
  });

  test("a file that is not ours is left alone, unless forced", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "output/a.txt": "mine" });
    const refused = await qingwen(["clean"], { cwd });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/output\/a\.txt was not written by qingwen/);
    expect(readFileSync(join(cwd, "output/a.txt"), "utf8")).toBe("mine");
    expect((await qingwen(["clean", "--force"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "output/a.txt"), "utf8")).toBe(CLEAN);
    writeFileSync(join(cwd, "input/a.txt"), `${DIRTY}又一行。\n`);
    expect((await qingwen(["clean"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "output/a.txt"), "utf8")).toBe(`${CLEAN}又一行。\n`);
  });

  test("entries of earlier runs stay in the ledger", async () => {
    const cwd = folderWith({ "a.txt": DIRTY, "b.txt": DIRTY, "c.txt": DIRTY });
    await qingwen(["clean", "b.txt", "-o", "out"], { cwd });
    await qingwen(["clean", "c.txt", "-o", "out"], { cwd });
    await qingwen(["clean", "a.txt", "-o", "out"], { cwd });
    await qingwen(["clean", "a.txt", "b.txt", "c.txt", "-o", "at-once"], { cwd });
    const ledger = (folder: string) => readFileSync(join(cwd, folder, ".qingwen/ledger.jsonl"), "utf8");
    expect(ledger("out")).toBe(ledger("at-once"));
  });

  test.each([
    ["no text", (path: string) => writeFileSync(path, "a\0b")],
    ["all ad", (path: string) => writeFileSync(path, "扫码加微信 abc12345 免费领取全套资料，长按识别二维码进群\n")],
    [
      "a link that leads nowhere",
      (path: string) => {
        rmSync(path);
        symlinkSync("nowhere.txt", path);
      },
    ],
  ])("what was cleaned can be undone after its input has become %s, and cleaned again", async (_, spoil) => {
    const cwd = folderWith({ "in/a.txt": "一切照旧。\n", "in/b.txt": DIRTY });
    const [path, ledger] = [join(cwd, "in/b.txt"), join(cwd, "out/.qingwen/ledger.jsonl")];
    const clean = (...flags: string[]) => qingwen(["clean", "in", "-o", "out", "--quiet", ...flags], { cwd });
    await clean();
    const before = readFileSync(ledger, "utf8");
    spoil(path);
    for (let time = 0; time < 2; time++) {
      expect((await clean("--prune")).code).toBe(3);
      expect(readFileSync(ledger, "utf8")).toBe(before);
    }
    expect(readFileSync(join(cwd, "out/b.txt"), "utf8")).toBe(CLEAN);
    expect(await qingwen(["undo", "out", "-o", "back", "--quiet"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(cwd, "back/b.txt"), "utf8")).toBe(DIRTY);
    rmSync(path);
    writeFileSync(path, `${DIRTY}再来一句。\n`);
    expect(await clean()).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(cwd, "out/b.txt"), "utf8")).toBe(`${CLEAN}再来一句。\n`);
  });

  test("a document whose clean file is gone, too, is refused in the ledger", async () => {
    const cwd = folderWith({ "in/a.txt": DIRTY });
    await qingwen(["clean", "in", "-o", "out"], { cwd });
    writeFileSync(join(cwd, "in/a.txt"), "a\0b");
    rmSync(join(cwd, "out/a.txt"));
    expect((await qingwen(["clean", "in", "-o", "out"], { cwd })).code).toBe(3);
    const record = JSON.parse(readFileSync(join(cwd, "out/.qingwen/ledger.jsonl"), "utf8"));
    expect(record).toMatchObject({ status: "refused" });
  });

  test.skipIf(elsewhere === undefined)("--state may lie on another file system", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    const state = mkdtempSync(join(elsewhere!, "qingwen-state-"));
    try {
      expect(await qingwen(["clean", "--state", state, "--quiet"], { cwd })).toMatchObject({ code: 0, stderr: "" });
      expect(Object.keys(tree(state))).toEqual(["ledger.jsonl", "manifest.json"]);
      expect(Object.keys(tree(join(cwd, "output")))).toEqual(["a.txt"]);
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  });

  test("--dry-run writes nothing, --state puts the record elsewhere", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    const dry = await qingwen(["clean", "--dry-run"], { cwd });
    expect(dry.code).toBe(0);
    expect(dry.stderr).toMatch(/nothing was written/);
    expect(readdirSync(cwd)).toEqual(["input"]);
    await qingwen(["clean", "--state", "kept"], { cwd });
    expect(readdirSync(join(cwd, "output"))).toEqual(["a.txt"]);
    expect(readdirSync(join(cwd, "kept")).sort()).toEqual(["ledger.jsonl", "manifest.json"]);
    expect((await qingwen(["undo", "output", "--state", "kept"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "output-restored/a.txt"), "utf8")).toBe(DIRTY);
  });

  test("check --dry-run writes nothing but reports", async () => {
    const documents = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`input/${i}.txt`, DIRTY]));
    const cwd = folderWith(documents);
    const flags = ["--state", "kept", "--cache", "seen", "--report", "json=found.json"];
    expect((await qingwen(["check", "--dry-run", ...flags], { cwd })).code).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(["found.json", "input"]);
    expect((await qingwen(["check", ...flags], { cwd })).code).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(["found.json", "input", "kept", "seen"]);
    for (const flag of ["--write-baseline", "--prune-baseline"]) {
      const refused = await qingwen(["check", "--dry-run", flag], { cwd });
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("--dry-run writes no baseline") });
    }
  });

  test("stages can be chosen and left out", async () => {
    const cwd = folderWith({ "a.txt": DIRTY });
    await qingwen(["clean", "a.txt", "-o", "one", "--stages", "markers,normalize"], { cwd });
    await qingwen(["clean", "a.txt", "-o", "two", "--no-restore"], { cwd });
    const expected = "全体D员要认真学习D章。\n加强D的建设，推进全面从严治D。\n";
    expect(readFileSync(join(cwd, "one/a.txt"), "utf8")).toBe(expected);
    expect(readFileSync(join(cwd, "two/a.txt"), "utf8")).toBe(expected);
  });

  test("--quiet says nothing when all is well", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    expect(await qingwen(["clean", "--quiet"], { cwd })).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });

  test("--lang and the environment choose the language", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    expect((await qingwen(["clean", "--lang", "zh"], { cwd })).stderr).toMatch(/共 1 个文件/);
    expect((await qingwen(["clean"], { cwd, env: { LC_ALL: "zh_CN.UTF-8" } })).stderr).toMatch(/共 1 个文件/);
    expect((await qingwen(["clean", "--lang", "en"], { cwd, env: { LC_ALL: "zh_CN.UTF-8" } })).stderr).toMatch(
      /1 file: /,
    );
  });
});

describe("wrong usage ends with 2 and writes nothing", () => {
  test.each<[string, string[], RegExp]>([
    ["no input folder", ["clean"], /input does not exist/],
    ["a path that is not there", ["clean", "docs", "nope"], /nope does not exist/],
    ["a glob without a match", ["clean", "docs/*.pdf"], /no files found for docs\/\*\.pdf/],
    ["an unknown command", ["scrub"], /unknown command/],
    ["an unknown option", ["clean", "docs", "--fast"], /unknown option '--fast'/],
    ["an unknown stage", ["clean", "docs", "--stages", "polish"], /--stages: found polish, expected markers, ads/],
    ["jobs that are no number", ["clean", "docs", "--jobs", "many"], /--jobs: found many/],
    ["an unknown report", ["clean", "docs", "--report", "pdf"], /--report: found pdf, expected terminal, json/],
    ["an unknown language", ["clean", "docs", "--lang", "fr"], /fr/],
    ["the output as input", ["clean", "docs", "-o", "docs"], /both input and output/],
    ["a file as output", ["clean", "docs", "-o", "docs/a.txt"], /docs\/a\.txt is no folder/],
    ["a config that is not there", ["clean", "docs", "--config", "my.yaml"], /my\.yaml does not exist/],
    [
      "a wrong config",
      ["clean", "docs", "--config", "bad.yaml"],
      /bad\.yaml:2:1: the config is wrong: .*did you mean stages/,
    ],
    ["a wrong pack", ["clean", "docs", "--packs", "bad.yaml"], /bad\.yaml:1:1: the rule pack is wrong/],
    ["undo of what was not cleaned", ["undo", "docs"], /ledger\.jsonl does not exist/],
    ["explain without a file", ["explain"], /missing required argument/],
  ])("%s", async (_, args, message) => {
    const cwd = folderWith({ "docs/a.txt": DIRTY, "bad.yaml": "allow: []\nstage: {}\n" });
    const before = tree(cwd);
    const { code, stderr } = await qingwen(args, { cwd });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(tree(cwd)).toEqual(before);
  });

  test("a second run on the same output waits for nobody", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "output/.qingwen/lock": String(process.pid) });
    const { code, stderr } = await qingwen(["clean"], { cwd });
    expect(stderr).toMatch(/another run \(process \d+\) is working on this folder/);
    expect(code).toBe(2);
    expect(existsSync(join(cwd, "output/a.txt"))).toBe(false);
  });
});

test("an empty folder is no error", async () => {
  const cwd = folderWith({});
  mkdirSync(join(cwd, "input"));
  const { code, stderr } = await qingwen(["clean"], { cwd });
  expect(stderr).toMatch(/0 files/);
  expect(code).toBe(0);
});

test("a link that leads nowhere and a name that is not UTF-8 are said to be such", async () => {
  const cwd = folderWith({ "input/a.txt": DIRTY });
  symlinkSync("gone.txt", join(cwd, "input/b.txt"));
  writeFileSync(Buffer.concat([Buffer.from(`${cwd}/input/`), Buffer.of(0xc4, 0xe3), Buffer.from(".txt")]), "");
  const { code, stderr } = await qingwen(["clean"], { cwd });
  expect(stderr).toMatch(/input\/b\.txt: a link that leads nowhere/);
  expect(stderr).toMatch(/input\/\ufffd+\.txt: its name is not UTF-8, so it cannot be opened; rename it/);
  expect(code).toBe(3);
  expect(readFileSync(join(cwd, "output/a.txt"), "utf8")).toBe(CLEAN);
});

describe("undo", () => {
  test("refuses what was edited or is gone, by name, and gives back the others", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "input/b.txt": DIRTY, "input/c.txt": DIRTY });
    await qingwen(["clean"], { cwd });
    writeFileSync(join(cwd, "output/a.txt"), `${CLEAN}我加的。\n`);
    rmSync(join(cwd, "output/b.txt"));
    const { code, stderr } = await qingwen(["undo", "output", "-o", "back"], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/output\/a\.txt was edited since/);
    expect(stderr).toMatch(/output\/b\.txt is gone/);
    expect(tree(join(cwd, "back"))).toEqual({ "c.txt": Buffer.from(DIRTY).toString("latin1") });
  });

  test("tells what a killed run wrote from what was edited", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "input/b.txt": DIRTY });
    await qingwen(["clean"], { cwd });
    const journal = join(cwd, "output/.qingwen/journal");
    writeFileSync(join(cwd, "output/a.txt"), "新的一稿。\n");
    writeFileSync(join(cwd, "output/b.txt"), "我加的。\n");
    const lineOf = (name: string, text: string) =>
      journalLine({ output: name, clean: sha256(text), path: `input/${name}` });
    writeFileSync(journal, lineOf("a.txt", "新的一稿。\n") + lineOf("b.txt", "另一稿。\n"));
    const { code, stderr } = await qingwen(["undo", "output", "-o", "back"], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/output\/a\.txt was written by a run that did not end; do the same clean again first/);
    expect(stderr).toMatch(/output\/b\.txt was edited since/);
    rmSync(join(cwd, "output/.qingwen/ledger.jsonl"));
    const without = await qingwen(["undo", "output", "-o", "back"], { cwd });
    expect(without).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("output was written by a run that did not end"),
    });
  });

  test("says so where there is nothing to undo", async () => {
    const cwd = folderWith({ "input/a.txt": "a\0b" });
    await qingwen(["clean"], { cwd });
    const { code, stderr } = await qingwen(["undo", "output"], { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "nothing to undo: output/.qingwen/ledger.jsonl records no clean file\n",
    });
  });

  test("does not replace what is there and differs", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY, "back/a.txt": "mine" });
    await qingwen(["clean"], { cwd });
    const { code, stderr } = await qingwen(["undo", "output", "-o", "back"], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/back\/a\.txt exists already/);
    expect(readFileSync(join(cwd, "back/a.txt"), "utf8")).toBe("mine");
    expect((await qingwen(["undo", "output", "-o", "back", "--force"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "back/a.txt"), "utf8")).toBe(DIRTY);
  });

  test("a ledger cannot lead out of the folder", async () => {
    const cwd = folderWith({ "input/a.txt": DIRTY });
    await qingwen(["clean"], { cwd });
    const ledger = join(cwd, "output/.qingwen/ledger.jsonl");
    writeFileSync(ledger, readFileSync(ledger, "utf8").replace('"name":"a.txt"', '"name":"../../evil.txt"'));
    const { code, stderr } = await qingwen(["undo", "output"], { cwd });
    expect(stderr).toContain("ledger.jsonl names a file outside the folder (../../evil.txt)");
    expect(code).toBe(3);
    expect(existsSync(join(cwd, "../evil.txt")) || existsSync(join(cwd, "evil.txt"))).toBe(false);
  });
});
