import pc from "picocolors";
import { exitCodeOf } from "../../src/commands/exit-codes.js";
import type { Terminal } from "../../src/commands/terminal.js";
import { CleanError } from "../../src/core/errors.js";
import { errorText, type Language } from "../../src/messages/language.js";

/** What a command gave. */
export interface Given {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command's function in this process, from a folder and with a terminal that keeps what is said: many times
 * quicker than a process of its own where neither signals nor streams are tested.
 */
export async function runIn(
  cwd: string,
  command: (terminal: Terminal) => number | Promise<number>,
  language: Language = "en",
): Promise<Given> {
  const said = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    language,
    colors: pc.createColors(false),
    out: (part) => {
      said.stdout += part;
    },
    say: (line) => {
      said.stderr += `${line}\n`;
    },
  };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return { code: await command(terminal), ...said };
  } catch (error) {
    if (!(error instanceof CleanError)) throw error;
    return { code: exitCodeOf(error), stdout: said.stdout, stderr: `${said.stderr}${errorText(error, language)}\n` };
  } finally {
    process.chdir(before);
  }
}
