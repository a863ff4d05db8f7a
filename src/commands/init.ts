import { existsSync, writeFileSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { configTemplate } from "../messages/config-template.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

const CONFIG = "qingwen.config.yaml";

/**
 * `init`: writes a commented config file whose lines are the defaults, and shows the step for CI.
 *
 * @throws CleanError `exists` when there is one already
 */
export async function initCommand(terminal: Terminal): Promise<number> {
  if (existsSync(CONFIG)) throw new CleanError("exists", { path: CONFIG });
  writeFileSync(CONFIG, configTemplate(terminal.language), { flag: "wx" });
  terminal.say(text(terminal.language, "config-written", { path: CONFIG }));
  terminal.say(text(terminal.language, "ci-hint"));
  return 0;
}
