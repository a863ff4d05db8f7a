import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Step } from "../io/plan/places.js";

/** A step of a planned run, as the program's own command. */
export interface StepCommand {
  readonly output: string;
  readonly step: Step;
  /** From 1. */
  readonly shard?: number | undefined;
  readonly of: number;
}

/** How a process ended: with a code, or by a signal, which counts as 128 and its number, as shells have it. */
export interface StepEnd {
  readonly code: number;
  /** The last line it said. */
  readonly problem: string;
}

/**
 * Does a step in a process of its own: whatever a document does to it, the worker lives on and keeps its lock. The
 * process is in a group of its own, so that Ctrl-C reaches the worker alone.
 *
 * @param program the program's own command line
 * @param say where what the process says goes, line by line
 */
export function runStepProcess(
  program: readonly string[],
  { output, step, shard, of }: StepCommand,
  say: (line: string) => void,
): { readonly child: ChildProcess; readonly ended: Promise<StepEnd> } {
  const [command, ...before] = program as [string, ...string[]];
  const target = step === "clean" ? ["clean", "-o", output] : [step, output];
  const part = shard === undefined ? [] : ["--shard", `${shard}/${of}`];
  const child = spawn(command, [...before, ...target, ...part], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let last = "";
  let rest = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      last = line;
      say(line);
    }
  });
  const ended = new Promise<StepEnd>((resolve) => {
    child.on("error", (error) => resolve({ code: 126, problem: error.message }));
    child.on("close", (code, signal) => {
      resolve({ code: code ?? 128 + signalNumber(signal), problem: code === null ? `${signal}` : last });
    });
  });
  return { child, ended };
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return signal === null ? 0 : (constants.signals[signal] ?? 0);
}
