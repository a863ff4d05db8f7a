import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CleanError } from "../core/errors.js";
import { fileError } from "../io/errors.js";
import { CI_KINDS, type CiKind, ciTemplate } from "../messages/ci-templates.js";
import { configTemplate } from "../messages/config-template.js";
import { text } from "../messages/texts.js";
import { VERSION } from "../version.js";
import { badOption } from "./options.js";
import type { Terminal } from "./terminal.js";

const CONFIG = "qingwen.config.yaml";

export interface InitFlags {
  /** Write the file for a build server instead of the config. */
  readonly ci?: string;
}

/**
 * `init`: writes a commented config file whose lines are the defaults, and shows the step for CI; with `--ci` writes that
 * step to a file of its own instead.
 *
 * @throws CleanError `exists` when there is one already, `usage` for an unknown build server
 */
export async function initCommand(flags: InitFlags, terminal: Terminal): Promise<number> {
  const { language } = terminal;
  if (flags.ci !== undefined) return writeCi(flags.ci, terminal);
  writeNew(CONFIG, configTemplate(language), 0o644);
  terminal.say(text(language, "config-written", { path: CONFIG }));
  terminal.say(text(language, "ci-hint"));
  return 0;
}

function writeCi(asked: string, terminal: Terminal): number {
  const kind: CiKind | undefined = CI_KINDS.find((known) => known === asked);
  if (kind === undefined) throw badOption(terminal, "--ci", asked, CI_KINDS.join(", "));
  const { path, content, mode, hint } = ciTemplate(kind, VERSION, terminal.language);
  writeNew(path, content, mode);
  terminal.say(text(terminal.language, "ci-written", { path, hint }));
  return 0;
}

function writeNew(path: string, content: string, mode: number): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: "wx", mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new CleanError("exists", { path }, { cause: error });
    throw fileError(error, path, "write");
  }
}
