import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A command to time. */
export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  /** A file for standard input; empty input without it. */
  readonly input?: string;
  /** Done before each run, outside the time that counts, such as taking the last run's output away. */
  readonly before?: () => void;
  /** Exit codes that are no failure; 0 and 1 (something was found) if left out. */
  readonly codes?: readonly number[];
}

/** What one run took. */
export interface Measurement {
  readonly seconds: number;
  /** User and system time of the process and its children. */
  readonly cpu: number;
  /** The largest resident size in MiB; undefined without GNU time. */
  readonly resident: number | undefined;
}

const TIME = "/usr/bin/time";

/**
 * Runs a command and measures it. Its standard output goes nowhere.
 *
 * @throws Error with its standard error when it fails
 */
export function measure(command: Command): Promise<Measurement> {
  command.before?.();
  const folder = mkdtempSync(join(tmpdir(), "qingwen-bench-"));
  const report = join(folder, "time");
  const timed = existsSync(TIME) ? [TIME, "-f", "%e %U %S %M", "-o", report] : [];
  const [program = "", ...args] = [...timed, ...command.argv];
  const input = openSync(command.input ?? "/dev/null", "r");
  const began = performance.now();
  const child = spawn(program, args, { stdio: [input, "ignore", "pipe"] });
  let said = "";
  child.stderr!.on("data", (part: Buffer) => {
    said = (said + part).slice(-2000);
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => {
      const seconds = (performance.now() - began) / 1000;
      closeSync(input);
      const line = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n").at(-1)! : "";
      rmSync(folder, { recursive: true, force: true });
      if (!(command.codes ?? [0, 1]).includes(code ?? -1)) {
        return fail(new Error(`${command.argv.join(" ")}: exit code ${code}\n${said}`));
      }
      const [, user = 0, system = 0, kilobytes] = line.split(" ").map(Number);
      done({ seconds, cpu: user + system, resident: kilobytes === undefined ? undefined : kilobytes / 1024 });
    });
  });
}
