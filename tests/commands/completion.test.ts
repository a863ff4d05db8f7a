import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

describe("completion bash", () => {
  const script = qingwen(["completion", "bash"]).then(({ stdout }) => stdout);

  /** What bash offers for the last of these words. */
  async function offered(...words: readonly string[]): Promise<string[]> {
    const cwd = folderWith({ "complete.sh": await script });
    const line = ["qingwen", ...words].map((word) => `'${word}'`).join(" ");
    const test = `source ${join(cwd, "complete.sh")}; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _qingwen; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", test], { encoding: "utf8" })
      .split("\n")
      .filter((word) => word !== "");
  }

  test.each([
    [["ch"], ["check"]],
    [["rules", "l"], ["list"]],
    [["config", ""], ["print"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [["check", "--fail"], ["--fail-on"]],
    [["check", "docs", "--write"], ["--write-baseline"]],
    [["undo", "--fail"], []],
    [
      ["check", "--lang", ""],
      ["zh", "en"],
    ],
    [
      ["init", "--ci", "g"],
      ["github", "gitlab", "github-matrix", "gitlab-matrix"],
    ],
    [
      ["clean", "--format", ""],
      ["text", "md"],
    ],
    [
      ["check", "--report", "j"],
      ["json", "junit"],
    ],
    [["filter", "--counters", ""], ["hadoop"]],
    [["clean", "--stages", "re"], ["restore"]],
    [["check", "do"], []],
  ])("%j offers %j", async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });
});

test.each(["zsh", "fish"])("completion %s names every command and its options", async (shell) => {
  const { stdout, code } = await qingwen(["completion", shell]);
  expect(code).toBe(0);
  for (const word of ["check", "clean", "merge", "rules", "import", "fail-on", "write-baseline", "github"]) {
    expect(stdout).toContain(word);
  }
  const quotes = stdout.replaceAll("\\'", "").split("'").length - 1;
  expect(quotes % 2).toBe(0);
});

test("another shell is wrong usage", async () => {
  expect(await qingwen(["completion", "tcsh"])).toMatchObject({ code: 2 });
});
