/**
 * What a run in shards costs against one process, on the same documents and machine, in turns: the steps one after the
 * other in one process (`resume`), Slurm with three nodes, BullMQ with three workers. An engine that is not installed
 * is left out. Figures are milliseconds of wall time.
 *
 *   npx tsx tests/bench/engines.ts [DOCUMENTS=5000] [ROUNDS=3] [FOLDER=the folder for temporary files]
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeDocuments } from "../cluster/documents.js";
import { missing, startRedis, startSlurm } from "../cluster/servers.js";

const documents = Number(process.argv[2] ?? 5000);
const rounds = Number(process.argv[3] ?? 3);
const cwd = mkdtempSync(join(process.argv[4] ?? tmpdir(), "qingwen-engines-"));
const cli = resolve("dist/cli.js");
const run = (args: readonly string[], env = {}) =>
  spawnSync(process.execPath, [cli, ...args], { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
const hasSlurm = missing("slurmctld", "slurmd", "sbatch", "munged").length === 0;
const hasRedis = missing("redis-server").length === 0;

async function timed(name: string, work: () => unknown): Promise<void> {
  const began = performance.now();
  await work();
  const took = Math.round(performance.now() - began);
  console.log(`${name.padEnd(22)} ${took}`);
  rmSync(join(cwd, "out"), { recursive: true });
}

const slurm = hasSlurm ? await startSlurm() : undefined;
const redis = hasRedis ? await startRedis() : undefined;
try {
  writeDocuments(join(cwd, "docs"), documents);
  const plan = () => run(["plan", "docs", "-o", "out", "--shards", "6", "--quiet"]);
  for (let round = 0; round < rounds; round++) {
    await timed("one process", () => run(["clean", "docs", "-o", "out", "--quiet"]));
    await timed("one process, one job", () => run(["clean", "docs", "-o", "out", "--jobs", "1", "--quiet"]));
    plan();
    await timed("resume", () => run(["resume", "out", "--quiet"]));
    if (slurm !== undefined) {
      plan();
      await timed("slurm", async () => {
        run(["submit", "slurm", "out"], slurm.env);
        while (slurm.jobs() !== "") await new Promise((done) => setTimeout(done, 100));
      });
    }
    if (redis !== undefined) {
      plan();
      await timed("bullmq", async () => {
        run(["submit", "bullmq", "out", "--redis", redis.url]);
        const args = [cli, "worker", "--redis", redis.url, "--drain", "--quiet"];
        const workers = [1, 2, 3].map(() => spawn(process.execPath, args, { cwd, stdio: "ignore" }));
        await Promise.all(workers.map((worker) => new Promise((done) => worker.on("close", done))));
      });
    }
  }
} finally {
  slurm?.end();
  redis?.end();
  rmSync(cwd, { recursive: true, force: true });
}
