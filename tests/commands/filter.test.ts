import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLI, qingwen } from "./run.js";

const filter = (input: string | Uint8Array, ...flags: string[]) => qingwen(["filter", ...flags], { input });

describe("filter", () => {
  test.each([
    ["a text", "全体D员要认真学习。\r\n", [], "全体党员要认真学习。\n"],
    ["nothing", "", [], ""],
    [
      "records",
      '{"id":1,"text":"全体D员要认真学习。"}\n{"id":2,"text":"正文"}',
      ["--jsonl"],
      '{"id":1,"text":"全体党员要认真学习。"}\n{"id":2,"text":"正文"}\n',
    ],
    ["no record", "", ["--jsonl"], ""],
    ["a field", '{"body":"全体D员要认真学习。"}', ["--jsonl", "--field", "body"], '{"body":"全体党员要认真学习。"}\n'],
    ["ASCII", '{"text":"正文"}', ["--jsonl", "--ascii"], '{"text":"\\u6b63\\u6587"}\n'],
    ["stages left out", '{"text":"全体D员"}', ["--jsonl", "--no-restore"], '{"text":"全体D员"}\n'],
  ])("%s", async (_, input, flags, stdout) => {
    expect(await filter(input, ...flags)).toMatchObject({ code: 0, stdout, stderr: "" });
  });

  test("a record that fails is named with its line, the others pass; --strict stops there", async () => {
    const input = '{"text":"一"}\nnot json\n{"text":"三"}\n';
    const all = await filter(input, "--jsonl");
    expect(all).toMatchObject({ code: 3, stdout: '{"text":"一"}\n{"text":"三"}\n' });
    expect(all.stderr).toMatch(/^line 2: not a record that can be cleaned: [^\n]+\n$/);
    expect(await filter(input, "--jsonl", "--strict")).toMatchObject({ code: 3, stdout: '{"text":"一"}\n' });
  });

  test("for engines: counters on standard error, records and nothing else on standard output", async () => {
    const ended = await filter('{"text":"正文"}\t\r\n\nnot json\n', "--jsonl", "--counters", "hadoop", "--lenient");
    expect(ended).toMatchObject({ code: 0, stdout: '{"text":"正文"}\n' });
    expect(ended.stderr.split("\n").slice(1)).toEqual([
      "reporter:counter:qingwen,cleaned,1",
      "reporter:counter:qingwen,empty,1",
      "reporter:counter:qingwen,failed,1",
      "",
    ]);
    expect(await filter("", "--jsonl", "--counters", "hadoop")).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });

  test.each([
    ["unknown counters", ["--jsonl", "--counters", "spark"]],
    ["counters without records", ["--counters", "hadoop"]],
    ["strict and lenient at once", ["--jsonl", "--strict", "--lenient"]],
  ])("%s is wrong usage", async (_, flags) => {
    expect(await filter("", ...flags)).toMatchObject({ code: 2, stdout: "" });
  });

  test("very many records are cleaned by workers: the same records, in order, failures by their lines", async () => {
    const count = 12_000;
    const text = `院子里的梨树开满了白花，老人坐在门口晒太阳。${"远处有孩子在笑。".repeat(60)}`;
    const record = (id: number) => JSON.stringify({ id, text: id % 100 === 7 ? `${text}\u200b` : text });
    const lines = Array.from({ length: count }, (_, id) => (id % 5000 === 4000 ? "broken" : record(id)));
    const wanted = lines
      .filter((line) => line !== "broken")
      .map((line) => `${line.replace("\\u200b", "").replace("\u200b", "")}\n`);
    const ended = await filter(lines.join("\n"), "--jsonl", "--jobs", "3", "--stages", "normalize");
    expect(ended.stdout === wanted.join("")).toBe(true);
    expect(ended.stderr.match(/^line \d+/gm)).toEqual(["line 4001", "line 9001"]);
    expect(ended.code).toBe(3);
    const strict = await filter(lines.join("\n"), "--jsonl", "--jobs", "3", "--stages", "normalize", "--strict");
    expect(strict).toMatchObject({ code: 3 });
    expect(strict.stdout === wanted.slice(0, 4000).join("")).toBe(true);
  }, 60_000);

  test("a file is read from where it stands, and its records are the same as those of a pipe", async () => {
    const [before, text] = ["不是记录\n", `全体D员要认真学习。${"院子里的梨树开满了白花。".repeat(20)}`];
    const line = (id: number) => `${JSON.stringify({ id, text: id % 3 === 0 ? text : text.replace("D", "党") })}\n`;
    const records = Array.from({ length: 3000 }, (_, id) => line(id)).join("");
    const folder = mkdtempSync(join(tmpdir(), "records-"));
    const path = join(folder, "a.jsonl");
    writeFileSync(path, before + records);
    const file = openSync(path, "r");
    readSync(file, Buffer.alloc(Buffer.byteLength(before)));
    const ended = await qingwen(["filter", "--jsonl", "--jobs", "2", "--stages", "restore"], { inputFile: file });
    closeSync(file);
    rmSync(folder, { recursive: true });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout === records.replaceAll("D员", "党员")).toBe(true);
  }, 60_000);

  test.each([[[]], [["--jsonl"]]])("a folder on standard input is no file (%j)", async (flags) => {
    const folder = openSync(tmpdir(), "r");
    const ended = await qingwen(["filter", ...flags], { inputFile: folder });
    closeSync(folder);
    expect(ended).toMatchObject({ code: 3, stdout: "", stderr: "-: not a regular file\n" });
  });

  test("a record that comes alone is not held back until more come", async () => {
    const child = spawn(process.execPath, [CLI, "filter", "--jsonl"], { stdio: "pipe" });
    const answer = once(child.stdout, "data");
    child.stdin.write('{"text":"一"}\n');
    expect(String(await answer)).toBe('{"text":"一"}\n');
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test("a text that would be lost is not written", async () => {
    const ended = await filter("扫码加微信 abc12345 免费领取全套资料，长按识别二维码进群\n");
    expect(ended).toMatchObject({ code: 3, stdout: "" });
    expect(ended.stderr).toContain("would lose");
  });

  test.each([["--ascii"], ["--strict"], ["--lenient"], ["--field", "body"]])(
    "%s tells of records and is refused without --jsonl",
    async (...args) => {
      const ended = await qingwen(["filter", ...args], { input: "全体D员\n" });
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toBe(`qingwen: ${args[0]}: found ${args[1] ?? "–"}, expected --jsonl\n`);
    },
  );
});
