import { bashCompletion } from "./completion/bash.js";
import { fishCompletion } from "./completion/fish.js";
import type { CommandShape } from "./completion/shape.js";
import { zshCompletion } from "./completion/zsh.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

const SHELLS: Readonly<Record<string, (program: CommandShape) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/**
 * `completion SHELL`: a script that completes commands, options and their values, made from the commands themselves.
 *
 * @throws CleanError `usage` for a shell that is not known
 */
export function completionCommand(shell: string, program: CommandShape, terminal: Terminal): number {
  const write = SHELLS[shell];
  if (write === undefined) throw badOption(terminal, "completion", shell, Object.keys(SHELLS).join(", "));
  terminal.out(write(program));
  return 0;
}
