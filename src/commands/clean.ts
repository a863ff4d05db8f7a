import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { CleanError } from "../core/errors.js";
import { openState } from "../io/state.js";
import { text } from "../messages/texts.js";
import { openSetups } from "./options.js";
import { type OpenCrew, type Outcome, type RunFlags, runOver } from "./run.js";
import type { Terminal } from "./terminal.js";

export interface CleanFlags extends RunFlags {
  readonly output: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `clean`: writes clean text files, ledger and manifest. Returns the exit code: 0, 3 or 130. */
export async function cleanCommand(
  paths: readonly string[],
  flags: CleanFlags,
  terminal: Terminal,
  openCrew?: OpenCrew,
): Promise<number> {
  const began = performance.now();
  const { output } = flags;
  const setups = openSetups(flags, terminal);
  if (statSync(output, { throwIfNoEntry: false })?.isFile()) throw new CleanError("output-is-file", { path: output });
  const outcome = await runOver(
    paths,
    output,
    flags,
    setups,
    {
      command: "clean",
      reports: [],
      async openState({ inputs }) {
        if (flags.dryRun) return undefined;
        mkdirSync(output, { recursive: true });
        return openState(flags.state ?? join(output, ".qingwen"), output, new Set(inputs.map((input) => input.output)));
      },
      writes: { output, foreign: flags.force ? "replace" : "keep" },
    },
    terminal,
    openCrew,
  );
  if (!flags.quiet && !outcome.interrupted) sayEnd(outcome, began, flags, terminal);
  return outcome.interrupted ? 130 : outcome.totals.refused > 0 ? 3 : 0;
}

function sayEnd({ totals }: Outcome, began: number, flags: CleanFlags, terminal: Terminal): void {
  const { language } = terminal;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  terminal.say(text(language, "summary", { ...totals, seconds }));
  const state = flags.state ?? join(flags.output, ".qingwen");
  if (flags.dryRun) terminal.say(text(language, "summary-dry"));
  else terminal.say(text(language, "written-to", { folder: flags.output, ledger: join(state, "ledger.jsonl") }));
}
