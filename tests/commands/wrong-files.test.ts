import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

/** What is said where a folder stands in the place of a file, a file in that of a folder, or nothing. */
const CASES: readonly [args: string, code: number, said: string][] = [
  ["check in --config folder", 3, "qingwen: folder: not a regular file"],
  ["check in --config gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --cache file", 2, "qingwen: --cache: found file, expected DIR"],
  // Where there is no file to clean, too.
  [
    "check folder --config wrong.yaml",
    2,
    "qingwen: wrong.yaml:1:1: the config is wrong: Invalid input: expected object, received array",
  ],
  ["clean folder -o out --packs gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --packs folder", 3, "qingwen: folder: not a regular file"],
  ["check in --packs gone.yaml", 2, "qingwen: gone.yaml does not exist; check the name"],
  ["check in --baseline folder", 3, "qingwen: folder: not a regular file"],
  ["check in --counts folder", 3, "qingwen: folder: not a regular file"],
  ["check in --files-from folder", 3, "qingwen: folder: not a regular file"],
  ["check in --report json=folder", 3, "qingwen: folder cannot be written (EISDIR); check permissions and free space"],
  ["clean in -o out --state file", 3, "qingwen: file cannot be written (EEXIST); check permissions and free space"],
  ["clean in -o file", 2, "qingwen: the output file is a file; give a folder"],
  ["learn in -o in/a.txt", 2, "qingwen: in/a.txt is one of the inputs and would be lost; name another file"],
  ["learn in --counts in/a.txt", 2, "qingwen: in/a.txt is one of the inputs and would be lost; name another file"],
  ["explain folder", 3, "qingwen: folder: not a regular file"],
  ["explain a", 3, "qingwen: a: not a regular file"],
  ["explain gone.txt", 2, "qingwen: gone.txt does not exist; check the name"],
  ["explain gone.txt --lang zh", 2, "qingwen：gone.txt 不存在；请检查名称"],
  ["explain folder --lang zh", 3, "qingwen：folder：不是普通文件"],
  ["rules test folder", 3, "qingwen: folder: not a regular file"],
  ["rules import folder", 3, "qingwen: folder: not a regular file"],
];

describe("a wrong file is named, with what it is", () => {
  test.each(CASES)("%s", async (args, code, said) => {
    const cwd = folderWith({ "in/a.txt": "全体D员要认真学习D章。\n", file: "", "wrong.yaml": "- 1\n" });
    for (const name of ["folder", "a"]) mkdirSync(join(cwd, name));
    const ended = await qingwen(args.split(" "), { cwd });
    // A path in a config is absolute.
    expect({ code: ended.code, stderr: ended.stderr.replaceAll(`${cwd}/`, "") }).toEqual({ code, stderr: `${said}\n` });
  });
});
