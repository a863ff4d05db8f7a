import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CleanFlags, cleanCommand } from "../../src/commands/clean.js";
import { journalLine } from "../../src/io/journal.js";
import { sha256 } from "../../src/io/sha256.js";
import { folderWith } from "../io/folder.js";
import { said, tree } from "./said.js";

const TEXT = "春天来了，院子里的梨树开满了花。\n";
const made = async () => {
  const cwd = folderWith({
    "docs/a.txt": TEXT,
    "docs/b/c/d.txt": TEXT,
    "docs/b/e.txt": TEXT,
    "docs/edited.txt": TEXT,
    "other/x.txt": TEXT,
    "other/y.txt": TEXT,
  });
  await clean(cwd, ["docs", "other"]);
  writeFileSync(join(cwd, "out/mine.txt"), "mine");
  return cwd;
};
const clean = (cwd: string, paths: string[], flags: Partial<CleanFlags> = {}) =>
  said((terminal) =>
    cleanCommand(
      paths.map((path) => join(cwd, path)),
      { output: join(cwd, "out"), ...flags },
      terminal,
    ),
  );
const texts = (cwd: string) => Object.keys(tree(join(cwd, "out"))).filter((name) => !name.startsWith("."));
const entries = (cwd: string) =>
  readFileSync(join(cwd, "out/.qingwen/ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).output);

describe("--prune", () => {
  test("removes the clean files whose inputs are gone, and the folders they leave empty, and tells how many", async () => {
    const cwd = await made();
    rmSync(join(cwd, "docs/b/c/d.txt"));
    rmSync(join(cwd, "docs/a.txt"));
    const dry = await clean(cwd, ["docs"], { prune: true, dryRun: true });
    expect(dry.said).toMatch(/2 clean files would be removed/);
    expect(texts(cwd)).toContain("b/c/d.txt");
    const { code, said } = await clean(cwd, ["docs"], { prune: true });
    expect(code).toBe(0);
    expect(said).toMatch(/2 clean files removed/);
    expect(texts(cwd)).toEqual(["b/e.txt", "edited.txt", "mine.txt", "x.txt", "y.txt"]);
    expect(entries(cwd)).toEqual(["b/e.txt", "edited.txt", "x.txt", "y.txt"]);
    expect(existsSync(join(cwd, "out/b/c"))).toBe(false);
    expect((await clean(cwd, ["docs"], { prune: true })).said).toMatch(/0 clean files removed/);
  });

  test("removes what a killed run wrote of an input that is gone since", async () => {
    const cwd = await made();
    const journal = join(cwd, "out/.qingwen/journal");
    const entry = { output: "gone.txt", clean: sha256(TEXT), path: join(cwd, "docs/gone.txt") };
    writeFileSync(join(cwd, "out/gone.txt"), TEXT);
    writeFileSync(journal, journalLine(entry) + journalLine({ ...entry, output: "a.txt" }));
    expect((await clean(cwd, ["docs"])).code).toBe(0);
    expect(readFileSync(journal, "utf8")).toBe(journalLine(entry));
    expect((await clean(cwd, ["docs"], { prune: true })).said).toMatch(/1 clean file removed/);
    expect(texts(cwd)).not.toContain("gone.txt");
    expect(existsSync(journal)).toBe(false);
  });

  test("leaves alone what was edited, what is not ours, what lies elsewhere and what is only left out", async () => {
    const cwd = await made();
    rmSync(join(cwd, "docs/edited.txt"));
    writeFileSync(join(cwd, "out/edited.txt"), `${TEXT}我加的。\n`);
    rmSync(join(cwd, "other/x.txt"));
    writeFileSync(join(cwd, "docs/.qingwenignore"), "a.txt\n");
    const before = tree(join(cwd, "out"));
    const { said } = await clean(cwd, ["docs"], { prune: true });
    expect(said).toMatch(/out\/edited\.txt: its input is gone, but it was edited/);
    expect(said).toMatch(/0 clean files removed/);
    const { ".qingwen/manifest.json": _, ...after } = tree(join(cwd, "out"));
    const { ".qingwen/manifest.json": __, ...same } = before;
    expect(after).toEqual(same);
  });

  test("without it, everything stays", async () => {
    const cwd = await made();
    rmSync(join(cwd, "docs/a.txt"));
    await clean(cwd, ["docs"]);
    expect(texts(cwd)).toContain("a.txt");
    expect(entries(cwd)).toContain("a.txt");
  });

  test("where no input is found at all, nothing is removed: the folder may be the wrong one", async () => {
    const cwd = await made();
    renameSync(join(cwd, "docs"), join(cwd, "elsewhere"));
    mkdirSync(join(cwd, "docs"));
    const before = texts(cwd);
    const { said } = await clean(cwd, ["docs"], { prune: true });
    expect(said).toMatch(/no inputs at all were found/);
    expect(texts(cwd)).toEqual(before);
  });

  test("a name in a ledger cannot lead out of the folder", async () => {
    const cwd = await made();
    const ledger = join(cwd, "out/.qingwen/ledger.jsonl");
    rmSync(join(cwd, "docs/a.txt"));
    writeFileSync(join(cwd, "victim.txt"), TEXT);
    writeFileSync(ledger, readFileSync(ledger, "utf8").replace('"output":"a.txt"', '"output":"../victim.txt"'));
    await clean(cwd, ["docs"], { prune: true });
    expect(existsSync(join(cwd, "victim.txt"))).toBe(true);
  });

  test("a glob prunes below its fixed part; lists of files contradict it", async () => {
    const cwd = await made();
    rmSync(join(cwd, "docs/b/e.txt"));
    rmSync(join(cwd, "docs/a.txt"));
    await clean(cwd, ["docs/b/**/*.txt"], { prune: true, output: join(cwd, "out") });
    expect(texts(cwd)).toContain("a.txt");
    expect(texts(cwd)).not.toContain("b/e.txt");
    await expect(clean(cwd, [], { prune: true, changed: true })).rejects.toThrow(/--prune goes with PATHS/);
  });
});
