import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/io/discover.js";
import { folderWith } from "./folder.js";

const tree = () =>
  folderWith({
    "docs/a.txt": "1",
    "docs/b/c.html": "2",
    "docs/b/d.md": "3",
    "docs/.hidden": "4",
    "docs/.git/x.txt": "5",
    "docs/a[1].txt": "6",
    "other/a.txt": "7",
    "e.txt": "8",
  });

describe("files are found", () => {
  test.each<[string, string[], string[]]>([
    ["a folder's tree without its own name", ["docs"], ["a.txt", "a[1].txt", "b/c.txt", "b/d.txt"]],
    ["a file by its name", ["docs/b/c.html"], ["c.txt"]],
    ["a glob below its fixed part", ["docs/**/*.{html,md}"], ["b/c.txt", "b/d.txt"]],
    ["a glob deeper", ["docs/b/*.md"], ["d.txt"]],
    ["a name that looks like a glob", ["docs/a[1].txt"], ["a[1].txt"]],
    ["the same file twice once, with its tree", ["docs/b/c.html", "docs"], ["a.txt", "a[1].txt", "b/c.txt", "b/d.txt"]],
    ["in whatever order", ["docs", "docs/b/c.html"], ["a.txt", "a[1].txt", "b/c.txt", "b/d.txt"]],
    ["several", ["e.txt", "docs/b"], ["c.txt", "d.txt", "e.txt"]],
  ])("%s", async (_, paths, expected) => {
    const folder = tree();
    const { inputs } = await discover(paths.map((path) => join(folder, path)));
    expect(inputs.map(({ output }) => output)).toEqual(expected);
  });

  test.each<[string, string[], string, string]>([
    ["a path that is not there", ["docs", "nowhere"], "out", "path-missing"],
    ["a glob without a match", ["docs/*.pdf"], "out", "no-input"],
    ["two files with one name", ["docs", "other"], "out", "name-collision"],
    ["the output as input", ["docs"], "docs", "input-is-output"],
    ["an input inside the output", ["docs/b"], "docs", "input-inside-output"],
  ])("%s is refused", async (_, paths, output, code) => {
    const folder = tree();
    const found = discover(
      paths.map((path) => join(folder, path)),
      { output: join(folder, output) },
    );
    await expect(found).rejects.toThrow(expect.objectContaining({ code }));
  });

  test("the output folder inside an input is left out", async () => {
    const folder = tree();
    const { inputs } = await discover([folder], { output: join(folder, "other") });
    expect(inputs.map(({ output }) => output)).toEqual([
      "docs/a.txt",
      "docs/a[1].txt",
      "docs/b/c.txt",
      "docs/b/d.txt",
      "e.txt",
    ]);
  });

  test("an empty folder holds nothing", async () => {
    const folder = folderWith({});
    expect((await discover([folder])).inputs).toEqual([]);
  });

  test("a link out of the folder is named and not followed, one inside it is", async () => {
    const folder = tree();
    symlinkSync(join(folder, "e.txt"), join(folder, "docs/out.txt"));
    symlinkSync(join(folder, "other"), join(folder, "docs/outside"));
    symlinkSync("a.txt", join(folder, "docs/in.txt"));
    const { inputs, outside } = await discover([join(folder, "docs")]);
    expect(outside).toEqual([join(folder, "docs/out.txt"), join(folder, "docs/outside")]);
    expect(inputs.map(({ output }) => output)).toContain("b/c.txt");
    expect(inputs.map(({ name }) => name)).toContain("a.txt");
    expect(inputs.map(({ name }) => name)).not.toContain("in.txt");
  });

  test.each<[string, string[], string[]]>([
    ["a link beside its file, though its name is longer", ["docs"], ["a.txt"]],
    ["a link that is named, too", ["docs/the longest.txt", "docs"], ["a.txt"]],
    ["a link alone", ["docs/the longest.txt"], ["the longest.txt"]],
    ["links of which the file is not asked for", ["docs/the*.txt", "docs/other.txt"], ["the longest.txt"]],
  ])("a file has one name: %s", async (_, paths, names) => {
    const folder = folderWith({ "docs/a.txt": "1" });
    for (const link of ["the longest.txt", "other.txt"]) symlinkSync("a.txt", join(folder, "docs", link));
    for (const some of [paths, [...paths].reverse()]) {
      const { inputs } = await discover(some.map((path) => join(folder, path)));
      expect(inputs.map(({ name }) => name)).toEqual(names);
    }
  });

  test("what the run writes is no document unless it is named", async () => {
    const folder = tree();
    symlinkSync("b/d.md", join(folder, "docs/link.md"));
    const written = ["docs/b", "docs/a.txt", "other/new.txt"].map((path) => join(folder, path));
    const names = async (...paths: string[]) =>
      (
        await discover(
          paths.map((path) => join(folder, path)),
          { written },
        )
      ).inputs.map(({ name }) => name);
    expect(await names("docs")).toEqual(["a[1].txt"]);
    expect(await names("docs/**/*.{txt,md}")).toEqual(["a[1].txt"]);
    expect(await names("docs/a.txt", "docs/b/c.html")).toEqual(["a.txt", "c.html"]);
  });

  test("names with newlines and emoji are names", async () => {
    const folder = folderWith({ "一\n行😀/a'b\".txt": "1" });
    expect((await discover([folder])).inputs.map(({ output }) => output)).toEqual(["一\n行😀/a'b\".txt"]);
  });

  test("does not depend on the order of the paths", async () => {
    const folder = tree();
    mkdirSync(join(folder, "docs/empty"));
    const paths = ["docs", "e.txt", "docs/b/*.md"].map((path) => join(folder, path));
    expect(await discover([...paths].reverse())).toEqual(await discover(paths));
  });
});
