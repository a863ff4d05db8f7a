import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The built command, as users run it. */
export const CLI = resolve("dist/cli.js");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** A file, open for reading, as standard input instead. */
  readonly inputFile?: number;
  /** A file, open for writing, as standard output instead. */
  readonly outputFile?: number;
  /** Called with the process once it runs. */
  readonly started?: (child: ChildProcess) => void;
  readonly uid?: number;
}

/** Where the command keeps its compiled code in tests, from run to run: not where the user's lies. */
const CACHE = join(tmpdir(), "qingwen-test-cache");

/** Runs the command in a child process, in English and without colours unless the options say otherwise. */
export function qingwen(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", NO_COLOR: "1", XDG_CACHE_HOME: CACHE, ...options.env },
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
    stdio: [options.inputFile ?? "pipe", options.outputFile ?? "pipe", "pipe"],
  });
  return new Promise((done, fail) => {
    let stdout = "";
    let stderr = "";
    const { stdout: out } = child;
    const err = child.stderr!;
    out?.setEncoding("utf8");
    err.setEncoding("utf8");
    out?.on("data", (part) => {
      stdout += part;
    });
    err.on("data", (part) => {
      stderr += part;
    });
    child.on("error", fail);
    child.on("close", (code, signal) => done({ code, signal, stdout, stderr }));
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input ?? "");
    options.started?.(child);
  });
}
