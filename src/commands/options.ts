import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { CleanError } from "../core/errors.js";
import { STAGE_IDS, type StageId } from "../core/stage.js";
import { loadConfig } from "../io/config.js";
import type { Config } from "../io/config-schema.js";
import type { CompiledRule, RuleSpec } from "../match/rule.js";
import { text } from "../messages/texts.js";
import { type Cleaner, createCleaner } from "../stages/cleaner.js";
import type { Terminal } from "./terminal.js";

/** What the command line gives, before it is checked. */
export interface CommonFlags {
  readonly config?: string;
  readonly stages?: string;
  readonly markers?: boolean;
  readonly ads?: boolean;
  readonly restore?: boolean;
  readonly normalize?: boolean;
  readonly packs?: readonly string[];
  readonly jobs?: string;
}

/** All that decides what comes out, and how many files are worked on at once. */
export interface Setup {
  readonly cleaner: Cleaner;
  readonly config: Config;
  readonly configFile?: string;
  readonly stages: readonly StageId[];
  readonly jobs: number;
  /** SHA-256 (hex) of what decides the results: the config in force and the rules in force. */
  readonly hashes: { readonly config: string; readonly rules: string };
}

/**
 * Makes the cleaner that flags, config and packs ask for.
 *
 * @throws CleanError `usage`, `config-invalid`, `pack-invalid`, `path-missing`
 */
export async function setUp(flags: CommonFlags, terminal: Terminal): Promise<Setup> {
  const { config, file } = loadConfig(flags.config, process.cwd());
  const stages = chosenStages(flags, config, terminal);
  const jobs = parseJobs(flags.jobs, terminal);
  const packFiles = [...config.packs, ...(flags.packs ?? [])];
  const rules = await loadRules(packFiles);
  const cleaner = createCleaner({
    stages: Object.fromEntries(STAGE_IDS.map((id) => [id, stages.includes(id)])),
    rules,
    allow: config.allow,
    deny: config.deny,
    restore: config.restore,
    overRemoval: config.overRemoval,
  });
  const hashes = {
    config: sha256(JSON.stringify({ ...config, packs: undefined, stages })),
    rules: sha256(JSON.stringify(cleaner.rules.map(({ matcher: _, ...spec }): RuleSpec => spec))),
  };
  return { cleaner, config, ...(file !== undefined && { configFile: file }), stages, jobs, hashes };
}

/** Reads and proves packs; the engine for them is linear whatever the pattern, and loaded only when there is a pack. */
export async function loadRules(files: readonly string[]): Promise<CompiledRule[]> {
  if (files.length === 0) return [];
  const { loadPack } = await import("../packs/load.js");
  const { checkPack } = await import("../packs/check.js");
  const { compileSafe } = await import("../match/compile-safe.js");
  return files.flatMap((file) => checkPack(loadPack(readPack(file), file), compileSafe));
}

function readPack(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CleanError("path-missing", { path: file });
  }
}

function chosenStages(flags: CommonFlags, config: Config, terminal: Terminal): StageId[] {
  const named = flags.stages?.split(",").map((name) => name.trim());
  const unknown = named?.find((name) => !STAGE_IDS.some((id) => id === name));
  if (unknown !== undefined) throw badOption(terminal, "--stages", unknown, STAGE_IDS.join(", "));
  return STAGE_IDS.filter(
    (id) => flags[id] !== false && (named === undefined ? config.stages[id] : named.includes(id)),
  );
}

/** The number of files worked on at once; as many as there are processors if none is asked for. */
export function parseJobs(value: string | undefined, terminal: Terminal): number {
  if (value === undefined) return availableParallelism();
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw badOption(terminal, "--jobs", value, "1…256");
  return jobs;
}

/** A whole number of an option, not less than `least`; undefined when the option is not given. */
export function parseCount(
  option: string,
  value: string | undefined,
  least: number,
  terminal: Terminal,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < least) throw badOption(terminal, option, value, `≥ ${least}`);
  return number;
}

export function badOption(terminal: Terminal, option: string, found: string, expected: string): CleanError {
  return new CleanError("usage", { problem: text(terminal.language, "bad-option", { option, found, expected }) });
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
