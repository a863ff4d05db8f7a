import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { commitAll, repositoryIn } from "./git.js";
import { qingwen } from "./run.js";

const PROSE = "春天的早晨，院子里的杏花开了一半。\n祖母说，这树比父亲的年纪还大。\n";
const MARKED = `${PROSE}##paidbegin##\n孩子们在树下数落花，一直数到晚饭的时候。\n##paidend##\n`;
const MASKED = `${PROSE}全体D员要认真学习D章，发挥D支部的作用。\n`;
const PROMO = "更多精彩内容请关注微信公众号：每日好文，回复666免费领取资料。\n";
const REPORTS = ["terminal=t.txt", "sarif=s.json", "junit=j.xml", "github=g.txt", "json=r.json"];

/** A repository that takes a check into its build: what is there is known, what comes is not. */
test("a repository fails for new dirt only", async () => {
  const cwd = folderWith({ "docs/a.md": MARKED, "docs/b/a.txt": PROSE, "docs/c.txt": MASKED });
  repositoryIn(cwd);
  const check = (...args: readonly string[]) => qingwen(["check", "docs", ...args], { cwd });
  const read = (name: string) => readFileSync(join(cwd, name), "utf8");

  const dirty = await check(...REPORTS.flatMap((report) => ["--report", report]));
  expect(dirty.code).toBe(1);
  expect(read("t.txt")).toMatch(/docs\/a\.md\n {2}3:1 /);
  const { runs } = JSON.parse(read("s.json"));
  const regions = runs[0].results.flatMap(({ locations }: { locations: { physicalLocation: unknown }[] }) =>
    locations.map(({ physicalLocation }) => physicalLocation),
  );
  expect(regions).toContainEqual(
    expect.objectContaining({
      artifactLocation: expect.objectContaining({ uri: "docs/a.md" }),
      region: expect.objectContaining({ startLine: 3 }),
    }),
  );
  expect(read("j.xml")).toMatch(/docs\/a\.md/);
  expect(read("g.txt")).toMatch(/file=docs\/a\.md,line=3\b/);

  expect(await check("--write-baseline")).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/known from now on/),
  });
  commitAll(cwd);
  const passes = await check("--baseline");
  expect(passes).toMatchObject({ code: 0, stderr: "" });

  writeFileSync(join(cwd, "docs/b/a.txt"), PROSE + PROMO);
  const added = await check("--baseline", "--report", "json");
  expect(added.code).toBe(1);
  const fresh = JSON.parse(added.stdout).documents.flatMap((document: { path: string; findings: never[] }) =>
    document.findings
      .filter(({ suppressed, stage }: { suppressed?: object; stage: string }) => !suppressed && stage !== "normalize")
      .map(({ line }: { line: number }) => `${document.path}:${line}`),
  );
  expect(fresh).toEqual(["docs/b/a.txt:3"]);

  writeFileSync(join(cwd, "docs/b/a.txt"), PROSE);
  mkdirSync(join(cwd, "docs/moved"));
  renameSync(join(cwd, "docs/c.txt"), join(cwd, "docs/moved/z.txt"));
  writeFileSync(join(cwd, "docs/a.md"), `# 杏花\n\n${MARKED}`);
  expect(await check("--baseline")).toMatchObject({ code: 0, stderr: "" });

  writeFileSync(join(cwd, "docs/a.md"), PROSE);
  const gone = await check("--baseline");
  expect(gone).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/2 entries are no longer found[\s\S]*docs\/a\.md: markers/),
  });
  expect(await check("--baseline", "--prune-baseline")).toMatchObject({ code: 0 });
  expect(Object.keys(JSON.parse(read(".qingwen-baseline.json")).files)).toEqual(["docs/moved/z.txt"]);
  expect(await check("--baseline")).toMatchObject({ code: 0, stderr: "" });
});

test("a baseline that is none, or asked for in contradicting ways, is wrong usage", async () => {
  const cwd = folderWith({ "docs/a.txt": PROSE, "b.json": "[]" });
  expect((await qingwen(["check", "docs", "--baseline", "b.json"], { cwd })).code).toBe(2);
  expect((await qingwen(["check", "docs", "--baseline", "none.json"], { cwd })).code).toBe(2);
  expect((await qingwen(["check", "docs", "--write-baseline", "--shard", "1/2"], { cwd })).code).toBe(2);
});
