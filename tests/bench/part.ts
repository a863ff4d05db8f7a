import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Corpora } from "./corpus/make.js";
import type { Command } from "./measure.js";
import type { Spread } from "./paired.js";

/** A line of the results. */
export interface Row {
  readonly work: string;
  /** What the figure may be at most (or at least), as the project asks; empty where nothing is asked. */
  readonly asked: string;
  readonly measured: string;
}

/** What a part of the benchmark gets. */
export interface Bench {
  readonly corpora: Corpora;
  /** For outputs; on the file system of the corpora. */
  readonly scratch: string;
  readonly rounds: number;
  readonly scale: number;
  /** The built command with arguments. */
  qingwen(name: string, args: readonly string[], more?: Partial<Command>): Command;
  /**
   * A command that writes a folder below the scratch folder, which is moved aside before each run. It is not taken away
   * there and then: ext4 passes over what was deleted in the last minutes one by one, for each file it makes, and a copy
   * of very many files took from 3 to 40 s by what had been deleted before it.
   */
  writing(command: Command, output: string): Command;
}

export interface Part {
  readonly name: string;
  run(bench: Bench): Promise<Row[]>;
}

const CLI = resolve("dist/cli.js");

export function openBench(corpora: Corpora, scratch: string, rounds: number, scale: number): Bench {
  return {
    corpora,
    scratch,
    rounds,
    scale,
    qingwen: (name, args, more = {}) => ({ name, argv: [process.execPath, CLI, ...args], ...more }),
    writing: (command, output) => ({
      ...command,
      before() {
        command.before?.();
        const path = join(scratch, output);
        if (existsSync(path)) renameSync(path, join(mkdtempSync(join(scratch, "earlier-")), output));
      },
    }),
  };
}

/** The options that make a command do all its work again, where it has a cache. */
export function withoutCache(command: "check" | "clean"): string[] {
  const help = execFileSync(process.execPath, [CLI, command, "--help"], { encoding: "utf8" });
  return help.includes("--no-cache") ? ["--no-cache"] : [];
}

/** `1.23 (1.10–1.40)`. */
export function shown({ median, least, most }: Spread): string {
  return `${digits(median)} (${digits(least)}–${digits(most)})`;
}

/** Two digits behind the point, or three figures. */
export function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}

export function mebibytes(value: number | undefined): string {
  return value === undefined ? "unknown" : `${value.toFixed(0)} MiB`;
}
