import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import * as pages from "../stages/extract/pages.js";
import { qingwen } from "./run.js";

const [first, ...others] = pages.prose;
const whole = `老街的早点铺\n${pages.prose.join("\n")}\n`;
const site = (config: string) =>
  folderWith({ "in/news/a.html": pages.article, "in/blog/b.html": pages.article, "qingwen.config.yaml": config });

test("selectors keep and drop parts of the pages that an override names", async () => {
  const cwd = site("overrides:\n  - files: [news/]\n    extract: { keep: [.editor], drop: ['p:first-child'] }\n");
  expect((await qingwen(["clean", "in", "-o", "out"], { cwd })).code).toBe(0);
  const text = readFileSync(join(cwd, "out/news/a.txt"), "utf8");
  expect(text).toContain("责任编辑");
  expect(text).not.toContain(first);
  expect(text).toContain(others.join("\n"));
  expect(readFileSync(join(cwd, "out/blog/b.txt"), "utf8")).toBe(whole);
  const { stdout } = await qingwen(["explain", "in/news/a.html", "--lang", "en"], { cwd });
  expect(stdout).toContain(`${first}  left out by a selector of the configuration`);
});

test("selectors of the whole folder and of an override add up; drop wins", async () => {
  const cwd = site("extract: { keep: [.editor] }\noverrides:\n  - files: news/\n    extract: { drop: [.editor] }\n");
  await qingwen(["clean", "in", "-o", "out"], { cwd });
  expect(readFileSync(join(cwd, "out/news/a.txt"), "utf8")).toBe(whole);
  expect(readFileSync(join(cwd, "out/blog/b.txt"), "utf8")).toContain("责任编辑");
});

test.each([["clean", "-o", "out"], ["check"]])(
  "a wrong selector of an override ends %s before anything is written",
  async (...args) => {
    const cwd = site("overrides:\n  - files: news/\n    extract:\n      keep: ['p[[']\n");
    const { code, stderr } = await qingwen([args[0]!, "in", ...args.slice(1)], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("qingwen.config.yaml:4:14");
    expect(stderr).toContain('"p[["');
    expect(existsSync(join(cwd, "out"))).toBe(false);
  },
);
