/**
 * Compares tests/cases/<name>/expected.txt and output/ with what the program makes now, and lists what differs.
 * `--update` writes them; nothing else does.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const update = process.argv.includes("--update");
const temporary = mkdtempSync(join(tmpdir(), "qingwen-expectations-"));
let different = 0;
const run = (input: string, output: string) =>
  execFileSync(process.execPath, ["dist/cli.js", "clean", input, "-o", output, "--quiet"], { stdio: "inherit" });

for (const name of readdirSync("tests/cases").sort()) {
  const folder = join("tests/cases", name);
  const input = readdirSync(folder).find((entry) => entry.startsWith("input."))!;
  run(join(folder, input), join(temporary, name));
  compare(join(temporary, name, "input.txt"), join(folder, "expected.txt"));
}
if (update) {
  rmSync("output", { recursive: true, force: true });
  run("input", "output");
} else {
  run("input", join(temporary, "output"));
  for (const name of new Set([...files(join(temporary, "output")), ...files("output")])) {
    compare(join(temporary, "output", name), join("output", name));
  }
}
rmSync(temporary, { recursive: true, force: true });
process.exitCode = different > 0 && !update ? 1 : 0;

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function compare(made: string, expected: string): void {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  const now = read(made);
  if (now === read(expected)) return;
  different += 1;
  console.log(`${update ? "updated" : "differs"}: ${expected}`);
  if (update && now !== undefined) writeFileSync(expected, now);
}
