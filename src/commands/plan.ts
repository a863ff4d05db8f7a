import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { MIN_REACH } from "../core/count-table.js";
import { CleanError } from "../core/errors.js";
import { sizeOf } from "../io/file-size.js";
import { refuseNoFolder } from "../io/is-folder.js";
import { divide, shardCount } from "../io/plan/divide.js";
import { listBytes, type PlannedInput } from "../io/plan/input-list.js";
import { placesIn } from "../io/plan/places.js";
import { type OpenPlan, openPlan, PLAN_VERSION, type Plan, planBytes, writePlan } from "../io/plan/plan-file.js";
import { realOf } from "../io/real-path.js";
import { text } from "../messages/texts.js";
import { VERSION } from "../version.js";
import { type CommonFlags, joinSetups, openSetups, parseCount, sha256 } from "./options.js";
import { reportFiles } from "./reports.js";
import { selectInputs } from "./select-inputs.js";
import type { Terminal } from "./terminal.js";

export interface PlanFlags extends CommonFlags {
  readonly output: string;
  /** How many shards can be worked on at once. */
  readonly slots?: string;
  /** How many shards to make, instead of reckoning it. */
  readonly shards?: string;
  readonly corpus?: boolean;
  readonly report?: readonly string[];
  readonly filesFrom?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** Shards worked on at once where it is not said: enough for a few machines, few enough for one. */
const SLOTS = 16;

/**
 * `plan`: freezes what a run over several machines does: the sorted inputs with their sizes, what is in force for them,
 * and their division into shards. The same plan again is left as it is, with the parts made by it. Returns 0.
 *
 * @throws CleanError `not-a-folder`, `output-in-use`, `plan-exists`, what finding the inputs throws
 */
export async function planCommand(paths: readonly string[], flags: PlanFlags, terminal: Terminal): Promise<number> {
  refuseNoFolder(flags.output);
  const { plan, lists } = await makePlan(paths, flags, terminal);
  const known = openKnown(flags.output);
  const say = (code: "planned" | "planned-before") => {
    const { documents, bytes, shards } = plan;
    const size = (bytes / 1e6).toFixed(1);
    terminal.say(text(terminal.language, code, { documents, size, shards: shards.length, folder: flags.output }));
  };
  if (known !== undefined && known !== "damaged" && planBytes(known.plan) === planBytes(plan)) {
    if (!flags.quiet) say("planned-before");
    return 0;
  }
  if (!flags.force) refuseUsed(flags.output, plan, known);
  mkdirSync(flags.output, { recursive: true });
  const places = placesIn(realpathSync(flags.output));
  rmSync(places.home, { recursive: true, force: true });
  writePlan(places, plan, lists);
  if (!flags.quiet) say("planned");
  return 0;
}

async function makePlan(paths: readonly string[], flags: PlanFlags, terminal: Terminal) {
  const { output, slots, shards, report, force: _, quiet: __, filesFrom, jobs: ___, corpus, ...common } = flags;
  const setups = openSetups(common, terminal);
  const lists = filesFrom === undefined ? {} : { filesFrom };
  const written = reportFiles(report ?? []);
  const selection = await selectInputs(paths, output, { ...lists, format: setups.format, written }, terminal);
  for (const path of selection.outside) terminal.say(text(terminal.language, "link-outside", { path }));
  const inputs = selection.whole.map((input): PlannedInput => ({ ...input, size: sizeOf(input.path) }));
  const setupOf = await Promise.all(inputs.map(({ path }) => setups.for(path)));
  const sizes = inputs.map(({ size }) => size);
  const asked = parseCount("--shards", shards, 1, terminal);
  const count = asked ?? shardCount(sizes, parseCount("--slots", slots, 1, terminal) ?? SLOTS);
  const ends = divide(sizes, count);
  const parts = ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end }));
  const listed = parts.map(({ start, end }) => listBytes(inputs.slice(start, end)));
  const bytesOf = (some: readonly number[]) => some.reduce((sum, size) => sum + Math.max(0, size), 0);
  const joined = joinSetups(setupOf);
  const asks = setupOf.some(({ stages }) => stages.includes("ads"));
  const { lang, ...options } = { ...common, lang: terminal.language };
  const plan: Plan = {
    format: "qingwen-plan",
    v: PLAN_VERSION,
    qingwen: VERSION,
    base: relative(realOf(output), process.cwd()) || ".",
    options: {
      ...pick(options),
      ...(corpus === false && { corpus }),
      ...(report && { report: [...report] }),
      lang,
    },
    config: joined.hashes.config,
    rules: joined.hashes.rules,
    stages: [...joined.stages],
    counting: corpus !== false && asks && inputs.length >= MIN_REACH,
    documents: inputs.length,
    bytes: bytesOf(sizes),
    shards: parts.map(({ start, end }, i) => ({
      documents: end - start,
      bytes: bytesOf(sizes.slice(start, end)),
      inputs: sha256(listed[i]!),
      ...joinSetups(setupOf.slice(start, end)).hashes,
    })),
  };
  return { plan, lists: listed };
}

/** The options that decide what comes out, and no others that the command line may have. */
function pick({ config, stages, markers, ads, restore, normalize, packs, format }: CommonFlags): CommonPlanOptions {
  const off = { markers, ads, restore, normalize };
  const switched = Object.fromEntries(Object.entries(off).filter(([, value]) => value === false));
  return {
    ...(config !== undefined && { config }),
    ...(stages !== undefined && { stages }),
    ...switched,
    ...(packs !== undefined && { packs: [...packs] }),
    ...(format !== undefined && { format }),
  };
}

type CommonPlanOptions = Omit<Plan["options"], "lang" | "corpus" | "report">;

function openKnown(output: string): OpenPlan | "damaged" | undefined {
  if (!existsSync(placesIn(output).plan)) return undefined;
  try {
    return openPlan(output);
  } catch (error) {
    if (error instanceof CleanError && error.code === "plan-invalid") return "damaged";
    throw error;
  }
}

/** Nothing that exists is lost: neither another plan's parts nor files that are not of a plan. */
function refuseUsed(output: string, plan: Plan, known: OpenPlan | "damaged" | undefined): void {
  if (known === "damaged") throw new CleanError("plan-exists", { path: output, key: "damaged" });
  if (known !== undefined) {
    const keys = (Object.keys(plan) as (keyof Plan)[]).filter(
      (key) => JSON.stringify(plan[key]) !== JSON.stringify(known.plan[key]),
    );
    throw new CleanError("plan-exists", { path: output, key: keys.join(", ") });
  }
  if (existsSync(output) && readdirSync(output).length > 0) throw new CleanError("output-in-use", { path: output });
}
