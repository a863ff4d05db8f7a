import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { qingwen } from "../commands/run.js";
import { treeOf } from "../commands/tree.js";
import { writeDocuments } from "./documents.js";

/** The name of a group of tests, which says why it is skipped where it is. */
export function nameOf(name: string, lacking: readonly string[]): string {
  if (lacking.length === 0) return name;
  const said = `${name}: skipped, not here: ${lacking.join(", ")}`;
  console.warn(said);
  return said;
}

/** The line for an engine that the README gives. */
export function readmeLine(start: string): string {
  const line = readFileSync("README.md", "utf8")
    .split("\n")
    .find((one) => one.startsWith(start));
  if (line === undefined) throw new Error(`README.md has no line ${start}`);
  return line;
}

/** The arguments of a command of the README, with the output folder and the server of a test in the place of those there. */
export function readmeArgs(command: string, places: Readonly<Record<string, string>>): string[] {
  const words = readmeLine(`npx qingwen ${command} `).split(" ").slice(2);
  return words.map((word) => places[word] ?? word);
}

/** Something that goes wrong at an exact place of a step; see misfortune.mjs. */
export interface Misfortune {
  readonly name: string;
  readonly step: string;
  readonly shard?: number;
  readonly call: string;
  readonly match: string;
  readonly nth?: number;
  readonly when: "before" | "after";
  readonly act: "kill" | "wait";
  readonly until?: string;
}

/** One kill in every step of a run of at least five shards. */
export const KILLS: readonly Misfortune[] = [
  { name: "count", step: "count", shard: 2, call: "statSync", match: "docs/", nth: 300, when: "before", act: "kill" },
  { name: "count-rename", step: "count", shard: 3, call: "renameSync", match: "counted/", when: "before", act: "kill" },
  { name: "reduce", step: "reduce", call: "openSync", match: "repeated.part", when: "after", act: "kill" },
  { name: "clean", step: "clean", shard: 1, call: "renameSync", match: ".txt", nth: 100, when: "after", act: "kill" },
  {
    name: "clean-file",
    step: "clean",
    shard: 2,
    call: "renameSync",
    match: ".txt",
    nth: 50,
    when: "before",
    act: "kill",
  },
  { name: "rename", step: "clean", shard: 3, call: "renameSync", match: "cleaned/", when: "before", act: "kill" },
  { name: "renamed", step: "clean", shard: 4, call: "renameSync", match: "cleaned/", when: "after", act: "kill" },
  { name: "merge", step: "merge", call: "renameSync", match: "ledger.jsonl", when: "before", act: "kill" },
];

/** Documents, what one run makes of them, and planned runs over them that must make the same. */
export interface Rig {
  readonly cwd: string;
  /** Milliseconds that the one run took. */
  readonly single: number;
  /** Plans a run in six shards. */
  plan(name: string): Promise<string>;
  /** Arms misfortunes; gives the environment for the processes that shall meet them, and the marks they leave. */
  arm(name: string, rules: readonly Misfortune[]): { env: Record<string, string>; mark(rule: string): string };
  isDone(output: string): boolean;
  /** Fails unless a planned run left what the one run left: clean files, ledger, manifest, report; and says what it said. */
  expectSame(output: string): Promise<void>;
  end(): void;
}

export const SHARDS = 6;

/** Tens of thousands of small files are quicker made and taken away in memory, where there is room for them. */
function folderForMany(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 1e9 ? memory : tmpdir();
}

export async function makeRig(documents: number): Promise<Rig> {
  const cwd = mkdtempSync(join(folderForMany(), "qingwen-cluster-"));
  writeDocuments(join(cwd, "docs"), documents);
  const began = performance.now();
  const one = await qingwen(["clean", "docs", "-o", "one", "--no-cache", "--report", "json=one.json"], { cwd });
  const single = performance.now() - began;
  expect(one.code).toBe(3);
  const wanted = treeOf(join(cwd, "one"));
  const refused = one.stderr.match(/^docs\/.*\n/gm)!.join("");
  return {
    cwd,
    single,
    async plan(name) {
      const args = ["plan", "docs", "-o", name, "--shards", `${SHARDS}`, "--report", `json=${name}.json`, "--quiet"];
      expect(await qingwen(args, { cwd })).toMatchObject({ code: 0, stderr: "" });
      return join(cwd, name);
    },
    arm(name, rules) {
      const file = join(cwd, `${name}.misfortunes`);
      writeFileSync(file, JSON.stringify(rules));
      const preload = `--import=${resolve("tests/cluster/misfortune.mjs")}`;
      return { env: { QINGWEN_MISFORTUNE: file, NODE_OPTIONS: preload }, mark: (rule) => `${file}.${rule}` };
    },
    isDone: (output) => existsSync(join(output, ".qingwen/plan/merged.json")),
    async expectSame(output) {
      expect(await qingwen(["status", output], { cwd })).toMatchObject({ code: 0 });
      expect(readFileSync(`${output}.json`, "utf8") === readFileSync(join(cwd, "one.json"), "utf8")).toBe(true);
      const merged = await qingwen(["merge", output, "--tidy", "--quiet"], { cwd });
      expect(merged).toMatchObject({ code: 3, stderr: refused });
      const found = treeOf(output);
      expect(Object.keys(found)).toEqual(Object.keys(wanted));
      expect(Object.keys(wanted).filter((name) => found[name] !== wanted[name])).toEqual([]);
      rmSync(output, { recursive: true });
    },
    end: () => rmSync(cwd, { recursive: true, force: true }),
  };
}
