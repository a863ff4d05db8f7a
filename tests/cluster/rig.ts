import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { qingwen } from "../commands/run.js";
import { treeOf } from "../commands/tree.js";
import { writeDocuments } from "./documents.js";

/** Which of these programs are not installed. */
export function missing(...programs: readonly string[]): string[] {
  return programs.filter((program) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0);
}

/** The name of a group of tests, which says why it is skipped where it is. */
export function nameOf(name: string, lacking: readonly string[]): string {
  if (lacking.length === 0) return name;
  const said = `${name}: skipped, not here: ${lacking.join(", ")}`;
  console.warn(said);
  return said;
}

/** Waits until something holds, and fails when it does not within that many seconds. */
export async function until(what: string, holds: () => boolean, seconds = 120): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

/** A TCP port that is free, and so are those behind it. */
export async function freePort(count = 1): Promise<number> {
  for (let port = 21_000 + Math.floor(Math.random() * 8000); ; port += count) {
    const all = await Promise.all(Array.from({ length: count }, (_, i) => isFree(port + i)));
    if (all.every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().on("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
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
  /** Fails unless a planned run left what the one run left: clean files, ledger, manifest, report. */
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
  const one = await qingwen(["clean", "docs", "-o", "one", "--report", "json=one.json"], { cwd });
  const single = performance.now() - began;
  expect(one.code).toBe(3);
  const wanted = treeOf(join(cwd, "one"));
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
      expect(await qingwen(["merge", output, "--tidy", "--quiet"], { cwd })).toMatchObject({ code: 3, stderr: "" });
      const found = treeOf(output);
      expect(Object.keys(found)).toEqual(Object.keys(wanted));
      expect(Object.keys(wanted).filter((name) => found[name] !== wanted[name])).toEqual([]);
      rmSync(output, { recursive: true });
    },
    end: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

const script = (name: string) => resolve(`tests/cluster/${name}.sh`);

/** A Redis of the test's own. */
export interface RedisServer {
  readonly url: string;
  kill(): void;
  start(): Promise<void>;
  end(): void;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "qingwen-redis-"));
  const port = await freePort();
  const pid = () => Number(readFileSync(join(folder, "redis.pid"), "utf8"));
  const ping = () => spawnSync("redis-cli", ["-p", `${port}`, "ping"], { encoding: "utf8" }).stdout.trim() === "PONG";
  const start = async () => {
    execFileSync("bash", [script("redis-up"), folder, `${port}`]);
    await until("Redis answers", ping, 20);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => process.kill(pid(), "SIGKILL"),
    start,
    end() {
      process.kill(pid(), "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Slurm of three nodes on this machine. */
export interface SlurmCluster {
  readonly env: Record<string, string>;
  /** A program of Slurm. */
  run(program: string, ...args: string[]): string;
  pid(server: string): number;
  /** The states of a node, as sinfo has them. */
  node(name: string): string;
  startController(): void;
  /** The jobs still queued or running, one a line. */
  jobs(): string;
  end(): void;
}

export async function startSlurm(): Promise<SlurmCluster> {
  const folder = mkdtempSync(join(tmpdir(), "qingwen-slurm-"));
  const conf = join(folder, "slurm.conf");
  const env = { SLURM_CONF: conf };
  mkdirSync(folder, { recursive: true });
  execFileSync("bash", [script("slurm-up"), folder, "3", `${await freePort(4)}`]);
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { env: { ...process.env, ...env }, encoding: "utf8" }).stdout;
  return {
    env,
    run,
    pid: (server) => Number(readFileSync(join(folder, `${server}.pid`), "utf8")),
    node: (name) => run("sinfo", "-h", "-N", "-n", name, "-o", "%T").trim(),
    startController: () => void execFileSync("slurmctld", ["-f", conf], { env: { ...process.env, ...env } }),
    jobs: () => run("squeue", "-h", "-o", "%i %j %T %r"),
    end() {
      spawnSync("bash", [script("slurm-down"), folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
