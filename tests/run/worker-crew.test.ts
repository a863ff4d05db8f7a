import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkCommand } from "../../src/commands/check.js";
import { cleanCommand } from "../../src/commands/clean.js";
import { openSetups } from "../../src/commands/options.js";
import type { OpenCrew } from "../../src/commands/run.js";
import type { Terminal } from "../../src/commands/terminal.js";
import { sha256 } from "../../src/io/sha256.js";
import { inlineCrew } from "../../src/run/inline-crew.js";
import { workerCrew } from "../../src/run/worker-crew.js";
import { type Said, said, tree } from "../commands/said.js";
import { folderWith } from "../io/folder.js";

/** The worker as it is built: side by side with the command, or below its folder. */
const WORKER = [resolve("dist/batch-worker.js"), resolve("dist/run/batch-worker.js")].find((path) => existsSync(path))!;

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const TAIL = "更多精彩内容请关注微信公众号：每日好文，回复666免费领取资料。\n";
const PROMO = "梨花书屋整理上传，求收藏求推荐票，谢谢各位书友的支持。\n";
const BODY = "老人坐在门口晒太阳，远处有孩子在笑，风把花瓣吹到石阶上，没有人去扫它。\n".repeat(4);
const files = (): Record<string, string | Uint8Array> => ({
  ...Object.fromEntries(
    Array.from({ length: 150 }, (_, i) => [
      `docs/${i % 3}/${i}.txt`,
      `第${i}篇，春天来了，院子里的梨树开满了花。\n${BODY}${i % 2 ? MASKED : ""}${i % 5 ? "" : TAIL}${i % 7 ? "" : PROMO}`,
    ]),
  ),
  "docs/binary.txt": new Uint8Array([0, 1, 2, 0, 0, 3]),
  "docs/gbk.txt": new Uint8Array([0xb4, 0xba, 0xcc, 0xec, 0xc0, 0xb4, 0xc1, 0xcb, 0xa1, 0xa3, 0x0a]),
  "docs/page.html": `<html><body><article><p>${MASKED.repeat(9)}</p></article></body></html>`,
  "docs/ignored.md": `<!-- qingwen-disable -->\n${MASKED}`,
  "docs/sub/qingwen.config.yaml":
    "stages: { restore: false }\nallow: [梨花书屋]\noverrides:\n  - { files: [x/], stages: { ads: false } }\n",
  "docs/sub/a.txt": BODY + MASKED + TAIL,
  "docs/sub/x/b.txt": BODY + MASKED + TAIL + PROMO,
  "clean/0/0.txt": "mine",
});

const inline: OpenCrew = async (job) => inlineCrew(job, 1);
const crews: [string, OpenCrew][] = [
  ["one worker", (job) => workerCrew(job, 1, { file: WORKER })],
  ["two workers", (job) => workerCrew(job, 2, { file: WORKER })],
  ["four workers", (job) => workerCrew(job, 4, { file: WORKER })],
  ["a worker and the main thread", (job) => workerCrew(job, 1, { beside: "main-thread", file: WORKER })],
];

describe("what comes out does not depend on who does the work", () => {
  const reports = ["json", "html", "sarif", "csv"];
  const runs = async (openCrew: OpenCrew) => {
    const cwd = folderWith(files());
    const at = (name: string) => join(cwd, name);
    const hide = (text: string) => text.replaceAll(cwd, "");
    const wanted = (name: string) => reports.map((format) => `${format}=${at(`${name}.${format}`)}`);
    const clean = await said((terminal) =>
      cleanCommand([at("docs")], { output: at("clean"), report: wanted("clean") }, terminal, openCrew),
    );
    const check = await said((terminal) =>
      checkCommand([at("docs")], { report: ["terminal", ...wanted("check")], state: at("state") }, terminal, openCrew),
    );
    const known = await said((terminal) =>
      checkCommand([at("docs")], { writeBaseline: at("known.json"), report: wanted("known") }, terminal, openCrew),
    );
    const all = { clean, check, known, files: tree(cwd) };
    return JSON.parse(hide(JSON.stringify(all))) as typeof all;
  };

  test("clean, check and a baseline, with refused files, configs of folders and all kinds of reports", async () => {
    const expected = await runs(inline);
    expect(expected.clean.code).toBe(3);
    expect(expected.clean.said).toMatch(/binary\.txt: not a text file/);
    expect(expected.clean.said).toMatch(/clean\/0\/0\.txt was not written by qingwen/);
    expect(expected.check.code).toBe(3);
    expect(Object.keys(expected.files).length).toBeGreaterThan(300);
    for (const [who, openCrew] of crews) expect(await runs(openCrew), who).toEqual(expected);
  }, 120_000);
});

describe("a worker that dies", () => {
  /** A worker that is taken down by some files: the way of a broken package or of a lack of memory. */
  const fragile = (folder: string) => {
    const path = join(folder, "fragile.mjs");
    const code = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const read = fs.readFileSync;
      fs.readFileSync = (path, ...rest) => {
        if (String(path).endsWith("/40.txt")) process.exit(7);
        if (String(path).endsWith("/101.txt")) process.exit(9);
        return read(path, ...rest);
      };
      syncBuiltinESMExports();
      export const { count, counted, clean } = await import(${JSON.stringify(pathToFileURL(WORKER).href)});`;
    writeFileSync(path, code);
    return path;
  };

  test.each(["en", "zh"] as const)(
    "is reported with the file it held; the others are done (%s)",
    async (language) => {
      const cwd = folderWith(files());
      const without = files();
      delete without["docs/1/40.txt"];
      delete without["docs/2/101.txt"];
      const reference = folderWith(without);
      const clean = (folder: string, openCrew: OpenCrew) =>
        said((terminal) =>
          cleanCommand([join(folder, "docs")], { output: join(folder, "clean") }, { ...terminal, language }, openCrew),
        );
      const expected = await clean(reference, inline);
      const found = await clean(cwd, (job) => workerCrew(job, 2, { file: fragile(cwd) }));
      expect(found.code).toBe(3);
      const deaths = found.said.split("\n").filter((line) => /worker that held it died|工作线程意外退出/.test(line));
      expect(deaths).toEqual([
        expect.stringMatching(/1\/40\.txt.*code: 7/),
        expect.stringMatching(/2\/101\.txt.*code: 9/),
      ]);
      const rest = ({ said }: Said, folder: string) =>
        said
          .replaceAll(folder, "")
          .split("\n")
          .filter((line) => line.includes(".txt") && !/40\.txt|101\.txt/.test(line));
      expect(rest(found, cwd)).toEqual(rest(expected, reference));
      const { ".qingwen/ledger.jsonl": ledger, ".qingwen/manifest.json": _, ...texts } = tree(join(cwd, "clean"));
      const { ".qingwen/ledger.jsonl": other, ".qingwen/manifest.json": __, ...same } = tree(join(reference, "clean"));
      expect(texts).toEqual(same);
      const lines = ledger!.replaceAll(cwd, "").split("\n");
      const dead = lines.filter((line) => line.includes('"code":"worker-died"'));
      expect(dead).toHaveLength(2);
      expect(lines.filter((line) => !dead.includes(line)).join("\n")).toBe(other!.replaceAll(reference, ""));
    },
    60_000,
  );
});

test("an interrupt lets workers end the file they are on: what is given is what is written, all of it whole", async () => {
  const cwd = folderWith(files());
  const stop = new AbortController();
  const state = join(cwd, "state");
  mkdirSync(join(state, "tmp"), { recursive: true });
  const writes = { output: join(cwd, "out"), temporary: join(state, "tmp"), journal: join(state, "journal") };
  const plan = await openSetups({ jobs: "2" }, {} as Terminal).planFor(cwd);
  const job = { plans: [plan], temporary: state, wantsSource: false, writes: { ...writes, foreign: "keep" as const } };
  const names = Object.keys(files()).filter((name) => /^docs\/\d\//.test(name));
  const all = names.map((name) => ({ path: join(cwd, name), name, output: name, format: "text" as const, plan: 0 }));
  const batches = all.map((_, i) => all.slice(i * 4, i * 4 + 4)).filter((batch) => batch.length > 0);
  const crew = await workerCrew(job, 2, { file: WORKER });
  const given: string[] = [];
  try {
    for await (const { file, result } of crew.clean(batches, { known: () => [] }, stop.signal)) {
      given.push(file.output);
      expect(sha256(readFileSync(join(cwd, "out", file.output)))).toBe(result.clean);
      if (given.length === 5) stop.abort();
    }
  } finally {
    await crew.close();
  }
  expect(given.length).toBeGreaterThanOrEqual(5);
  expect(given.length).toBeLessThan(all.length);
  expect(Object.keys(tree(join(cwd, "out")))).toEqual([...given].sort());
}, 60_000);
