import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";

const MASKED = "全体D员要认真学习D章，发挥D支部的作用。";
const OFF = "<!-- qingwen-disable -->";
const ON = "<!-- qingwen-enable -->";
const page = (body: string) =>
  `<html><head><title>学习</title></head><body><article><h1>学习</h1>\n${body}\n<p>春天的早晨，院子里的杏花开了一半，祖母说这树比父亲的年纪还大。</p></article></body></html>`;

test("an ignore file leaves files out, a nearer one has the last word, and named files are no exception", async () => {
  const cwd = folderWith({
    "docs/a.txt": MASKED,
    "docs/old/b.txt": MASKED,
    "docs/old/keep.txt": MASKED,
    "docs/draft.md": MASKED,
    ".qingwenignore": "# drafts\n*.md\n",
    "docs/.qingwenignore": "old/*\n!old/keep.txt\n",
  });
  const listed = async (...paths: string[]) => {
    const { stdout } = await qingwen(["check", ...paths, "--report", "json"], { cwd });
    return JSON.parse(stdout).documents.map(({ path }: { path: string }) => path);
  };
  expect(await listed("docs")).toEqual(["docs/a.txt", "docs/old/keep.txt"]);
  expect(await listed("docs/draft.md", "docs/a.txt")).toEqual(["docs/a.txt"]);
});

test.each([
  ["text", "a.txt", `${MASKED}\n${OFF}\n${MASKED}\n${ON}\n${MASKED}\n`],
  ["Markdown", "a.md", `# 学习\n\n${MASKED}\n\n${OFF}\n\n${MASKED}\n\n${ON}\n\n${MASKED}\n`],
  ["pages", "a.html", page(`<p>${MASKED}</p>\n${OFF}\n<p>${MASKED}</p>\n${ON}\n<p>${MASKED}</p>`)],
])("comments switch rules off in %s, for clean and for check", async (_, name, content) => {
  const cwd = folderWith({ [`docs/${name}`]: content });
  const { stdout } = await qingwen(["check", "docs", "--report", "json"], { cwd });
  const { documents, summary } = JSON.parse(stdout);
  const kinds = documents[0].findings.map(({ suppressed }: { suppressed?: { kind: string } }) => suppressed?.kind);
  expect(kinds.filter((kind: string | undefined) => kind === "inSource").length).toBe(3);
  expect(kinds.filter((kind: string | undefined) => kind === undefined).length).toBe(6);
  expect(summary.suppressed).toBe(3);
  await qingwen(["clean", "docs", "-o", "out"], { cwd });
  const clean = readFileSync(join(cwd, "out/a.txt"), "utf8");
  expect(clean.split("全体D员").length).toBe(2);
  expect(clean.split("全体党员").length).toBe(3);
});

test("a comment may be for the next line and some rules only, and one that keeps nothing is named", async () => {
  const next = "<!-- qingwen-disable-next-line restore -- 引文 -->";
  const cwd = folderWith({
    "docs/a.md": `${next}\n${MASKED}\n`,
    "docs/b.md": `<!-- qingwen-disable-next-line ads -->\n${MASKED}\n`,
    "docs/c.md": `甲。\n${next}\n春天来了。\n`,
  });
  const { code, stdout, stderr } = await qingwen(["check", "docs", "--report", "json"], { cwd });
  expect(code).toBe(1);
  const found = JSON.parse(stdout).documents.map(({ findings }: { findings: { suppressed?: { reason: string } }[] }) =>
    findings.map(({ suppressed }) => suppressed?.reason),
  );
  expect(found).toEqual([["引文", "引文", "引文"], [undefined, undefined, undefined], []]);
  expect(stderr).toContain("docs/b.md:1:");
  expect(stderr).toContain("docs/c.md:2:");
  expect(stderr).not.toContain("docs/a.md");
  const explained = await qingwen(["explain", "docs/a.md"], { cwd });
  expect(explained.stdout).toMatch(/0 changes, 0 suggestions/);
  expect(explained.stdout).toContain("left alone (引文)");
});

test("allowed passages may have a reason, and those that stand nowhere are named", async () => {
  const cwd = folderWith({
    "input/a.txt": `${MASKED}\n`,
    "qingwen.config.yaml":
      "allow: [{ passage: 全体D员要认真学习D章, reason: 引文 }, { passage: 没有这句, reason: 旧的 }, 也没有]\n",
  });
  const { stdout, stderr } = await qingwen(["check", "--report", "porcelain"], { cwd });
  expect(stdout).not.toContain("D章");
  expect(stderr).toContain("没有这句 (旧的)");
  expect(stderr).toContain("也没有");
  expect(stderr).not.toContain("引文");
  expect((await qingwen(["check", "--shard", "1/2"], { cwd })).stderr).not.toContain("没有这句");
});
