import { CleanError } from "../core/errors.js";
import { readNamed } from "../io/read-named.js";
import { refusalText } from "../messages/refusals.js";
import { text } from "../messages/texts.js";
import { importRules } from "../packs/import/import-rules.js";
import type { Terminal } from "./terminal.js";
import { writePackTo } from "./write-pack.js";

export interface RulesImportFlags {
  readonly output?: string;
  readonly quiet?: boolean;
}

/**
 * `rules import`: turns the rules that reading apps exchange into a pack, on standard output or in a file, and lists on
 * standard error what was refused and why. Returns the exit code: 0, or 3 when no rule could be turned.
 *
 * @throws CleanError `import-invalid`, `path-missing`
 */
export async function rulesImportCommand(file: string, flags: RulesImportFlags, terminal: Terminal): Promise<number> {
  const { language } = terminal;
  const comment = text(language, "pack-comment-imported").split("\n");
  const { pack, turned, refused, onlyReport } = importRules(read(file), file, "imported", comment);
  if (!flags.quiet) {
    for (const { number, name, refusal } of refused) {
      terminal.say(text(language, "import-refused", { number, name, why: refusalText(refusal, language) }));
    }
    for (const { number, name, why } of onlyReport) {
      terminal.say(text(language, `import-${why}`, { number, name }));
    }
    terminal.say(text(language, "import-summary", { turned, refused: refused.length, reports: onlyReport.length }));
  }
  writePackTo(flags.output, pack, terminal);
  return turned > 0 ? 0 : 3;
}

function read(file: string): string {
  const bytes = readNamed(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CleanError("import-invalid", { file, at: "1:1", problem: "not UTF-8" });
  }
}
