import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const LINE = "各位同志，今天我们学习党的历史。大家要认真听讲，做好笔记。\n";
/** Two bytes are no text. */
const DAMAGED = Buffer.concat(
  [LINE, "\xff", LINE, "\xff", LINE.repeat(9)].map((part) => Buffer.from(part, part.length === 1 ? "latin1" : "utf8")),
);
const LOST = "bytes that are no text were replaced by \ufffd (2); the file seems damaged, get it again";

describe("a file of which bytes are no text is cleaned, and named", () => {
  const folder = () => folderWith({ "in/a.txt": DAMAGED, "in/b.txt": LINE, "in/c.html": DAMAGED });
  const said = `in/a.txt: ${LOST}\nin/c.html: ${LOST}\n`;

  test.each([
    ["clean", ["clean", "in", "-o", "out", "--quiet"]],
    ["check", ["check", "in", "--quiet", "--cache", "kept"]],
    ["check with a report", ["check", "in", "--quiet", "--report", "json"]],
  ])("%s, and once more", async (_, args) => {
    const cwd = folder();
    expect(await qingwen(args, { cwd })).toMatchObject({ code: 0, stderr: said });
    expect(await qingwen(args, { cwd })).toMatchObject({ code: 0, stderr: said });
  });

  test("filter, explain and the JSON report", async () => {
    const cwd = folder();
    expect(await qingwen(["filter"], { input: DAMAGED })).toMatchObject({ code: 0, stderr: `-: ${LOST}\n` });
    expect((await qingwen(["explain", "in/a.txt"], { cwd })).stdout).toContain(`\n${LOST}\n`);
    await qingwen(["check", "in", "--quiet", "--report", "json=report.json"], { cwd });
    const { documents } = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"));
    const note = { code: "broken-bytes", args: { count: 2 } };
    expect(documents.map(({ notes }: { notes: unknown }) => notes)).toEqual([[note], [], [note]]);
  });

  test("in Chinese", async () => {
    const { stderr } = await qingwen(["check", "in/a.txt", "--quiet", "--lang", "zh"], { cwd: folder() });
    expect(stderr).toBe("in/a.txt：文件中有 2 处字节不是文字，已用 \ufffd 代替；文件可能已损坏，请重新获取\n");
  });
});
