import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { CLI, qingwen } from "../commands/run.js";
import { KILLS, makeRig, nameOf, type Rig, readmeArgs, SHARDS } from "./rig.js";
import { missing, type RedisServer, startRedis, until } from "./servers.js";

/** Many processes, one after the other: minutes on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

const lacking = missing("redis-server", "redis-cli");
const seconds = 180;

describe.skipIf(lacking.length > 0)(nameOf("BullMQ on Redis", lacking), () => {
  let rig: Rig;
  let redis: RedisServer;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    rig = await makeRig(5000);
  }, 120_000);
  afterEach(() => {
    for (const worker of workers.splice(0)) if (worker.exitCode === null) worker.kill("SIGKILL");
  });
  afterAll(() => {
    redis?.end();
    rig?.end();
  }, 120_000);

  /** A queue of its own for each plan, so that what one test leaves is not met by the next. */
  const submit = (name: string) =>
    qingwen(["submit", "bullmq", name, "--redis", redis.url, "--queue", name], { cwd: rig.cwd });
  /** Starts a worker; `said` is what it said so far. */
  const startWorker = (queue: string, env = {}, ...flags: string[]) =>
    startCommand(["worker", "--redis", redis.url, "--queue", queue, "--lock", "2", ...flags], env);
  const startCommand = (args: readonly string[], env = {}) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: rig.cwd,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    workers.push(child);
    const worker = { child, said: "", ended: new Promise<number | null>((done) => child.on("close", done)) };
    child.stderr.on("data", (part) => {
      worker.said += part;
    });
    return worker;
  };
  const untilDone = (output: string, ...all: { readonly said: string }[]) =>
    until(`the run is over ${all.map(({ said }) => said).join("\n")}`, () => rig.isDone(output), seconds);
  const marked = (path: string) => existsSync(path) && readFileSync(path, "utf8") !== "";

  test(
    "three workers; what is queued is not queued twice; they end when nothing is left",
    async () => {
      const output = await rig.plan("plain");
      const began = performance.now();
      const places = { corpus: output, "redis://127.0.0.1:6379": redis.url };
      const queued = () => qingwen(readmeArgs("submit bullmq", places), { cwd: rig.cwd });
      expect((await queued()).stderr).toContain(`${SHARDS + 1} jobs queued`);
      expect((await queued()).stderr).toContain("0 jobs queued");
      const all = [1, 2, 3].map(() => startCommand(readmeArgs("worker", places)));
      expect(await Promise.all(all.map(({ ended }) => ended))).toEqual([0, 0, 0]);
      console.info(`BullMQ: ${Math.round(performance.now() - began)} ms, one process: ${Math.round(rig.single)} ms`);
      expect((await queued()).stderr).toContain("all is done");
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "steps killed in count, in reduce, in clean, in merge, before and after a rename",
    async () => {
      const output = await rig.plan("kills");
      const { env, mark } = rig.arm("kills", KILLS);
      await submit("kills");
      const worker = startWorker("kills", env, "--slots", "3", "--drain");
      await worker.ended;
      expect(KILLS.filter(({ name }) => !existsSync(mark(name)))).toEqual([]);
      expect(worker.said.match(/exit code 137\); it will be tried again/g)).toHaveLength(KILLS.length);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "a worker killed in count and one in clean, with what they were doing",
    async () => {
      const output = await rig.plan("workers");
      const never = join(rig.cwd, "never");
      const held = { call: "statSync", match: "docs/", nth: 200, when: "after", act: "wait", until: never } as const;
      const { env, mark } = rig.arm("workers", [
        { name: "count", step: "count", shard: 4, ...held },
        { name: "clean", step: "clean", shard: 5, ...held, call: "renameSync", match: ".txt", nth: 30 },
      ]);
      await submit("workers");
      for (const rule of ["count", "clean"]) {
        const worker = startWorker("workers", env);
        await until(`a worker is in ${rule}`, () => marked(mark(rule)), seconds);
        worker.child.kill("SIGKILL");
        process.kill(Number(readFileSync(mark(rule), "utf8").split(" ")[0]), "SIGKILL");
      }
      const last = startWorker("workers", env, "--slots", "3");
      await untilDone(output, last);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "Redis killed and started again",
    async () => {
      const output = await rig.plan("redis");
      await submit("redis");
      const all = [1, 2].map(() => startWorker("redis"));
      const cleaned = join(output, ".qingwen/plan/cleaned");
      await until("a shard is clean", () => existsSync(cleaned) && readdirSync(cleaned).length > 0, seconds);
      redis.kill();
      await new Promise((done) => setTimeout(done, 1500));
      await redis.start();
      await untilDone(output, ...all);
      expect(all.some(({ said }) => said.includes("Redis: "))).toBe(true);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "a worker stalled past its lock comes back while another one does its shard: both write the same",
    async () => {
      const output = await rig.plan("stalled");
      const [go, both] = [join(rig.cwd, "go"), join(rig.cwd, "both")];
      const held = { step: "clean", shard: 1, call: "renameSync", when: "before", act: "wait" } as const;
      const { env, mark } = rig.arm("stalled", [
        { name: "first", ...held, match: ".txt", nth: 100, until: go },
        { name: "second", ...held, match: "cleaned/", until: both },
      ]);
      await submit("stalled");
      const stalled = startWorker("stalled", env, "--slots", "3");
      await until("the first is in clean", () => marked(mark("first")), seconds);
      stalled.child.kill("SIGSTOP");
      const other = startWorker("stalled", env, "--slots", "3");
      // The second one stands before putting its part in place when the first one wakes and goes on with the same shard.
      await until("the second has the shard", () => marked(mark("second")), seconds);
      writeFileSync(go, "");
      stalled.child.kill("SIGCONT");
      await new Promise((done) => setTimeout(done, 1500));
      writeFileSync(both, "");
      await untilDone(output, stalled, other);
      await rig.expectSame(output);
      for (const { child, ended } of [stalled, other]) {
        child.kill("SIGTERM");
        expect(await ended).toBe(0);
      }
    },
    seconds * 1000,
  );

  test(
    "a shard that cannot succeed is given up and listed; mended, the same command goes on",
    async () => {
      const output = await rig.plan("poison");
      const path = join(rig.cwd, "docs/00/0.txt");
      await submit("poison");
      renameSync(path, `${path}.away`);
      const first = startWorker("poison", {}, "--drain");
      expect(await first.ended).toBe(0);
      renameSync(`${path}.away`, path);
      const status = await qingwen(["status", output], { cwd: rig.cwd });
      expect(status).toMatchObject({ code: 1, stdout: expect.stringContaining(`count   ${SHARDS - 1}/${SHARDS}`) });
      expect(status.stdout).toMatch(/given up: count 1 \(exit code 2\): .*docs\/00\/0.txt is gone since/);
      expect((await submit("poison")).stderr).toContain("1 job queued");
      expect(await startWorker("poison", {}, "--slots", "3", "--drain").ended).toBe(0);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "stopped once, a worker ends after its shard; stopped twice, the shard goes back into the queue",
    async () => {
      const output = await rig.plan("stop");
      const go = (name: string) => join(rig.cwd, `go-${name}`);
      const held = { step: "count", call: "statSync", match: "docs/", nth: 9, when: "after", act: "wait" } as const;
      const { env, mark } = rig.arm("stop", [
        { name: "one", shard: 1, until: go("one"), ...held },
        { name: "two", shard: 2, until: go("two"), ...held },
      ]);
      const counted = () => readdirSync(join(output, ".qingwen/plan/counted"));
      await submit("stop");
      const first = startWorker("stop", env);
      await until("the first holds a shard", () => marked(mark("one")), seconds);
      first.child.kill("SIGTERM");
      await until("it is stopping", () => first.said.includes("stopping"), seconds);
      writeFileSync(go("one"), "");
      expect(await first.ended).toBe(0);
      expect(counted()).toEqual(["000001.counts"]);
      const second = startWorker("stop", env);
      await until("the second holds a shard", () => marked(mark("two")), seconds);
      second.child.kill("SIGINT");
      await until("it is stopping", () => second.said.includes("stopping"), seconds);
      second.child.kill("SIGINT");
      await new Promise((done) => setTimeout(done, 500));
      writeFileSync(go("two"), "");
      expect(await second.ended).toBe(0);
      expect(counted()).toEqual(["000001.counts"]);
      expect(second.said).not.toContain("failed");
      await startWorker("stop", {}, "--slots", "3", "--drain").ended;
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test("a Redis that is not there is named, without its password", async () => {
    await rig.plan("away");
    for (const command of [["submit", "bullmq", "away"], ["worker"]]) {
      const ended = await qingwen([...command, "--redis", "redis://:secret@127.0.0.1:1"], { cwd: rig.cwd });
      expect(ended).toMatchObject({
        code: 75,
        stderr: expect.stringContaining("redis://:***@127.0.0.1:1 cannot be reached"),
      });
    }
    expect(await qingwen(["worker", "--redis", "localhost"], { cwd: rig.cwd })).toMatchObject({ code: 2 });
  });
});
