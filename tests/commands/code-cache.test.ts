import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileSha256 } from "../../src/io/file-sha256.js";
import { folderWith } from "../io/folder.js";
import { CLI, qingwen } from "./run.js";

const INPUT = "全体D员要认真学习，加强D的建设。\n扫码关注公众号，回复关键词即可获取完整版\n";

const filter = (env: Readonly<Record<string, string>>) => qingwen(["filter"], { input: INPUT, env });

/** The caches below a folder, by the files of code. */
const keptIn = (folder: string) => readdirSync(join(folder, "qingwen")).map((name) => name.split("-")[0]);

/** The caches below a folder, each as its hash: they have millions of bytes. */
const hashesIn = (folder: string) =>
  readdirSync(join(folder, "qingwen")).map((name) => fileSha256(join(folder, "qingwen", name)));

test("what is compiled is kept for the next run, which says the same", async () => {
  const XDG_CACHE_HOME = folderWith({});
  const first = await filter({ XDG_CACHE_HOME });
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(keptIn(XDG_CACHE_HOME).sort()).toEqual(["base.code.cjs", "cleaning.code.cjs", "run.code.cjs"]);
  const before = hashesIn(XDG_CACHE_HOME);
  expect(await filter({ XDG_CACHE_HOME })).toEqual(first);
  // A file that was used is not written again.
  const after = hashesIn(XDG_CACHE_HOME);
  expect(after).toEqual(before);
});

test("a cache that was damaged is neither used nor left", async () => {
  const XDG_CACHE_HOME = folderWith({});
  const first = await filter({ XDG_CACHE_HOME });
  const folder = join(XDG_CACHE_HOME, "qingwen");
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    bytes.fill(0, 64 + 28, 4096); // behind what V8 looks at
    writeFileSync(join(folder, name), bytes);
  }
  expect(await filter({ XDG_CACHE_HOME })).toEqual(first);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    expect(bytes.subarray(64 + 28, 4096).some((byte) => byte !== 0)).toBe(true);
  }
});

test("code that was changed is run as it is, though it is as long as before", () => {
  const folder = folderWith({ "package.json": '{"type":"module"}', "caches/file": "" });
  cpSync(join(CLI, ".."), join(folder, "dist"), { recursive: true });
  const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, "caches") };
  const version = () => execFileSync(process.execPath, [join(folder, "dist/cli.js"), "--version"], { env }).toString();
  const before = version().trim();
  expect(version().trim()).toBe(before);
  const path = join(folder, "dist/base.code.cjs");
  const other = before.replace(/\d/g, "7");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(`"${before}"`, `"${other}"`));
  expect(version().trim()).toBe(other);
});

test.each([
  ["where Node's own cache is off", { NODE_DISABLE_COMPILE_CACHE: "1" }],
  ["while coverage is measured", { NODE_V8_COVERAGE: "coverage" }],
])("nothing is kept %s", async (_, env) => {
  const XDG_CACHE_HOME = folderWith({});
  const cwd = folderWith({});
  const ended = await qingwen(["filter"], { input: INPUT, cwd, env: { XDG_CACHE_HOME, ...env } });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(XDG_CACHE_HOME)).toEqual([]);
});

test.skipIf(process.geteuid?.() !== 0)("a user without a name or a home can run it", async () => {
  const env = { PATH: process.env.PATH };
  const ended = execFileSync(process.execPath, [CLI, "filter"], { input: INPUT, env, uid: 54_321, gid: 54_321 });
  expect(ended.toString()).toContain("全体党员");
});

test("a home that is none is no reason to complain", async () => {
  const folder = folderWith({ file: "" });
  expect(await filter({ XDG_CACHE_HOME: join(folder, "file") })).toMatchObject({ code: 0, stderr: "" });
});
