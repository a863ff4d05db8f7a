import { join } from "node:path";
import { expect, test } from "vitest";
import { openIgnoreFiles } from "../../src/io/ignore-files.js";
import { folderWith } from "./folder.js";

test.each([
  ["*.md", "", "a.md", true],
  ["*.md", "", "x/y/a.md", true],
  ["/a.md", "", "x/a.md", false],
  ["x/", "", "x/y/a.md", true],
  ["# a.md", "", "a.md", false],
  ["*.md\n!a.md", "", "a.md", false],
  ["*.md", "!a.md", "x/a.md", false],
  ["*.md", "!a.md", "x/b.md", true],
  ["", "a.md", "x/a.md", true],
  ["", "a.md", "a.md", false],
])("with %j above and %j in x, %s is left out: %s", (above, below, name, expected) => {
  const folder = folderWith({ ".qingwenignore": above, "x/.qingwenignore": below, "x/y/.keep": "" });
  const isIgnored = openIgnoreFiles();
  expect(isIgnored(join(folder, name))).toBe(expected);
  expect(isIgnored(join(folder, name))).toBe(expected);
});
