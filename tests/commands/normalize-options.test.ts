import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const SOURCE = "　　關注民生,改善住房。ＡＢＣ１２３\n";

test.each([
  ["nothing asked for", "", "　　關注民生,改善住房。ＡＢＣ１２３\n"],
  ["punctuation", "punctuation: full-width", "　　關注民生，改善住房。ＡＢＣ１２３\n"],
  ["letters and digits", "alphanumerics: half-width", "　　關注民生,改善住房。ABC123\n"],
  ["simplified", "script: simplified", "　　关注民生,改善住房。ＡＢＣ１２３\n"],
  ["indents", "indents: remove", "關注民生,改善住房。ＡＢＣ１２３\n"],
])("normalize by the config: %s", async (_, setting, expected) => {
  const cwd = folderWith({ "docs/a.txt": SOURCE, "qingwen.config.yaml": setting && `normalize:\n  ${setting}\n` });
  const { code, stderr } = await qingwen(["clean", "docs", "-o", "out", "--quiet"], { cwd });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, "out/a.txt"), "utf8")).toBe(expected);
});
