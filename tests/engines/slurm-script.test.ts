import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Remaining } from "../../src/engines/remaining.js";
import { shellWords } from "../../src/engines/shell-quote.js";
import { slurmScript } from "../../src/engines/slurm/script.js";
import { folderWith } from "../io/folder.js";

const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from);
const ALL: Remaining = { count: numbers(3), reduce: true, clean: numbers(3), merge: true };

/** Keeps what it is given, and the task, and prints one job id more each time. */
const SBATCH = `#!/bin/sh
echo "$@" >> calls
cat > task
wc -l < calls | tr -d ' '
`;

/** Runs a script with an sbatch of our own. */
function submit(remaining: Remaining, { maxArraySize = 1001, options = [] as string[], program = ["./program"] } = {}) {
  const cwd = folderWith({ sbatch: SBATCH });
  chmodSync(join(cwd, "sbatch"), 0o755);
  const script = slurmScript(remaining, {
    output: join(cwd, "it's out"),
    logs: join(cwd, "logs"),
    failed: join(cwd, "failed"),
    program,
    options,
    maxArraySize,
    killed: "ended by signals",
  });
  const ended = spawnSync("sh", ["-c", script], { cwd, encoding: "utf8", env: { PATH: `${cwd}:${process.env.PATH}` } });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  const calls = readFileSync(join(cwd, "calls"), "utf8").trim().split("\n");
  const own = (call: string) => call.split(" ").filter((word) => /^--(?:job-name|array|dependency|export)/.test(word));
  return { cwd, stdout: ended.stdout, calls, options: calls.map(own) };
}

describe("what is submitted", () => {
  test("four steps, each waiting for the one before", () => {
    const { stdout, options } = submit(ALL);
    expect(stdout).toBe("count 1\nreduce 2\nclean 3\nmerge 4\n");
    const exported = (step: string) => `--export=ALL,QINGWEN_STEP=${step},QINGWEN_OFFSET=0`;
    expect(options).toEqual([
      ["--job-name=qingwen-count", exported("count"), "--array=1-3"],
      ["--job-name=qingwen-reduce", exported("reduce"), "--dependency=afterok:1"],
      ["--job-name=qingwen-clean", exported("clean"), "--array=1-3", "--dependency=afterok:2"],
      ["--job-name=qingwen-merge", exported("merge"), "--dependency=afterok:3"],
    ]);
  });

  test("what is done is left out", () => {
    const { options } = submit({ count: [], reduce: false, clean: [2, 3, 5], merge: true });
    expect(options.map(([name]) => name)).toEqual(["--job-name=qingwen-clean", "--job-name=qingwen-merge"]);
    expect(options[0]).toContain("--array=2-3,5");
    expect(options[0]!.some((word) => word.startsWith("--dependency"))).toBe(false);
  });

  test("more shards than an array may have are several arrays, of which the next step waits for all", () => {
    const { stdout, options } = submit({ ...ALL, count: numbers(25, 3), clean: [] }, { maxArraySize: 11 });
    expect(stdout).toBe("count 1:2:3\nreduce 4\nmerge 5\n");
    expect(options.slice(0, 3).map((words) => words.slice(1))).toEqual([
      ["--export=ALL,QINGWEN_STEP=count,QINGWEN_OFFSET=0", "--array=3-10"],
      ["--export=ALL,QINGWEN_STEP=count,QINGWEN_OFFSET=10", "--array=1-10"],
      ["--export=ALL,QINGWEN_STEP=count,QINGWEN_OFFSET=20", "--array=1-7"],
    ]);
    expect(options[3]).toContain("--dependency=afterok:1:2:3");
  });

  test("the user's options come along", () => {
    const { calls } = submit(ALL, { options: ["--partition=long", "--comment=two words"] });
    for (const call of calls) expect(call).toContain("--partition=long --comment=two words");
  });
});

describe("the task", () => {
  /** Runs a task whose program ends with one code after the other; gives the calls of the program and of scontrol. */
  function runTask(step: string, codes: readonly number[], env: Readonly<Record<string, string>> = {}) {
    const { cwd } = submit(ALL, { program: [join("/", "bin", "sh"), "./program"] });
    const program = `echo "$@" >> ran\ncode=$(sed -n "$(wc -l < ran)p" codes)\nexit "$code"\n`;
    const files = {
      program,
      codes: `${codes.join("\n")}\n`,
      scontrol: '#!/bin/sh\necho "$@" >> asked\nexit 1\n',
      sleep: "#!/bin/sh\n",
    };
    for (const [name, content] of Object.entries(files)) spawnSync("tee", [join(cwd, name)], { input: content });
    for (const name of ["scontrol", "sleep"]) chmodSync(join(cwd, name), 0o755);
    const { status } = spawnSync("sh", ["task"], {
      cwd,
      env: { PATH: `${cwd}:${process.env.PATH}`, SLURM_JOB_ID: "77", QINGWEN_STEP: step, QINGWEN_OFFSET: "10", ...env },
    });
    const read = (name: string) => (existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), "utf8") : "");
    return { status, ran: read("ran").replaceAll(cwd, ".").split("\n").slice(0, -1), asked: read("asked"), cwd, read };
  }

  test.each([
    ["count", { SLURM_ARRAY_TASK_ID: "2" }, "count ./it's out --shard 12"],
    ["clean", { SLURM_ARRAY_TASK_ID: "2" }, "clean -o ./it's out --shard 12"],
    ["reduce", {}, "reduce ./it's out"],
    ["merge", {}, "merge ./it's out"],
  ])("of %s", (step, env, line) => {
    expect(runTask(step, [0], env)).toMatchObject({ status: 0, ran: [line], asked: "" });
  });

  test.each([
    ["done at the third try", "count", [137, 75, 0], 0, 3, ""],
    ["what would fail again fails at once", "count", [2], 2, 1, ""],
    ["merged with refused documents", "merge", [3], 0, 1, ""],
    ["killed each time: put back into the queue", "clean", [137, 137, 137], 137, 3, "requeue 77\n"],
  ])("%s", (_, step, codes, status, times, asked) => {
    const task = runTask(step, codes, { SLURM_ARRAY_TASK_ID: "2" });
    expect(task).toMatchObject({ status, asked });
    expect(task.ran).toHaveLength(times);
  });

  test("put back twice already, it is given up and noted", () => {
    const task = runTask("clean", [137, 143, 137], { SLURM_ARRAY_TASK_ID: "2", SLURM_RESTART_COUNT: "2" });
    expect(task).toMatchObject({ status: 137, asked: "" });
    const note = { step: "clean", shard: 12, code: 137, problem: "ended by signals", dead: true };
    expect(JSON.parse(task.read("failed/clean-12.json"))).toEqual(note);
    const whole = runTask("reduce", [137, 137, 137], { SLURM_RESTART_COUNT: "2" });
    expect(JSON.parse(whole.read("failed/reduce.json"))).toEqual({
      step: "reduce",
      code: 137,
      problem: note.problem,
      dead: true,
    });
  });
});

test.each([
  [["a", "b/c.js", "--x=1,2"], "a b/c.js --x=1,2"],
  [["it's", "", "$HOME *", "全"], "'it'\\''s' '' '$HOME *' '全'"],
])("%j as words of a shell", (words, line) => {
  expect(shellWords(words)).toBe(line);
  const { stdout } = spawnSync("sh", ["-c", `printf '%s\\n' ${line}`], { encoding: "utf8" });
  expect(stdout).toBe(words.map((word) => `${word}\n`).join(""));
});
