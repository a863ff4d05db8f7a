import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { REPORT_FORMATS } from "../../src/report/formats.js";
import { qingwen } from "./run.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "qingwen-reports-"));
  mkdirSync(join(root, "site/docs"), { recursive: true });
  writeFileSync(join(root, "site/docs/a.txt"), "各位同志：\n全体D员都要学习，D员要带头。\n");
  writeFileSync(join(root, "site/docs/b.txt"), "今天的会议开得很好。\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  qingwen(["check", "docs", "--lang", "en", ...args], { cwd: join(root, "site"), env });
const read = (name: string) => readFileSync(join(root, "site", name), "utf8");

test("all formats are made from one run, to files and to standard output", async () => {
  const formats = Object.keys(REPORT_FORMATS);
  const flags = formats.flatMap((format) => ["--report", `${format}=out.${format}`]);
  const { code, stdout } = await check([...flags, "--report", "porcelain"]);
  expect(code).toBe(1);
  expect(stdout).toBe(
    "A\tdocs/a.txt\t2\t3\t2\t4\trestore/letter\tD\t党\nA\tdocs/a.txt\t2\t10\t2\t11\trestore/letter\tD\t党\n",
  );
  expect(JSON.parse(read("out.json")).summary.found).toBe(2);
  expect(JSON.parse(read("out.sarif")).runs[0].results).toHaveLength(2);
  expect(JSON.parse(read("out.gitlab"))).toHaveLength(2);
  expect(read("out.junit").match(/<failure/g)).toHaveLength(2);
  expect(read("out.csv").trimEnd().split("\r\n")).toHaveLength(3);
  expect(read("out.terminal")).toContain("2 findings in 1 of 2 files");
  expect(read("out.terminal")).not.toContain("\u001b");
  for (const format of formats) expect(read(`out.${format}`), format).toContain("a");
});

test("the job summary is added to the file that GitHub names, paths are those of the workspace", async () => {
  const summary = join(root, "summary.md");
  writeFileSync(summary, "before\n");
  const env = { GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: root };
  const { stdout } = await check(["--report", "github"], env);
  expect(stdout).toMatch(/^::warning file=site\/docs\/a\.txt,line=2,endLine=2,col=3,endColumn=4,/);
  expect(readFileSync(summary, "utf8")).toMatch(/^before\n# qingwen report\n\n- 2 findings in 1 of 2 files/);
});

test("without the github report no job summary is written", async () => {
  const summary = join(root, "summary.md");
  await check(["--report", "json"], { GITHUB_STEP_SUMMARY: summary });
  expect(() => readFileSync(summary)).toThrow();
});

test("an unknown format is wrong usage and the message names those there are", async () => {
  const { code, stderr } = await check(["--report", "xml"]);
  expect(code).toBe(2);
  expect(stderr).toContain("sarif, junit, github, gitlab, markdown, csv, html, porcelain");
});

test("the folder of a report is made", async () => {
  expect((await check(["--report", "json=made/for/it/r.json"])).code).toBe(1);
  expect(JSON.parse(read("made/for/it/r.json")).summary.found).toBe(2);
});

test.each<[string, string[], RegExp]>([
  [
    "two reports in one file",
    ["--report", "json=r", "--report", "csv=../site/r"],
    /two reports would go to .*; give each a file/,
  ],
  [
    "a report over an input that was named",
    ["docs/b.txt", "--report", "json=docs/b.txt"],
    /docs\/b\.txt is one of the inputs/,
  ],
])("%s is refused, and nothing is written", async (_, args, message) => {
  const { code, stderr } = await check(args);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  expect(read("docs/b.txt")).toBe("今天的会议开得很好。\n");
  expect(existsSync(join(root, "site/r"))).toBe(false);
});

test("a run that cannot begin leaves the report of the last one", async () => {
  writeFileSync(join(root, "site/r.json"), "of the last run");
  mkdirSync(join(root, "site/state"));
  writeFileSync(join(root, "site/state/lock"), `${process.pid}`);
  const { code, stderr } = await check(["--state", "state", "--report", "json=r.json"]);
  expect([code, read("r.json")]).toEqual([2, "of the last run"]);
  expect(stderr).toContain(`${process.pid}`);
});

test("reports of the last run are no documents of this one", async () => {
  const flags = ["--report", "html=docs/r.html", "--report", "markdown=docs/r.md"];
  const first = await check(flags);
  expect(await check(flags)).toEqual(first);
});
