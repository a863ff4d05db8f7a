import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

/** What is said where a folder stands in the place of a file, a file in that of a folder, or nothing. */
const CASES: readonly [args: string, code: number, said: string][] = [
  ["check in --config folder", 2, "qingwen: folder is a folder; give a file"],
  ["check in --config gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --cache file", 2, "qingwen: file is no folder; give a folder, or a name that is not taken"],
  // Where there is no file to clean, too.
  [
    "check folder --config wrong.yaml",
    2,
    "qingwen: wrong.yaml:1:1: the config is wrong: Invalid input: expected object, received array",
  ],
  ["clean folder -o out --packs gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --packs folder", 2, "qingwen: folder is a folder; give a file"],
  ["check in --packs gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --baseline folder", 2, "qingwen: folder is a folder; give a file"],
  ["check in --counts folder", 2, "qingwen: folder is a folder; give a file"],
  ["check in --files-from folder", 2, "qingwen: folder is a folder; give a file"],
  ["check in --report json=in", 2, "qingwen: in is a folder; give a file"],
  ["check in --report json=folder", 2, "qingwen: folder is a folder; give a file"],
  ["clean in -o out --state file", 2, "qingwen: file is no folder; give a folder, or a name that is not taken"],
  ["clean in -o file", 2, "qingwen: file is no folder; give a folder, or a name that is not taken"],
  ["clean in -o /dev/null", 2, "qingwen: /dev/null is no folder; give a folder, or a name that is not taken"],
  ["clean in -o ", 2, 'qingwen: "" is no folder; give a folder, or a name that is not taken'],
  ["clean ", 2, 'qingwen: "" does not exist; check the name'],
  ["check ", 2, 'qingwen: "" does not exist; check the name'],
  ["explain ", 2, 'qingwen: "" does not exist; check the name'],
  ["clean in/a.txt/b", 2, "qingwen: in/a.txt/b does not exist; check the name"],
  ["check in --config utf16.yaml", 2, "qingwen: utf16.yaml is not UTF-8; save it as UTF-8"],
  ["check in --packs utf16.yaml", 2, "qingwen: utf16.yaml is not UTF-8; save it as UTF-8"],
  [
    "check in --config bomb.yaml",
    2,
    "qingwen: bomb.yaml:1:1: the config is wrong: Excessive alias count indicates a resource exhaustion attack",
  ],
  ["check named/in", 2, "qingwen: named/qingwen.config.yaml is a folder; give a file"],
  ["learn in -o in/a.txt", 2, "qingwen: in/a.txt is one of the inputs and would be lost; name another file"],
  ["learn in --counts in/a.txt", 2, "qingwen: in/a.txt is one of the inputs and would be lost; name another file"],
  ["explain folder", 2, "qingwen: folder is a folder; give a file"],
  ["explain a", 2, "qingwen: a is a folder; give a file"],
  ["explain gone.txt", 2, "qingwen: gone.txt does not exist; check the name"],
  ["explain gone.txt --lang zh", 2, "qingwen：gone.txt 不存在；请检查名称"],
  ["explain folder --lang zh", 2, "qingwen：folder 是文件夹；请给出文件"],
  ["rules test folder", 2, "qingwen: folder is a folder; give a file"],
  ["rules import folder", 2, "qingwen: folder is a folder; give a file"],
];

/** Aliases that would become ten thousand values. */
const BOMB = ["a: &a [x,x,x,x,x,x,x,x,x,x]", "b", "c", "d"]
  .map((line, i) =>
    i === 0
      ? line
      : `${line}: &${line} [${Array(10)
          .fill(`*${"abcd"[i - 1]}`)
          .join()}]`,
  )
  .join("\n");

describe("a wrong file is named, with what it is", () => {
  test.each(CASES)("%s", async (args, code, said) => {
    const cwd = folderWith({
      ...{ "in/a.txt": "全体D员要认真学习D章。\n", "named/in/a.txt": "", file: "", "wrong.yaml": "- 1\n" },
      ...{ "utf16.yaml": Buffer.from("\ufeffallow: []\n", "utf16le"), "bomb.yaml": BOMB },
    });
    for (const name of ["folder", "a", "named/qingwen.config.yaml"]) mkdirSync(join(cwd, name));
    const ended = await qingwen(args.split(" "), { cwd });
    // A path in a config is absolute.
    expect({ code: ended.code, stderr: ended.stderr.replaceAll(`${cwd}/`, "") }).toEqual({ code, stderr: `${said}\n` });
  });
});

describe("a wrong command line is told in the user's language", () => {
  test.each<[args: string, zh: string, en: string]>([
    [
      "clean --dryrun",
      "没有选项 --dryrun\n（是不是 --dry-run？）",
      "error: unknown option '--dryrun'\n(Did you mean --dry-run?)",
    ],
    ["chek", "没有命令 chek\n（是不是 check？）", "error: unknown command 'chek'\n(Did you mean check?)"],
    ["undo", "缺少参数 dir", "error: missing required argument 'dir'"],
    [
      "undo a b",
      "undo 的参数太多：应为 1 个，给了 2 个",
      "error: too many arguments for 'undo'. Expected 1 argument but got 2.",
    ],
    [
      "clean --report",
      "选项 --report <format[=file]> 缺少参数",
      "error: option '--report <format[=file]>' argument missing",
    ],
    ["worker", "缺少选项 --redis <url>", "error: required option '--redis <url>' not specified"],
    [
      "init --ci x",
      "选项 --ci <kind> 不能是 x，可以是 github, ",
      "error: option '--ci <kind>' argument 'x' is invalid.",
    ],
    [
      "completion x",
      "参数 shell 不能是 x，可以是 bash, ",
      "error: command-argument value 'x' is invalid for argument 'shell'.",
    ],
  ])("%s", async (args, zh, en) => {
    const cwd = folderWith({});
    const words = args.split(" ");
    const chinese = await qingwen(words, { cwd, env: { LANG: "zh_CN.UTF-8" } });
    expect(chinese).toMatchObject({ code: 2, stdout: "" });
    expect(chinese.stderr.startsWith(zh), chinese.stderr).toBe(true);
    expect(chinese.stderr).toContain("\n用法： qingwen ");
    const english = await qingwen(words, { cwd, env: { LANG: "C.UTF-8" } });
    expect(english.stderr.startsWith(en), english.stderr).toBe(true);
    expect(english.stderr).toContain("\nUsage: qingwen ");
  });
});
