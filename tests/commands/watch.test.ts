import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const BODY = "春天来了，院子里的梨树开满了花，老人坐在门口晒太阳。\n";
const MASKED = "全体D员要认真学习D章。\n";

/** Waits until something is so; how long that takes does not matter, only that it comes. */
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !isSo(); i++) await new Promise((done) => setTimeout(done, 20));
  expect(isSo(), String(isSo)).toBe(true);
}

/** Starts a command that watches; `said` is what it said so far. */
function startWatching(cwd: string, ...args: string[]) {
  const watching = {
    child: undefined as ChildProcess | undefined,
    said: "",
    ended: Promise.resolve() as Promise<unknown>,
  };
  watching.ended = qingwen(["clean", ...args, "--watch"], {
    cwd,
    started: (process) => {
      watching.child = process;
      onTestFinished(() => void process.kill("SIGKILL"));
      process.stderr?.on("data", (part) => {
        watching.said += part;
      });
    },
  });
  return watching;
}

test("--watch cleans what changes, comes and goes, follows the config, and ends with Ctrl-C", async () => {
  const cwd = folderWith({ "docs/a.txt": BODY, "docs/b.txt": BODY, "qingwen.config.yaml": "allow: []\n" });
  const at = (name: string) => join(cwd, name);
  const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");
  const watching = startWatching(cwd, "docs", "-o", "out", "--prune");
  await until(() => watching.said.includes("watching docs"));
  expect(read("out/a.txt")).toBe(BODY);

  writeFileSync(at("docs/a.txt"), BODY + MASKED);
  await until(() => read("out/a.txt").includes("全体党员"));
  writeFileSync(at("docs/new.txt"), BODY);
  await until(() => read("out/new.txt") === BODY);
  rmSync(at("docs/b.txt"));
  await until(() => !existsSync(at("out/b.txt")));

  writeFileSync(at("qingwen.config.yaml"), "stage: {}\n");
  await until(() => watching.said.includes("the config is wrong"));
  writeFileSync(at("qingwen.config.yaml"), "stages: { restore: false }\n");
  await until(() => read("out/a.txt").endsWith(MASKED));

  watching.child!.kill("SIGINT");
  expect(await watching.ended).toMatchObject({ code: 0, signal: null });
  expect(existsSync(at("out/.qingwen/lock"))).toBe(false);
  const outputs = read("out/.qingwen/ledger.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).output);
  expect(outputs).toEqual(["a.txt", "new.txt"]);
}, 120_000);

test("--watch waits for a folder that was moved away, sees a config that is new, and does not see what it writes", async () => {
  const cwd = folderWith({ "docs/a.txt": MASKED });
  const at = (name: string) => join(cwd, name);
  const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");
  const watching = startWatching(cwd, "docs", "-o", "out", "--state", "docs/kept", "--report", "json=docs/found.json");
  await until(() => watching.said.includes("watching docs"));
  renameSync(at("docs"), at("away"));
  await until(() => watching.said.includes("docs does not exist"));
  writeFileSync(at("away/b.txt"), MASKED);
  renameSync(at("away"), at("docs"));
  await until(() => read("out/b.txt").includes("全体党员"));
  writeFileSync(at("qingwen.config.yaml"), "stages: { restore: false }\n");
  await until(() => read("out/a.txt") === MASKED);
  watching.child!.kill("SIGINT");
  expect(await watching.ended).toMatchObject({ code: 0, signal: null });
  expect(watching.said).not.toMatch(/changed: .*(?:kept|found)/);
  expect(existsSync(at("out/kept"))).toBe(false);
}, 120_000);

test("--watch needs paths, and what is wrong at the start ends it", async () => {
  const cwd = folderWith({ "docs/a.txt": BODY, "bad.yaml": "stage: {}\n" });
  expect(await qingwen(["clean", "--watch", "--files-from", "-"], { cwd })).toMatchObject({ code: 2 });
  expect(await qingwen(["clean", "docs", "--watch", "--config", "bad.yaml"], { cwd })).toMatchObject({ code: 2 });
  expect(existsSync(join(cwd, "output"))).toBe(false);
});
