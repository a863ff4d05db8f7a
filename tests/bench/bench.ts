/*
 * The benchmarks: `npm run bench -- [--only check,clean] [--scale 0.1] [--rounds 5] [--folder DIR] [--write]`. Nothing in
 * the test suite waits for a figure of these.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openCorpora } from "./corpus/make.js";
import { openBench, type Part, type Row } from "./part.js";
import { again, articles, check, clean, pages, tiny } from "./parts/folder.js";
import { large } from "./parts/large.js";
import { others } from "./parts/others.js";
import { records } from "./parts/records.js";
import { rules } from "./parts/rules.js";
import { startup } from "./parts/startup.js";
import { worst } from "./parts/worst.js";
import { table, writeResults } from "./results.js";

const micro: Part = {
  name: "micro",
  async run() {
    const args = ["vitest", "bench", "--run", "--config", ".config/vitest.config.ts", "tests/bench/micro"];
    execFileSync("npx", args, { stdio: "inherit" });
    return [];
  },
};

const PARTS: readonly Part[] = [
  startup,
  check,
  articles,
  clean,
  again,
  others,
  rules,
  large,
  tiny,
  pages,
  records,
  worst,
  micro,
];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    scale: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
    folder: { type: "string" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) help();
else await run();

async function run(): Promise<void> {
  const [scale, rounds] = [positive("scale", values.scale), Math.ceil(positive("rounds", values.rounds))];
  const names = values.only?.split(",");
  const unknown = names?.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined) throw new Error(`--only: found ${unknown}, expected some of ${allNames()}`);
  const folder = resolve(values.folder ?? mkdtempSync(join(tmpdir(), "qingwen-corpora-")));
  const scratch = join(folder, "scratch");
  mkdirSync(scratch, { recursive: true });
  const bench = openBench(openCorpora(folder, scale), scratch, rounds, scale);
  const rows: Row[] = [];
  try {
    for (const part of PARTS.filter(({ name }) => names === undefined || names.includes(name))) {
      const measured = await part.run(bench);
      for (const { work, asked, measured: figure } of measured)
        process.stdout.write(`${work} (${asked || "–"}): ${figure}\n`);
      rows.push(...measured);
    }
  } finally {
    rmSync(values.folder === undefined ? folder : scratch, { recursive: true, force: true });
  }
  process.stdout.write(`\n${table(rows)}\n`);
  if (values.write) writeResults(rows, scale, rounds);
}

function positive(option: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`--${option}: found ${value}, expected a number above 0`);
  return number;
}

function allNames(): string {
  return PARTS.map(({ name }) => name).join(",");
}

function help(): void {
  process.stdout.write(`npm run bench -- [options]
  --only PARTS    some of ${allNames()} (default: all)
  --scale X       how much of the full corpora, such as 0.1 (default: 1)
  --rounds N      how often each command runs (default: 5)
  --folder DIR    keeps the corpora there for the next time (default: a temporary folder that is taken away)
  --write         writes tests/bench/RESULTS.md
`);
}
