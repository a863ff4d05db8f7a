import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckFlags, checkCommand } from "../../src/commands/check.js";
import { type CleanFlags, cleanCommand } from "../../src/commands/clean.js";
import type { OpenCrew } from "../../src/commands/run.js";
import { inlineCrew } from "../../src/run/inline-crew.js";
import { folderWith } from "../io/folder.js";
import { qingwen } from "./run.js";
import { said, tree } from "./said.js";

const BODY = "老人坐在门口晒太阳，远处有孩子在笑，风把花瓣吹到石阶上，没有人去扫它。\n".repeat(4);
const MASKED = "全体D员要认真学习D章，发挥D支部的作用。\n";
const PROMO = "梨花书屋整理上传，求收藏求推荐票，谢谢各位书友的支持。\n";
/** 120 documents: every third one is masked, nine end in the same promo. */
const FILES: Record<string, string | Uint8Array> = {
  ...Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [
      `docs/${i % 4}/${i}.txt`,
      `第${i}篇，春天来了。\n${BODY}${i % 3 ? "" : MASKED}${i % 13 ? "" : PROMO}`,
    ]),
  ),
  "docs/binary.txt": new Uint8Array([0, 1, 2, 0, 0, 3]),
};

/** The main thread, with a note of what it had to clean and whether it counted. */
function watched(): { open: OpenCrew; cleaned: string[]; counted: number } {
  const seen = {
    cleaned: [] as string[],
    counted: 0,
    open: (async (job) => {
      const crew = inlineCrew(job, 1);
      return {
        ...crew,
        count(batches, signal) {
          seen.counted += 1;
          return crew.count(batches, signal);
        },
        clean(batches, cleaning, signal) {
          seen.cleaned.push(...batches.flat().map(({ name }) => name));
          return crew.clean(batches, cleaning, signal);
        },
      };
    }) as OpenCrew,
  };
  return seen;
}

async function clean(cwd: string, flags: Partial<CleanFlags> = {}) {
  const seen = watched();
  const output = join(cwd, "out");
  const ended = await said((terminal) => cleanCommand([join(cwd, "docs")], { output, ...flags }, terminal, seen.open));
  return { ...ended, cleaned: seen.cleaned, counted: seen.counted };
}

async function check(cwd: string, flags: Partial<CheckFlags> = {}) {
  const seen = watched();
  const options = { cache: join(cwd, "kept"), report: ["terminal", `json=${join(cwd, "report.json")}`], ...flags };
  const ended = await said((terminal) => checkCommand([join(cwd, "docs")], options, terminal, seen.open));
  const report = readFileSync(join(cwd, "report.json"), "utf8");
  return { ...ended, report, cleaned: seen.cleaned, counted: seen.counted };
}

interface Change {
  /** What happens between the runs. */
  readonly act: (cwd: string) => void;
  readonly flags?: (cwd: string) => Partial<CleanFlags & CheckFlags>;
  /** What must be cleaned again, of `clean` and of `check` if that differs. */
  readonly again: number | readonly [clean: number, check: number];
  readonly counted: number;
  /** The output of an input that is gone: it stays, and so does its entry. */
  readonly gone?: string;
  /** What is said of a clean file that is ours no more. */
  readonly foreign?: RegExp;
}

function withoutGone({ ".qingwen/ledger.jsonl": ledger, ...files }: Record<string, string>, gone: string | undefined) {
  if (gone !== undefined) delete files[gone];
  const lines = ledger!.split("\n").filter((line) => !line.includes(`"output":"${gone}"`));
  return { ".qingwen/ledger.jsonl": lines.join("\n"), ...files };
}

const write = (name: string, content: string) => (cwd: string) => writeFileSync(join(cwd, name), content);
const append = (name: string, more: string) => (cwd: string) =>
  writeFileSync(join(cwd, name), readFileSync(join(cwd, name), "utf8") + more);
const PACK = `pack: ads/mine
version: 1
rules:
  - id: harbour
    anchors: [蓝港书屋]
    pattern: '蓝港书屋(?:首发|独家).{0,12}$'
    action: delete-match
    confidence: 0.95
    reason: site-ad
    examples:
      - { from: 他走了。蓝港书屋首发请收藏, to: 他走了。 }
      - { from: 蓝港书屋独家, to: '' }
    keep:
      - 蓝港书屋是街角的一家小店。
      - 他在蓝港书屋门口等人。
`;

const CHANGES: [string, Change][] = [
  ["nothing", { act() {}, again: 0, counted: 0 }],
  ["only the time of a file", { act: (cwd) => utimesSync(join(cwd, "docs/0/0.txt"), 1, 1), again: 0, counted: 0 }],
  [
    "one file, to the same size and time",
    {
      act(cwd) {
        const path = join(cwd, "docs/0/0.txt");
        const { atime, mtime } = statSync(path);
        writeFileSync(path, readFileSync(path, "utf8").replace("春天", "冬天"));
        utimesSync(path, atime, mtime);
      },
      again: 1,
      counted: 1,
    },
  ],
  ["a file more", { act: write("docs/new.txt", BODY + MASKED), again: 1, counted: 1 }],
  ["a file less", { act: (cwd) => rmSync(join(cwd, "docs/1/1.txt")), again: 0, counted: 1, gone: "1/1.txt" }],
  // Ten documents end in the promo: one less is another answer to the nine others.
  [
    "a promo that fewer files hold",
    { act: (cwd) => rmSync(join(cwd, "docs/0/0.txt")), again: 9, counted: 1, gone: "0/0.txt" },
  ],
  ["a clean file that was deleted", { act: (cwd) => rmSync(join(cwd, "out/0/0.txt")), again: [1, 0], counted: 1 }],
  [
    "a clean file that was edited",
    {
      act: append("out/0/0.txt", "我加的。\n"),
      again: [1, 0],
      counted: 1,
      foreign: /out\/0\/0\.txt was not written by qingwen or was edited since/,
    },
  ],
  ["a config", { act: write("docs/qingwen.config.yaml", "deny: [花瓣]\n"), again: 121, counted: 1 }],
  [
    "the config of a folder",
    { act: write("docs/2/qingwen.config.yaml", "stages: { restore: false }\n"), again: 30, counted: 1 },
  ],
  ["a flag", { act() {}, flags: () => ({ restore: false }), again: 121, counted: 1 }],
  [
    "a rule pack",
    { act: write("pack.yaml", PACK), flags: (cwd) => ({ packs: [join(cwd, "pack.yaml")] }), again: 121, counted: 1 },
  ],
  ["no counts", { act() {}, flags: () => ({ corpus: false }), again: 121, counted: 0 }],
  ["--no-cache", { act() {}, flags: () => ({ cache: false }), again: 121, counted: 1 }],
  [
    "a cache cut short",
    {
      act(cwd) {
        for (const path of ["out/.qingwen/cache", "kept/check.index"]) truncateSync(join(cwd, path), 5000);
      },
      again: 121,
      counted: 1,
    },
  ],
  [
    "a cache that is nonsense",
    {
      act(cwd) {
        for (const path of ["out/.qingwen/cache", "kept/check.index"]) writeFileSync(join(cwd, path), "[{}]\n\0");
      },
      again: 121,
      counted: 1,
    },
  ],
  [
    "records that were edited",
    {
      act(cwd) {
        for (const name of ["out/.qingwen/ledger.jsonl", "kept/check.jsonl"]) {
          const path = join(cwd, name);
          writeFileSync(path, readFileSync(path, "utf8").replace('"confidence":0.9', '"confidence":0.8'));
        }
      },
      again: 121,
      counted: 1,
    },
  ],
];

describe("a second run", () => {
  test.each(CHANGES)(
    "after %s",
    async (_, { act, flags = () => ({}), again, counted, gone, foreign }) => {
      const [ofClean, ofCheck] = typeof again === "number" ? [again, again] : again;
      const cwd = folderWith(FILES);
      const first = await clean(cwd);
      expect(first.cleaned).toHaveLength(121);
      await check(cwd);
      act(cwd);

      const second = await clean(cwd, flags(cwd));
      expect(second.cleaned).toHaveLength(ofClean);
      expect(second.counted).toBe(counted);
      const fresh = await clean(cwd, { ...flags(cwd), cache: false, output: join(cwd, "fresh") });
      if (foreign === undefined) {
        expect(withoutGone(tree(join(cwd, "out")), gone)).toEqual(tree(join(cwd, "fresh")));
        expect(second.said.replaceAll("/out", "/fresh")).toBe(fresh.said);
      } else expect(second.said).toMatch(foreign);

      const checked = await check(cwd, flags(cwd));
      expect(checked.cleaned).toHaveLength(ofCheck);
      const plain = await check(cwd, { ...flags(cwd), cache: false });
      expect(checked.report).toBe(plain.report);
      expect(checked.out).toBe(plain.out);
      expect(checked.said).toBe(plain.said);
      expect(checked.code).toBe(plain.code);
    },
    120_000,
  );
});

test("a file that vanishes while a second run looks at it is refused for that, and the others are known", async () => {
  const cwd = folderWith(FILES);
  await clean(cwd);
  const vanishing: OpenCrew = async (job) => {
    const crew = inlineCrew(job, 1);
    return {
      ...crew,
      look(batches, expected, signal) {
        rmSync(join(cwd, "docs/0/4.txt"));
        return crew.look(batches, expected, signal);
      },
    };
  };
  const flags = { output: join(cwd, "out"), lang: "en" } as const;
  const ended = await said((terminal) => cleanCommand([join(cwd, "docs")], flags, terminal, vanishing));
  expect(ended.said).toMatch(/docs\/0\/4\.txt: vanished before it could be read/);
  expect(ended.said).not.toContain("qingwen itself");
  expect(ended.code).toBe(3);
});

test("two runs at once on one cache find what one finds, and leave a cache that holds", async () => {
  const cwd = folderWith(FILES);
  const check = (report: string) =>
    qingwen(["check", "docs", "--cache", "kept", "--report", `json=${report}.json`, "--report", "terminal"], { cwd });
  const report = (name: string) => readFileSync(join(cwd, `${name}.json`), "utf8");
  const alone = await qingwen(["check", "docs", "--no-cache", "--report", "json=alone.json"], { cwd });
  const together = await Promise.all([check("a"), check("b"), check("c")]);
  const after = await check("after");
  for (const { code } of [...together, after]) expect(code).toBe(alone.code);
  for (const name of ["a", "b", "c", "after"]) expect(report(name)).toBe(report("alone"));
  expect(after.stdout).toBe(together[0]!.stdout);
});
