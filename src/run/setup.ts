import { CleanError } from "../core/errors.js";
import { STAGE_IDS, type StageId } from "../core/stage.js";
import type { Config } from "../io/config-schema.js";
import type { OutputFormat } from "../io/output-names.js";
import { readNamedText } from "../io/read-named.js";
import { sha256 } from "../io/sha256.js";
import type { CompiledRule, RuleSpec } from "../match/rule.js";
import type { Cleaner } from "../stages/cleaner.js";
import type { NormalizeOptions } from "../stages/normalize/normalize-stage.js";

/** All that decides what comes out for a file, as data: what a worker needs to make the same setup for itself. */
export interface SetupPlan {
  readonly config: Config;
  readonly stages: readonly StageId[];
  readonly format: OutputFormat;
  /** Rule packs beside the bundled ones, as they were read when the run began. */
  readonly packs: readonly PackSource[];
}

export interface PackSource {
  readonly file: string;
  readonly source: string;
}

/** A plan made ready for work. The cleaner and the hashes are made when first asked for: who plans a run needs neither. */
export interface Setup {
  readonly cleaner: Cleaner;
  readonly config: Config;
  readonly extract: Config["extract"] & { readonly format: OutputFormat };
  readonly stages: readonly StageId[];
  /** SHA-256 (hex) of what decides the results: the config in force and the rules in force. */
  readonly hashes: { readonly config: string; readonly rules: string };
}

/**
 * Makes a setup. Equal plans give equal setups, in whatever process.
 *
 * @throws CleanError `pack-invalid`, `package-missing`
 */
export async function makeSetup({ config, stages, format, packs }: SetupPlan): Promise<Setup> {
  const extract = { ...config.extract, format };
  const rules = await rulesOf(packs);
  const allow = config.allow.map(({ passage }) => passage);
  // Loaded when there is something to clean: a run over unchanged files cleans nothing.
  const { createCleaner } = await import("../stages/cleaner.js");
  const options = {
    stages: Object.fromEntries(STAGE_IDS.map((id) => [id, stages.includes(id)])),
    rules,
    allow,
    deny: config.deny,
    restore: config.restore,
    normalize: await normalizeOptions(config.normalize),
    overRemoval: config.overRemoval,
  };
  let cleaner: Cleaner | undefined;
  const cleanerOf = () => {
    cleaner ??= createCleaner(options);
    return cleaner;
  };
  let hashes: Setup["hashes"] | undefined;
  const hash = () => ({
    config: sha256(JSON.stringify({ ...config, allow, packs: undefined, extract, stages })),
    rules: sha256(JSON.stringify(cleanerOf().rules.map(said))),
  });
  return {
    ...{ config, extract, stages },
    get cleaner() {
      return cleanerOf();
    },
    get hashes() {
      hashes ??= hash();
      return hashes;
    },
  };
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

/**
 * Reads rule packs.
 *
 * @throws CleanError what `readNamedText` throws
 */
export function readPacks(files: readonly string[]): PackSource[] {
  return files.map((file) => ({ file, source: readNamedText(file) }));
}

/** Reads and proves packs; the engine for them is linear whatever the pattern, and loaded only when there is a pack. */
export async function loadRules(files: readonly string[]): Promise<CompiledRule[]> {
  return provePacks(readPacks(files));
}

async function provePacks(packs: readonly PackSource[]): Promise<CompiledRule[]> {
  const rules: CompiledRule[] = [];
  for (const pack of packs) for (const rule of await provePack(pack)) rules.push(rule);
  return rules;
}

async function provePack({ file, source }: PackSource): Promise<CompiledRule[]> {
  const { loadPack } = await import("../packs/load.js");
  const { checkPack } = await import("../packs/check.js");
  const { compileSafe } = await import("../match/compile-safe.js");
  return checkPack(loadPack(source, file), compileSafe);
}

/** The same, with what is known of packs from earlier runs. */
async function rulesOf(packs: readonly PackSource[]): Promise<CompiledRule[]> {
  if (packs.length === 0) return [];
  const { rulesOfPacks } = await import("./known-packs.js");
  const { compileSafe } = await import("../match/compile-safe.js");
  return rulesOfPacks(packs, provePack, compileSafe);
}

/** What a rule says; what is known of it for speed only changes no result. */
function said({ matcher: _, needs: _needs, plain: _plain, ...spec }: CompiledRule): RuleSpec {
  return spec;
}
