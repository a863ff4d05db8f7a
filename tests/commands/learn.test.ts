import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keptFolderWith } from "../io/folder.js";
import { promoFolder } from "../packs/learn/promo-folder.js";
import { qingwen } from "./run.js";

const documents = promoFolder();
const cwd = keptFolderWith(Object.fromEntries(documents.map(({ name, text }) => [`docs/${name}`, text])));
const run = (...args: string[]) => qingwen(args, { cwd });
const read = (name: string) => readFileSync(join(cwd, name), "utf8");

describe("learn", () => {
  test("proposes a pack that rules test takes, and names innocent repeats", async () => {
    const { code, stdout, stderr } = await run("learn", "docs");
    expect(code).toBe(0);
    expect(stderr).toContain("60 files counted, 1 rule proposed");
    expect(stderr).toMatch(/never proposed:[\s\S]*二、存在的困难和问题/);
    writeFileSync(join(cwd, "learned.yaml"), stdout);
    expect(await run("rules", "test", "learned.yaml")).toMatchObject({ code: 0 });
    expect(await run("learn", "docs", "-o", "written.yaml", "--jobs", "1")).toMatchObject({ code: 0, stdout: "" });
    expect(read("written.yaml")).toBe(stdout);
  });

  test("parts counted apart give, merged, the counts of the folder", async () => {
    await run("learn", "docs/[0-2]*", "--counts", "a.counts");
    await run("learn", "docs/[3-5]*", "--counts", "b.counts");
    expect(await run("learn", "--merge", "b.counts", "a.counts", "--counts", "ab.counts")).toMatchObject({ code: 0 });
    const whole = await run("learn", "docs", "--counts", "all.counts");
    expect(whole).toMatchObject({ code: 0, stdout: "" });
    expect(read("ab.counts")).toBe(read("all.counts"));
  });

  test.each([
    ["a file that holds no counts", ["check", "docs", "--counts", "learned.yaml"], "not a whole file of counts"],
    ["a missing file of counts", ["check", "docs", "--counts", "gone.counts"], "gone.counts does not exist"],
    ["too small a number", ["learn", "docs", "--min", "1"], "--min: found 1"],
    ["a missing folder", ["learn", "gone"], "gone does not exist"],
  ])("%s is refused", async (_, args, message) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("files that cannot be read are named", async () => {
    const other = keptFolderWith({ "docs/a.txt": "正文在这里。\n", "docs/b.txt": Buffer.from([0, 1, 2, 255, 0, 254]) });
    for (const flags of [[], ["--counts", "a.counts"]]) {
      const { code, stderr } = await qingwen(["learn", "docs", ...flags], { cwd: other });
      expect(code).toBe(3);
      expect(stderr).toContain("docs/b.txt: ");
    }
  });
});

describe("clean and check over a folder", () => {
  test("the promo goes with counts of the inputs and with counts from files, and the outputs are equal", async () => {
    await run("learn", "docs", "--counts", "given.counts");
    expect(await run("clean", "docs", "-o", "one", "--jobs", "1", "-q")).toMatchObject({ code: 0 });
    expect(await run("clean", "docs", "-o", "two", "--jobs", "4", "-q", "--counts", "given.counts")).toMatchObject({
      code: 0,
    });
    let found = 0;
    for (const { name, text, promo } of documents) {
      const clean = read(join("one", name));
      expect(read(join("two", name))).toBe(clean);
      if (promo === undefined) expect(clean).toBe(text);
      else if (clean === text.slice(0, -promo.length - 1)) found++;
    }
    expect(found).toBeGreaterThanOrEqual(38);
    expect(await run("check", "docs", "--no-corpus", "-q")).toMatchObject({ code: 1 });
  });
});
