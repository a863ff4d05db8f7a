import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { qingwen } from "./commands/run.js";
import { folderWith } from "./io/folder.js";

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test("output/ is what the program makes of input/", async () => {
  const folder = folderWith({});
  const { code, stderr } = await qingwen(["clean", "input", "-o", join(folder, "output")]);
  expect(stderr).not.toMatch(/refused by|cannot/);
  expect(code).toBe(0);
  expect(files(join(folder, "output"))).toEqual(files("output"));
  for (const name of files("output")) {
    expect(readFileSync(join(folder, "output", name), "utf8"), name).toBe(readFileSync(join("output", name), "utf8"));
  }
});

test("undo gives the sample back to the byte, pages as their text", async () => {
  const folder = folderWith({});
  expect((await qingwen(["undo", "output", "-o", join(folder, "back")])).code).toBe(0);
  for (const name of files("input")) {
    if (name.endsWith(".html")) continue;
    expect(readFileSync(join(folder, "back", name)).equals(readFileSync(join("input", name))), name).toBe(true);
  }
});
