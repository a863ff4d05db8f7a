import { STAGE_IDS } from "../core/stage.js";
import { REPORT_FORMATS } from "../report/formats.js";
import { bashCompletion } from "./completion/bash.js";
import { fishCompletion } from "./completion/fish.js";
import type { CommandShape } from "./completion/shape.js";
import { zshCompletion } from "./completion/zsh.js";
import { COUNTER_KINDS } from "./filter-counters.js";
import { badOption, FORMATS } from "./options.js";
import type { Terminal } from "./terminal.js";

const SHELLS: Readonly<Record<string, (program: CommandShape) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** What may stand, or begin, behind options of which the program itself checks what is given: `json=FILE`, `ads,restore`. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "--format": FORMATS,
  "--stages": STAGE_IDS,
  "--report": Object.keys(REPORT_FORMATS),
  "--counters": COUNTER_KINDS,
};

/**
 * `completion SHELL`: a script that completes commands, options and their values, made from the commands themselves.
 *
 * @throws CleanError `usage` for a shell that is not known
 */
export function completionCommand(shell: string, program: CommandShape, terminal: Terminal): number {
  const write = SHELLS[shell];
  if (write === undefined) throw badOption(terminal, "completion", shell, Object.keys(SHELLS).join(", "));
  terminal.out(write(withValues(program)));
  return 0;
}

function withValues(command: CommandShape): CommandShape {
  const options = command.options.map((option) => {
    const values = option.values ?? VALUES[option.names.at(-1)!];
    return { ...option, ...(values && { values }) };
  });
  return { ...command, options, commands: command.commands.map(withValues) };
}
