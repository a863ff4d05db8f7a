import { availableParallelism } from "node:os";
import { CleanError } from "../core/errors.js";
import { STAGE_IDS, type StageId } from "../core/stage.js";
import { openConfigs } from "../io/config.js";
import type { Config } from "../io/config-schema.js";
import type { OutputFormat } from "../io/output-names.js";
import { text } from "../messages/texts.js";
import { joinHashes } from "../run/known-results.js";
import { makeSetup, readPacks, type Setup, type SetupPlan } from "../run/setup.js";
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

/** The setups of a run, whose files may have different configs. */
export interface Setups {
  /** How many files are worked on at once. */
  readonly jobs: number;
  readonly format: OutputFormat;
  /**
   * What holds for a file, as data; the same object for files with equal settings.
   *
   * @throws CleanError `config-invalid` and its kin, `path-missing`
   */
  planFor(path: string): Promise<SetupPlan>;
  /** The same for the files of one folder, to be asked file by file. */
  plansIn(folder: string): Promise<(path: string) => SetupPlan>;
  /** The setup of a plan, made once. @throws CleanError `pack-invalid`, `package-missing` */
  make(plan: SetupPlan): Promise<Setup>;
  /** The setup for a file. @throws CleanError what `planFor` and `make` throw */
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
  const plans = new Map<Config, SetupPlan>();
  const made = new Map<SetupPlan, Promise<Setup>>();
  const planWith = (config: Config) => {
    const plan = plans.get(config) ?? planOf(config, flags, named, format);
    plans.set(config, plan);
    return plan;
  };
  const planFor = async (path: string) => planWith((await configs.for(path)).config);
  const plansIn = async (folder: string) => {
    const configOf = await configs.in(folder);
    return (path: string) => planWith(configOf(path).config);
  };
  const make = (plan: SetupPlan) => {
    const setup = made.get(plan) ?? makeSetup(plan);
    made.set(plan, setup);
    return setup;
  };
  return { jobs, format, planFor, plansIn, make, for: async (path) => make(await planFor(path)) };
}

function planOf(
  config: Config,
  flags: CommonFlags,
  named: readonly StageId[] | undefined,
  format: OutputFormat,
): SetupPlan {
  const stages = STAGE_IDS.filter((id) => flags[id] !== false && (named?.includes(id) ?? config.stages[id]));
  return { config, stages, format, packs: readPacks([...config.packs, ...(flags.packs ?? [])]) };
}

/** The setup for the working folder, for commands that work on no file. */
export async function setUp(flags: CommonFlags, terminal: Terminal): Promise<Setup> {
  return openSetups(flags, terminal).for(".");
}

/**
 * What the setups of several files have in common, for plans; the order of the files does not matter.
 *
 * @public for the parts of a planned run
 */
export function joinSetups(setups: readonly Setup[]): Pick<Setup, "stages" | "hashes"> {
  const distinct = [...new Set(setups)];
  return joinHashes(
    distinct.map(({ stages }) => stages),
    distinct.map(({ hashes }) => hashes),
  );
}

function namedStages(flags: CommonFlags, terminal: Terminal): StageId[] | undefined {
  const named = flags.stages?.split(",").map((name) => name.trim());
  const unknown = named?.find((name) => !STAGE_IDS.some((id) => id === name));
  if (unknown !== undefined) throw badOption(terminal, "--stages", unknown, STAGE_IDS.join(", "));
  return named && STAGE_IDS.filter((id) => named.includes(id));
}

/** What `--format` takes. */
export const FORMATS: readonly OutputFormat[] = ["text", "md"];

function parseFormat(value: string | undefined, terminal: Terminal): OutputFormat {
  const format = FORMATS.find((one) => one === (value ?? "text"));
  if (format === undefined) throw badOption(terminal, "--format", value!, FORMATS.join(", "));
  return format;
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

/** @public for the parts of a planned run */
export { sha256 } from "../io/sha256.js";
