import { CleanError } from "../core/errors.js";
import { CHECK_CACHE, openCheckCache, peekCheckCache } from "../io/check-cache.js";
import { refuseNoFolder } from "../io/is-folder.js";
import { openState } from "../io/state.js";
import { text } from "../messages/texts.js";
import type { BaselineFlags, BaselineRun } from "./baseline.js";
import { type GateFlags, openGates } from "./gates.js";
import { openSetups } from "./options.js";
import { type OpenCrew, type RunFlags, runOver } from "./run.js";
import type { Terminal } from "./terminal.js";
import { openUnused } from "./unused.js";

export interface CheckFlags extends RunFlags, GateFlags, BaselineFlags {
  readonly dryRun?: boolean;
}

/**
 * `check`: reports what `clean` would do and writes nothing but the reports asked for, its cache, and ledger and manifest
 * where `--state` names a folder for them; with `--dry-run` the reports only. Returns the exit code: 0, 1, 3 or 130.
 *
 * @throws CleanError `usage` for flags that contradict each other; what `runOver` throws
 */
export async function checkCommand(
  paths: readonly string[],
  asked: CheckFlags,
  terminal: Terminal,
  openCrew?: OpenCrew,
): Promise<number> {
  const flags = asked.dryRun ? withoutWriting(asked, terminal) : asked;
  const setups = openSetups(flags, terminal);
  const verdict = openGates(flags, terminal);
  const { state } = flags;
  const cache = cacheFolder(flags.cache);
  const unused = openUnused(terminal);
  let baseline: BaselineRun | undefined;
  const asksForBaseline = flags.baseline ?? flags.writeBaseline ?? flags.pruneBaseline;
  const openBaseline = asksForBaseline === undefined ? undefined : (await import("./baseline.js")).openBaseline;
  const outcome = await runOver(
    paths,
    undefined,
    flags,
    setups,
    {
      command: "check",
      reports: flags.quiet ? [] : ["terminal"],
      // To look a few files up among the results of ten thousand takes longer than to check them.
      peek: (isWorth) => (isWorth ? peekCheckCache(cache) : undefined),
      openCache: () => openCheckCache(cache),
      async openState({ inputs }) {
        if (state === undefined) return undefined;
        return openState({
          ...{ folder: state, output: state, index: "ignore" },
          outputs: () => new Set(inputs.map(({ output }) => output)),
        });
      },
      hold(selection) {
        baseline = openBaseline?.(flags, selection, terminal);
        return baseline;
      },
      add(document) {
        verdict.add(document.record);
        unused.add(document);
      },
    },
    terminal,
    openCrew,
  );
  if (outcome.interrupted) return 130;
  baseline?.finish();
  const { shard, changed, filesFrom } = flags;
  const isPart = shard !== undefined || changed !== undefined || filesFrom !== undefined;
  if (!flags.quiet) unused.say(isPart ? "some-files" : "all-files");
  if (verdict.limit > 0 && !flags.quiet) {
    const { found, limit } = verdict;
    terminal.say(text(terminal.language, "gate-limit", { found, limit }));
  }
  return verdict.code;
}

function withoutWriting({ state: _, ...flags }: CheckFlags, { language }: Terminal): CheckFlags {
  if (flags.writeBaseline === undefined && flags.pruneBaseline === undefined) return { ...flags, cache: false };
  throw new CleanError("usage", { problem: text(language, "dry-run-contradiction") });
}

function cacheFolder(named: RunFlags["cache"]): string {
  if (typeof named !== "string") return CHECK_CACHE;
  refuseNoFolder(named);
  return named;
}
