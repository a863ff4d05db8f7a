import { expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const FILES = {
  "docs/qingwen.config.yaml":
    "deny: ['a: b']\nallow: [甲, { passage: 乙, reason: ours }]\noverrides:\n  - files: '*.md'\n    stages: { restore: false }\n",
  "docs/a.md": "全体D员要认真学习D章。\n",
  "docs/a.txt": "全体D员要认真学习D章。\n",
  "docs/##.txt": "甲。\n",
};

test("config print shows what holds for a file and from where, as a config", async () => {
  const cwd = folderWith(FILES);
  const { stdout, code } = await qingwen(["config", "print", "docs/a.md"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("# docs/qingwen.config.yaml\n");
  expect(stdout).toContain("  restore: false # docs/qingwen.config.yaml overrides[0]\n");
  expect(stdout).toContain("  markers: true # default\n");
  expect(parse(stdout)).toMatchObject({
    deny: ["a: b"],
    allow: [{ passage: "甲" }, { passage: "乙", reason: "ours" }],
  });
  const json = JSON.parse((await qingwen(["config", "print", "--json"], { cwd })).stdout);
  expect(json).toMatchObject({ file: null, config: { overRemoval: 0.5 }, origins: { overRemoval: "default" } });
});

test("a run takes for each file the config that holds for it", async () => {
  const cwd = folderWith(FILES);
  const { documents } = JSON.parse((await qingwen(["check", "docs", "--report", "json"], { cwd })).stdout);
  const counts = documents.map(({ path, findings }: { path: string; findings: unknown[] }) => [path, findings.length]);
  expect(Object.fromEntries(counts)).toEqual({ "docs/##.txt": 0, "docs/a.md": 0, "docs/a.txt": 1 });
});

test("a wrong key names the nearest right one and its place", async () => {
  const cwd = folderWith({ "input/a.txt": "甲。\n", "qingwen.config.yaml": "deny: []\nalow: [x]\n" });
  const { code, stderr } = await qingwen(["check"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/qingwen\.config\.yaml:2:1: the config is wrong: there is no key alow; did you mean allow\?/);
});
