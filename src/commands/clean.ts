import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import type { Input } from "../io/discover.js";
import { refuseNoFolder } from "../io/is-folder.js";
import { type LedgerRow, peekIndex } from "../io/ledger-index.js";
import { openOldLedger } from "../io/old-ledger.js";
import { openPrune, type Prune } from "../io/prune.js";
import { indexOf, openState } from "../io/state.js";
import { text } from "../messages/texts.js";
import { FAILED } from "./exit-codes.js";
import { openSetups } from "./options.js";
import { type OpenCrew, type Outcome, type RunFlags, runOver, writtenBy } from "./run.js";
import type { Terminal } from "./terminal.js";

export interface CleanFlags extends RunFlags {
  readonly output: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly watch?: boolean;
}

/**
 * `clean`: writes clean text files, ledger and manifest. Returns the exit code: 0, 3 or 130; with `--watch` 0 when
 * Ctrl-C ended the waiting, and 130 when it ended a run.
 */
export async function cleanCommand(
  paths: readonly string[],
  flags: CleanFlags,
  terminal: Terminal,
  openCrew?: OpenCrew,
): Promise<number> {
  const { language } = terminal;
  const refuse = (problem: string) => new CleanError("usage", { problem });
  const isListed = flags.changed !== undefined || flags.filesFrom !== undefined;
  if (flags.prune && isListed) throw refuse(text(language, "prune-contradiction"));
  if (flags.watch && isListed) throw refuse(text(language, "watch-contradiction"));
  const run = () => cleanOnce(paths, flags, terminal, openCrew);
  if (!flags.watch) return run();
  const { watchOver } = await import("./watch.js");
  const also = [...(flags.config === undefined ? [] : [flags.config]), ...(flags.packs ?? []), ...(flags.counts ?? [])];
  const written = [flags.output, ...writtenBy(flags)];
  return watchOver({ paths: paths.length > 0 ? paths : ["input"], written, also }, run, terminal);
}

async function cleanOnce(
  paths: readonly string[],
  flags: CleanFlags,
  terminal: Terminal,
  openCrew?: OpenCrew,
): Promise<number> {
  const began = performance.now();
  const { output } = flags;
  const folder = flags.state ?? join(output, ".qingwen");
  const setups = openSetups(flags, terminal);
  refuseNoFolder(output);
  const asked = paths.length > 0 ? paths : ["input"];
  const prune = flags.prune ? await openPrune(output, asked, flags.dryRun ? "count" : "remove") : undefined;
  const outcome = await runOver(
    paths,
    output,
    flags,
    setups,
    {
      command: "clean",
      reports: [],
      peek: () => peekIndex(indexOf(folder)),
      async openState({ inputs, whole }, index) {
        const isBlind = prune !== undefined && whole.length === 0;
        if (isBlind) terminal.say(text(terminal.language, "prune-no-input"));
        const take = isBlind ? undefined : prune?.take;
        if (flags.dryRun) {
          if (take !== undefined) await countOrphans(folder, outputsOf(whole), take);
          return undefined;
        }
        mkdirSync(output, { recursive: true });
        return openState({
          ...{ folder, output, index, outputs: () => outputsOf(inputs) },
          ...(take && { prune: pruneOthers(outputsOf(whole), take) }),
        });
      },
      writes: { output, foreign: flags.force ? "replace" : "keep" },
    },
    terminal,
    openCrew,
  );
  if (!flags.quiet && !outcome.interrupted) sayEnd(outcome, began, flags, terminal);
  if (prune !== undefined) sayPruned(prune, flags, terminal);
  return outcome.interrupted ? 130 : outcome.totals.refused > 0 ? FAILED : 0;
}

function outputsOf(inputs: readonly Input[]): Set<string> {
  return new Set(inputs.map(({ output }) => output));
}

/** Asked for entries of an earlier run: whether they go, since they are none of this run's. */
function pruneOthers(outputs: ReadonlySet<string>, take: (entry: LedgerRow) => boolean) {
  return (entry: LedgerRow) => !outputs.has(entry.output) && take(entry);
}

function sayEnd({ totals }: Outcome, began: number, flags: CleanFlags, terminal: Terminal): void {
  const { language } = terminal;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  terminal.say(text(language, "summary", { ...totals, seconds }));
  const state = flags.state ?? join(flags.output, ".qingwen");
  if (flags.dryRun) terminal.say(text(language, "summary-dry"));
  else terminal.say(text(language, "written-to", { folder: flags.output, ledger: join(state, "ledger.jsonl") }));
}

/** Goes over the entries that a run without `--dry-run` would ask about. */
async function countOrphans(
  folder: string,
  outputs: ReadonlySet<string>,
  take: (entry: LedgerRow) => boolean,
): Promise<void> {
  const old = await openOldLedger(join(folder, "ledger.jsonl"));
  for (const entry of old.entries) if (!outputs.has(entry.output)) take(entry);
  old.close();
}

function sayPruned({ count, edited }: Prune, flags: CleanFlags, { language, say }: Terminal): void {
  for (const path of edited) say(text(language, "prune-edited", { path }));
  if (!flags.quiet) say(text(language, flags.dryRun ? "prune-would" : "pruned", { count }));
}
