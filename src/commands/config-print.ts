import { relative } from "node:path";
import { stringify } from "yaml";
import { openConfigs } from "../io/config.js";
import type { MergedSettings } from "../io/merge-settings.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

export interface ConfigPrintFlags {
  readonly config?: string;
  readonly json?: boolean;
}

/**
 * `config print [FILE]`: the settings that hold for a file, or for the working folder, as YAML that could be a config,
 * with the origin of each value as a comment; with `--json` as an object of both.
 *
 * @throws CleanError what reading the configs throws
 */
export async function configPrintCommand(
  path: string | undefined,
  flags: ConfigPrintFlags,
  terminal: Terminal,
): Promise<number> {
  const { config, origins, file } = await openConfigs(flags.config).for(path ?? ".");
  const shown = (origin: string) => (file === undefined ? origin : nearer(origin));
  if (flags.json) {
    const from = Object.fromEntries([...origins].map(([key, origin]) => [key, shown(origin)]));
    terminal.out(`${JSON.stringify({ file: file ?? null, config, origins: from }, null, 2)}\n`);
    return 0;
  }
  const head = file === undefined ? text(terminal.language, "config-none") : nearer(file);
  terminal.out(`# ${oneLine(head)}\n${lines(config, [], origins, shown).join("\n")}\n`);
  return 0;
}

/** The lines of a value: maps and lists one entry a line, each with its origin. */
function lines(
  value: object,
  path: readonly string[],
  origins: MergedSettings["origins"],
  shown: (origin: string) => string,
): string[] {
  const indent = "  ".repeat(path.length);
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const below = [...path, key];
    const lead = Array.isArray(value) ? `${indent}- ` : `${indent}${scalar(key)}:`;
    const origin = origins.get(below.join("/"));
    if (origin === undefined && item !== null && typeof item === "object") {
      const inner = lines(item, below, origins, shown);
      return inner.length === 0 ? [`${lead} ${Array.isArray(item) ? "[]" : "{}"}`] : [lead, ...inner];
    }
    const written = `${lead}${Array.isArray(value) ? "" : " "}${scalar(item)}`;
    return [origin === undefined ? written : `${written} # ${oneLine(shown(origin))}`];
  });
}

function scalar(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0, defaultStringType: "PLAIN" }).trimEnd();
}

function nearer(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith("..") ? path : below;
}

/** A file's name may hold a line end, which would end the comment. */
function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, " ");
}
