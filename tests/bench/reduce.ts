/**
 * How long `reduce` takes for counts of many passages, and how much memory: makes a plan of as many shards as parts are
 * asked for, puts generated counts in the place of what counting would give, and runs the command.
 *
 *   npx tsx tests/bench/reduce.ts [PASSAGES=100000000] [PARTS=20]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeCountsTo } from "../../src/io/counts/counts-file.js";
import { openPlan } from "../../src/io/plan/plan-file.js";

const passages = Number(process.argv[2] ?? 100_000_000);
const parts = Number(process.argv[3] ?? 20);
/** Passages are drawn from so many, so that about one in seventy stands in three parts or more. */
const universe = passages * 2;
const step = Math.floor(2 ** 48 / (universe * 1.01));
const cli = resolve("dist/cli.js");
const cwd = mkdtempSync(join(tmpdir(), "qingwen-reduce-"));
const sayMemory = `data:text/javascript,process.on("exit",()=>console.error("MB "+process.resourceUsage().maxRSS/1024))`;

try {
  mkdirSync(join(cwd, "docs"));
  for (let i = 0; i < parts; i++) writeFileSync(join(cwd, "docs", `${i}.txt`), `第${i}篇\n`);
  spawnSync(process.execPath, [cli, "plan", "docs", "-o", "out", "--shards", `${parts}`], { cwd, stdio: "inherit" });
  const { hash, places } = openPlan(join(cwd, "out"));
  mkdirSync(join(places.home, "counted"), { recursive: true });
  let bytes = 0;
  for (let shard = 1; shard <= parts; shard++) {
    const source = {
      documents: 1,
      each(emit: (key: number, count: number) => void) {
        const gap = (universe / passages) * parts;
        let slot = Math.floor(Math.random() * gap);
        for (let i = 0; i < passages / parts; i++) {
          emit(slot * step, 1);
          slot += 1 + Math.floor(Math.random() * 2 * (gap - 1));
        }
      },
      close() {},
    };
    writeCountsTo(places.counted(shard), source, { plan: hash, shard, of: parts, content: hash });
    bytes += statSync(places.counted(shard)).size;
  }
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", sayMemory, cli, "reduce", "out"], {
    cwd,
    encoding: "utf8",
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const reduced = statSync(places.reduced).size;
  console.log({
    status,
    passages,
    parts,
    seconds,
    countsMB: bytes / 1e6,
    reducedMB: reduced / 1e6,
    said: stderr.trim(),
  });
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
