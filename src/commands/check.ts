import { openState } from "../io/state.js";
import { setUp } from "./options.js";
import { type RunFlags, runOver } from "./run.js";
import type { Terminal } from "./terminal.js";

/**
 * `check`: reports what `clean` would do and writes nothing but the reports asked for, and ledger and manifest where
 * `--state` names a folder for them. Returns the exit code: 0, 1, 3 or 130.
 */
export async function checkCommand(paths: readonly string[], flags: RunFlags, terminal: Terminal): Promise<number> {
  const setup = await setUp(flags, terminal);
  const { state } = flags;
  const outcome = await runOver(
    paths,
    undefined,
    flags,
    setup,
    {
      command: "check",
      reports: flags.quiet ? [] : ["terminal"],
      async openState({ inputs }) {
        return state === undefined ? undefined : openState(state, state, new Set(inputs.map(({ output }) => output)));
      },
      finish() {},
    },
    terminal,
  );
  if (outcome.interrupted) return 130;
  return outcome.totals.refused > 0 ? 3 : outcome.dirty ? 1 : 0;
}
