import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { qingwen } from "../commands/run.js";
import { KILLS, makeRig, nameOf, type Rig, readmeArgs, SHARDS } from "./rig.js";
import { missing, type SlurmCluster, startSlurm, until } from "./servers.js";

const lacking = [
  ...missing("slurmctld", "slurmd", "sbatch", "munged", "setpriv"),
  ...(process.getuid?.() === 0 ? [] : ["the rights of root"]),
];
const seconds = 240;

describe.skipIf(lacking.length > 0)(nameOf("Slurm, three nodes", lacking), () => {
  let rig: Rig;
  let slurm: SlurmCluster;
  beforeAll(async () => {
    slurm = await startSlurm();
    rig = await makeRig(5000);
  }, 120_000);
  afterAll(() => {
    slurm?.end();
    rig?.end();
  }, 120_000);

  const submit = (output: string, env = {}) =>
    qingwen(["submit", "slurm", output], { cwd: rig.cwd, env: { ...slurm.env, ...env } });
  const untilDone = async (output: string) => {
    await until(`the run is over; queue:\n${slurm.jobs()}`, () => slurm.jobs() === "", seconds);
    expect(rig.isDone(output), slurm.run("scontrol", "show", "job")).toBe(true);
  };

  test(
    "four steps; the ids are printed; the same command does nothing while they run and when they are done",
    async () => {
      const output = await rig.plan("plain");
      const began = performance.now();
      const args = readmeArgs("submit slurm corpus --", { corpus: output });
      const ended = await qingwen(args, { cwd: rig.cwd, env: slurm.env });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(ended.stdout).toMatch(/^count \d+\nreduce \d+\nclean \d+\nmerge \d+\n$/);
      expect(await submit(output)).toMatchObject({
        code: 0,
        stdout: "",
        stderr: expect.stringContaining("still queued"),
      });
      await untilDone(output);
      console.info(`Slurm: ${Math.round(performance.now() - began)} ms, one process: ${Math.round(rig.single)} ms`);
      expect(await submit(output)).toMatchObject({
        code: 0,
        stdout: "",
        stderr: expect.stringContaining("all is done"),
      });
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "workers killed in count, in reduce, in clean, in merge, before and after a rename",
    async () => {
      const output = await rig.plan("kills");
      const { env, mark } = rig.arm("kills", KILLS);
      await submit(output, env);
      await untilDone(output);
      expect(KILLS.filter(({ name }) => !existsSync(mark(name)))).toEqual([]);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "a node killed with its worker: Slurm runs the shard elsewhere",
    async () => {
      const output = await rig.plan("node");
      const never = join(rig.cwd, "never");
      const { env, mark } = rig.arm("node", [
        {
          name: "held",
          step: "clean",
          shard: 2,
          call: "renameSync",
          match: ".txt",
          nth: 40,
          when: "after",
          act: "wait",
          until: never,
        },
      ]);
      await submit(output, env);
      await until("a worker is in clean", () => existsSync(mark("held")) && readFileSync(mark("held"), "utf8") !== "");
      const [pid, node] = readFileSync(mark("held"), "utf8").split(" ") as [string, string];
      const daemon = slurm.pid(`slurmd.${node}`);
      // The worker, its shell and slurmstepd above it: all that the node did.
      for (const each of [...ancestors(Number(pid)), daemon]) process.kill(each, "SIGKILL");
      await until("the node is down", () => slurm.node(node).startsWith("down"), 60);
      await untilDone(output);
      await rig.expectSame(output);
      spawnSync("slurmd", ["-N", node], { env: { ...process.env, ...slurm.env } });
      await until("the node is back", () => slurm.node(node).startsWith("idle"), 60);
    },
    seconds * 1000,
  );

  test(
    "the controller killed and started again",
    async () => {
      const output = await rig.plan("controller");
      const go = join(rig.cwd, "go");
      const { env, mark } = rig.arm("controller", [
        {
          name: "held",
          step: "count",
          call: "statSync",
          match: "docs/",
          nth: 9,
          when: "after",
          act: "wait",
          until: go,
        },
      ]);
      const { stdout } = await submit(output, env);
      await until("a worker is in count", () => existsSync(mark("held")));
      // Tasks that end between the last save and the kill are lost to the controller, which gives their dependents up.
      await until("it is the only one", () => slurm.jobs().match(/ qingwen-count /g)?.length === 1);
      const held = Date.now();
      slurm.run("scontrol", "update", `jobid=${/merge (\d+)/.exec(stdout)?.[1]}`, "nice=1"); // a change is saved
      await slurm.untilSaved(held);
      process.kill(slurm.pid("slurmctld"), "SIGKILL");
      await new Promise((done) => setTimeout(done, 1000));
      await slurm.startController();
      expect(slurm.jobs()).toContain("qingwen-clean");
      writeFileSync(go, "");
      await untilDone(output);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );

  test(
    "a shard that cannot succeed ends the run; mended, the same command goes on",
    async () => {
      const output = await rig.plan("poison");
      const path = join(rig.cwd, "docs/00/0.txt");
      renameSync(path, `${path}.away`);
      await submit(output);
      await until("the queue is empty", () => slurm.jobs() === "", seconds);
      const status = await qingwen(["status", output], { cwd: rig.cwd });
      expect(status).toMatchObject({ code: 1, stdout: expect.stringContaining(`count   ${SHARDS - 1}/${SHARDS}`) });
      expect(status.stdout).toMatch(/failed: count 1 \(exit code 2\): docs\/00\/0.txt is gone since/);
      renameSync(`${path}.away`, path);
      const again = await submit(output);
      expect(again.stdout).toMatch(/^count \d+\nreduce \d+\nclean \d+\nmerge \d+\n$/);
      await untilDone(output);
      await rig.expectSame(output);
    },
    seconds * 1000,
  );
});

/** A process and those above it, up to slurmstepd. */
function ancestors(pid: number): number[] {
  const pids: number[] = [];
  for (let at = pid; at > 1; ) {
    const stat = readFileSync(`/proc/${at}/stat`, "utf8");
    pids.push(at);
    if (stat.includes("slurmstepd")) break;
    at = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  }
  return pids;
}
