import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { VERSION } from "../../src/version.js";
import { folderWith } from "../io/folder.js";
import { CLI, qingwen } from "./run.js";

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const CLEAN = "今天天气很好，我们去公园散步。\n";

describe("the action", () => {
  const folder = ".github/actions/qingwen";
  const action = parse(readFileSync(join(folder, "action.yml"), "utf8"));
  const script = readFileSync(join(folder, "check.sh"), "utf8");
  const nameOf = (input: string) => `INPUT_${input.toUpperCase().replaceAll("-", "_")}`;

  test("hands every input to its script", () => {
    const [step] = action.runs.steps;
    const inputs = Object.keys(action.inputs).filter((name) => name !== "working-directory");
    expect(Object.keys(step.env).sort()).toEqual(inputs.map(nameOf).sort());
    for (const input of inputs) {
      expect(step.env[nameOf(input)]).toBe(`\${{ inputs.${input} }}`);
      expect(script).toContain(`\${${nameOf(input)}:-}`);
    }
  });

  /** Runs the step as the runner does: with every input set, to its default if nothing else. */
  const run = (cwd: string, given: Readonly<Record<string, string>>) => {
    const inputs = Object.entries(action.inputs as Record<string, { default: string }>);
    const env = Object.fromEntries(inputs.map(([name, input]) => [nameOf(name), given[name] ?? input.default]));
    const output = join(cwd, "output.env");
    const { status, stdout, stderr } = spawnSync("bash", [resolve(folder, "check.sh")], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NO_COLOR: "1", QINGWEN_CLI: CLI, GITHUB_OUTPUT: output, ...env },
    });
    return { status, stdout, stderr, output: existsSync(output) ? readFileSync(output, "utf8") : "" };
  };

  test.each([
    ["by default", {}, 1],
    ["what passes a gate", { "fail-on": "ads,markers" }, 0],
    ["as many as allowed", { "max-findings": "100" }, 0],
    ["several paths", { paths: "clean\nother folder\n" }, 0],
    ["what is missing", { paths: "none" }, 2],
  ])("checks %s", (_, given, status) => {
    const cwd = folderWith({ "docs/a.txt": MASKED, "clean/a.txt": CLEAN, "other folder/a.txt": CLEAN });
    const result = run(cwd, given);
    expect(result.status, result.stderr).toBe(status);
    expect(result.output).toBe(`exit-code=${status}\n`);
    if (status === 1) expect(result.stdout).toMatch(/^::warning file=docs\/a\.txt,line=1/m);
  });

  test("writes reports, and takes a baseline that is there", async () => {
    const cwd = folderWith({ "docs/a.txt": MASKED });
    expect(run(cwd, { reports: "sarif=r.sarif\njunit=r.xml" }).status).toBe(1);
    expect(JSON.parse(readFileSync(join(cwd, "r.sarif"), "utf8")).version).toBe("2.1.0");
    expect(existsSync(join(cwd, "r.xml"))).toBe(true);
    await qingwen(["check", "docs", "--write-baseline"], { cwd });
    expect(run(cwd, {}).status).toBe(0);
  });
});

describe("pre-commit", () => {
  const [hook] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));
  const command = hook.entry.split(" ").slice(1);

  test("passes names of files and looks at the exit code", async () => {
    const cwd = folderWith({ "a/x.md": CLEAN, "b/x.md": MASKED, "c/d x.txt": CLEAN });
    expect(await qingwen([...command, "a/x.md", "c/d x.txt"], { cwd })).toMatchObject({ code: 0 });
    const dirty = await qingwen([...command, "a/x.md", "b/x.md"], { cwd });
    expect(dirty).toMatchObject({ code: 1, stdout: expect.stringContaining("b/x.md") });
  });

  test("names the program of the package, and documents only", () => {
    expect(Object.keys(JSON.parse(readFileSync("package.json", "utf8")).bin)).toContain(hook.entry.split(" ")[0]);
    const files = new RegExp(hook.files);
    expect(["a.txt", "b/c.md", "x.html"].filter((name) => !files.test(name))).toEqual([]);
    expect(["a.js", "txt", "b.md.ts"].filter((name) => files.test(name))).toEqual([]);
  });
});

describe("init --ci", () => {
  test.each([
    ["github", ".github/workflows/qingwen.yml"],
    ["gitlab", ".gitlab/qingwen.yml"],
    ["shell", "ci/qingwen.sh"],
  ])("%s writes %s once, with a command that works", async (kind, path) => {
    const cwd = folderWith({ "docs/a.txt": MASKED });
    expect(await qingwen(["init", "--ci", kind], { cwd })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(path),
    });
    const content = readFileSync(join(cwd, path), "utf8");
    if (kind !== "shell") expect(parse(content)).toBeTypeOf("object");
    const [, args] = new RegExp(`npx --yes qingwen@${VERSION.replaceAll(".", "\\.")} (.*)`).exec(content)!;
    const words = args!.replace(' "$@"', "").split(" ");
    expect((await qingwen(words, { cwd })).code).toBe(1);
    expect((await qingwen(["init", "--ci", kind], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, path), "utf8")).toBe(content);
  });

  test("the shell script may be run, and is one that a shell takes", async () => {
    const cwd = folderWith({});
    await qingwen(["init", "--ci", "shell"], { cwd });
    expect(statSync(join(cwd, "ci/qingwen.sh")).mode & 0o111).not.toBe(0);
    execFileSync("sh", ["-n", "ci/qingwen.sh"], { cwd });
    expect((await qingwen(["init", "--ci", "svn"], { cwd })).code).toBe(2);
  });
});
