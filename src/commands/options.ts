import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { CleanError } from "../core/errors.js";
import { STAGE_IDS, type StageId } from "../core/stage.js";
import { openConfigs } from "../io/config.js";
import type { Config } from "../io/config-schema.js";
import type { OutputFormat } from "../io/output-names.js";
import type { CompiledRule, RuleSpec } from "../match/rule.js";
import { text } from "../messages/texts.js";
import { type Cleaner, createCleaner } from "../stages/cleaner.js";
import type { NormalizeOptions } from "../stages/normalize/normalize-stage.js";
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
  readonly format?: string;
}

/** All that decides what comes out for a file. */
export interface Setup {
  readonly cleaner: Cleaner;
  readonly config: Config;
  readonly extract: Config["extract"] & { readonly format: OutputFormat };
  readonly stages: readonly StageId[];
  /** SHA-256 (hex) of what decides the results: the config in force and the rules in force. */
  readonly hashes: { readonly config: string; readonly rules: string };
}

/** The setups of a run, whose files may have different configs. */
export interface Setups {
  /** How many files are worked on at once. */
  readonly jobs: number;
  readonly format: OutputFormat;
  /** @throws CleanError `config-invalid` and its kin, `pack-invalid`, `path-missing` */
  for(path: string): Promise<Setup>;
}

/**
 * Opens what flags, configs and packs ask for. Cleaners are made when a file needs them, one for equal settings.
 *
 * @throws CleanError `usage`, `path-missing` for a config file named that is not there
 */
export function openSetups(flags: CommonFlags, terminal: Terminal): Setups {
  const configs = openConfigs(flags.config);
  const named = namedStages(flags, terminal);
  const format = parseFormat(flags.format, terminal);
  const jobs = parseJobs(flags.jobs, terminal);
  const setups = new Map<Config, Promise<Setup>>();
  return {
    jobs,
    format,
    for(path) {
      const { config } = configs.for(path);
      const known = setups.get(config) ?? makeSetup(config, flags, named, format);
      setups.set(config, known);
      return known;
    },
  };
}

/** The setup for the working folder, for commands that work on no file. */
export async function setUp(flags: CommonFlags, terminal: Terminal): Promise<Setup> {
  return openSetups(flags, terminal).for(".");
}

/** What the setups of several files have in common, for the manifest; the order of the files does not matter. */
export function joinSetups(setups: readonly Setup[]): Pick<Setup, "stages" | "hashes"> {
  const distinct = [...new Set(setups)];
  const join = (hashes: readonly string[]) => {
    const sorted = [...new Set(hashes)].sort();
    return sorted.length === 1 ? sorted[0]! : sha256(sorted.join("\n"));
  };
  return {
    stages: STAGE_IDS.filter((id) => distinct.some(({ stages }) => stages.includes(id))),
    hashes: {
      config: join(distinct.map(({ hashes }) => hashes.config)),
      rules: join(distinct.map(({ hashes }) => hashes.rules)),
    },
  };
}

async function makeSetup(
  config: Config,
  flags: CommonFlags,
  named: readonly StageId[] | undefined,
  format: OutputFormat,
): Promise<Setup> {
  const extract = { ...config.extract, format };
  const stages = STAGE_IDS.filter((id) => flags[id] !== false && (named?.includes(id) ?? config.stages[id]));
  const rules = await loadRules([...config.packs, ...(flags.packs ?? [])]);
  const allow = config.allow.map(({ passage }) => passage);
  const cleaner = createCleaner({
    stages: Object.fromEntries(STAGE_IDS.map((id) => [id, stages.includes(id)])),
    rules,
    allow,
    deny: config.deny,
    restore: config.restore,
    normalize: await normalizeOptions(config.normalize),
    overRemoval: config.overRemoval,
  });
  const hashes = {
    config: sha256(JSON.stringify({ ...config, allow, packs: undefined, extract, stages })),
    rules: sha256(JSON.stringify(cleaner.rules.map(({ matcher: _, ...spec }): RuleSpec => spec))),
  };
  return { cleaner, config, extract, stages, hashes };
}

/** What the config asks of `normalize`; the converter to simplified characters is loaded only when it is asked for. */
async function normalizeOptions(wanted: Config["normalize"]): Promise<NormalizeOptions> {
  const { punctuation, alphanumerics, script, hardWraps, indents } = wanted;
  return {
    ...(punctuation !== "keep" && { punctuation }),
    ...(alphanumerics !== "keep" && { alphanumerics }),
    ...(script === "simplified" && { simplify: await loadSimplifier() }),
    ...(hardWraps !== "keep" && { hardWraps }),
    ...(indents !== "keep" && { indents }),
  };
}

async function loadSimplifier(): Promise<(text: string) => string> {
  try {
    const { Converter } = await import("opencc-js/t2cn");
    return Converter({ from: "t", to: "cn" });
  } catch (cause) {
    throw new CleanError("package-missing", { package: "opencc-js" }, { cause });
  }
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

function namedStages(flags: CommonFlags, terminal: Terminal): StageId[] | undefined {
  const named = flags.stages?.split(",").map((name) => name.trim());
  const unknown = named?.find((name) => !STAGE_IDS.some((id) => id === name));
  if (unknown !== undefined) throw badOption(terminal, "--stages", unknown, STAGE_IDS.join(", "));
  return named && STAGE_IDS.filter((id) => named.includes(id));
}

/** The number of files worked on at once; as many as there are processors if none is asked for. */
function parseFormat(value: string | undefined, terminal: Terminal): OutputFormat {
  if (value === undefined || value === "text") return "text";
  if (value === "md") return "md";
  throw badOption(terminal, "--format", value, "text, md");
}

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
  return hash("sha256", data, "hex");
}
