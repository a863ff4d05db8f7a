import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Row } from "./part.js";

const FILE = "tests/bench/RESULTS.md";

/** The rows as a table of Markdown. */
export function table(rows: readonly Row[]): string {
  const line = ({ work, asked, measured }: Row) => `| ${work} | ${asked} | ${measured} |`;
  return ["| work | asked | measured |", "|---|---|---|", ...rows.map(line)].join("\n");
}

/** Writes the results with what they were measured on. */
export function writeResults(rows: readonly Row[], scale: number, rounds: number): void {
  const model = cpus()[0]?.model.trim() ?? "unknown";
  const machine = `${cpus().length} cores (${model}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
  const text = `# Results of the benchmarks

Made by \`npm run bench -- --write\`; do not edit. Ratios are medians of pairs that ran in turns, with the least and the most
of them; they compare across machines, seconds do not.

- machine: ${machine}
- date: ${new Date().toISOString().slice(0, 10)}
- commit: ${commit()}
- scale ${scale} of the full corpora, ${rounds} rounds

${table(rows)}
`;
  writeFileSync(FILE, text);
  process.stderr.write(`${FILE} written\n`);
}

function commit(): string {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "src", ".scripts", "package.json") !== "";
  return git("rev-parse", "--short", "HEAD") + (changed ? ", with changes" : "");
}
