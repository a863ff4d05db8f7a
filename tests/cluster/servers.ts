import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Which of these programs are not installed. */
export function missing(...programs: readonly string[]): string[] {
  return programs.filter((program) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0);
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
  /** Waits until the controller has written down the jobs it was given by then: what it only knows dies with it. */
  untilSaved(since: number): Promise<void>;
  startController(): Promise<void>;
  /** The jobs still queued or running, one a line. */
  jobs(): string;
  end(): void;
}

export async function startSlurm(): Promise<SlurmCluster> {
  const folder = mkdtempSync(join(tmpdir(), "qingwen-slurm-"));
  const conf = join(folder, "slurm.conf");
  const env = { SLURM_CONF: conf };
  execFileSync("bash", [script("slurm-up"), folder, "3", `${await freePort(4)}`]);
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { env: { ...process.env, ...env }, encoding: "utf8" }).stdout;
  return {
    env,
    run,
    pid: (server) => Number(readFileSync(join(folder, `${server}.pid`), "utf8")),
    node: (name) => run("sinfo", "-h", "-N", "-n", name, "-o", "%T").trim(),
    async untilSaved(since) {
      const saved = join(folder, "state/job_state");
      await until("the jobs are saved", () => (statSync(saved, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since, 30);
    },
    async startController() {
      execFileSync("slurmctld", ["-f", conf], { env: { ...process.env, ...env }, stdio: "ignore" });
      await until("the controller answers", () => run("scontrol", "ping").includes("is UP"), 30);
    },
    jobs: () => run("squeue", "-h", "-o", "%i %j %T %r"),
    end() {
      spawnSync("bash", [script("slurm-down"), folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
