import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The folders of src from the ground up; a file imports from its own level's folder and from lower levels only. `engines`
 * hands the steps of a planned run to a cluster: it knows plans and processes, and nothing of how documents are cleaned.
 */
const LEVELS = [
  ["core"],
  ["match"],
  ["packs"],
  ["messages"],
  ["stages"],
  ["io", "report"],
  ["run"],
  ["engines"],
  ["commands"],
  ["."],
];
/** What runs in a browser, too. */
const PURE = ["core", "match", "stages", "packs"];

const root = resolve("src");
const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts"));
const folderOf = (file: string) => (file.includes("/") ? file.split("/")[0]! : ".");
const levelOf = (folder: string) => LEVELS.findIndex((level) => level.includes(folder));
const importsOf = (file: string) =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /^\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm,
    ),
  ].map((match) => match[1] ?? match[2]!);
/** `version.ts` is a constant that anyone may read. */
const FREE = ["version.ts"];

describe("imports go one way", () => {
  test.each(files)("%s", (file) => {
    const from = folderOf(file);
    expect(levelOf(from), `src/${from} is not part of the layout`).toBeGreaterThanOrEqual(0);
    for (const target of importsOf(file).filter((name) => name.startsWith("."))) {
      const path = relative(root, resolve(root, dirname(file), target.replace(/\.js$/, ".ts")));
      if (FREE.includes(path)) continue;
      const to = folderOf(path);
      const allowed = to === from || levelOf(to) < levelOf(from);
      expect(allowed, `${file} imports ${path}`).toBe(true);
    }
  });
});

describe("what is pure knows no file system", () => {
  test.each(files.filter((file) => PURE.includes(folderOf(file))))("%s", (file) => {
    expect(importsOf(file).filter((name) => name.startsWith("node:"))).toEqual([]);
    expect(readFileSync(join(root, file), "utf8")).not.toMatch(/\b(?:process|Buffer)\./);
  });
});

test("the top level holds what the layout names", () => {
  const allowed =
    /^(?:package(?:-lock)?\.json|tsconfig\.json|src|input|output|tests|README(?:\.zh-CN)?\.md|LICENSE|CHANGELOG\.md|\..*|node_modules|dist|coverage)$/;
  expect(readdirSync(".").filter((name) => !allowed.test(name))).toEqual([]);
  expect(statSync("src").isDirectory()).toBe(true);
});
