import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { qingwen } from "./commands/run.js";
import { keptFolderWith } from "./io/folder.js";

const READMES = ["README.md", "README.zh-CN.md"];
/** Run by CI, which is a script of these commands. */
const IN_CI = ["npm install && npm start", "npm install && npm test"];

const shellLines = (file: string) => blocks(file, "sh").flatMap((block) => block.trim().split("\n"));
const blocks = (file: string, language: string) =>
  [...readFileSync(file, "utf8").matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    (match) => match[1]!,
  );
const headings = (file: string) => readFileSync(file, "utf8").match(/^#+ /gm) ?? [];
const tableRows = (file: string) => readFileSync(file, "utf8").match(/^\|/gm) ?? [];

test("both READMEs have the same commands, sections, tables and samples", () => {
  const [en, zh] = READMES as [string, string];
  expect(shellLines(zh)).toEqual(shellLines(en));
  expect(headings(zh)).toEqual(headings(en));
  expect(tableRows(zh)).toEqual(tableRows(en));
  for (const language of ["bash", "python", "text"]) expect(blocks(zh, language)).toEqual(blocks(en, language));
  const code = (file: string) => blocks(file, "ts").map((block) => block.replace(/\/\/.*$/gm, ""));
  expect(code(zh)).toEqual(code(en));
  expect(blocks(zh, "yaml").map((block) => block.replace(/#.*$/gm, "").replace(/ +$/gm, ""))).toEqual(
    blocks(en, "yaml").map((block) => block.replace(/#.*$/gm, "").replace(/ +$/gm, "")),
  );
});

test("the commands that CI runs are in it", () => {
  const script = readFileSync(".ci/run", "utf8");
  for (const command of IN_CI) {
    expect(shellLines("README.md")).toContain(command);
    expect(script).toContain(command.replace("npm install", "npm install --no-fund --no-audit"));
  }
});

/** Lines that need a server stand in blocks of their own; the tests of each engine run them as they are there. */
test("lines for engines are run by the tests of the engines", () => {
  const lines = blocks("README.md", "bash").flatMap((block) => block.trim().split("\n"));
  const known = [
    /^npx qingwen submit slurm /,
    /^npx qingwen submit bullmq /,
    /^npx qingwen worker /,
    /^parallel --pipe /,
  ];
  expect(lines.map((line) => known.findIndex((pattern) => pattern.test(line)))).toEqual([0, 1, 2, 3]);
});

describe("every other command of the README works, in its order", () => {
  const cwd = keptFolderWith({});
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const commands = shellLines("README.md").filter((line) => !IN_CI.includes(line));
  cpSync("input/讲话", join(cwd, "docs"), { recursive: true });
  writeFileSync(join(cwd, "docs/a.txt"), "全体D员要认真学习，加强D的建设。\n");
  writeFileSync(join(cwd, "my-pack.yaml"), blocks("README.md", "yaml").find((block) => block.startsWith("pack:"))!);

  test.each(commands)("%s", async (command) => {
    if (!existsSync(join(cwd, "docs"))) throw new Error("the folder of the test is gone");
    const [line, file] = command.split(" < ") as [string, string | undefined];
    const [npx, name, ...args] = line.split(/\s+/);
    expect([npx, name]).toEqual(["npx", "qingwen"]);
    const input = file === undefined ? "" : readFileSync(join(cwd, file));
    const { code, stderr } = await qingwen(args, { cwd, input });
    expect(stderr).not.toMatch(/qingwen: /);
    const passes = args.some((arg) => ["--baseline", "--write-baseline", "--max-findings"].includes(arg));
    expect(code).toBe(args[0] === "check" && !passes ? 1 : 0);
  });
});
