import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";

/**
 * The report for scripts, whose form changes only with a major version: one line a finding, fields divided by tabs, the
 * same in every language. `A` (applied) or `S` (suggested), path, line, column, end line, end column, rule, passage, what
 * becomes of it; or `!`, path, error code for a document that was not cleaned. In a field `\\`, `\t`, `\r` and `\n` stand
 * for backslash, tab and line ends.
 */
export const porcelainReporter: CreateReporter = () => ({
  add(record) {
    const lines = listedFindings(record).map(({ band, line, column, endLine, endColumn, rule, found, replacement }) => [
      band === "applied" ? "A" : "S",
      ...[record.path, line, column, endLine, endColumn, rule, found, replacement],
    ]);
    if (record.error !== undefined) lines.unshift(["!", record.path, record.error.code]);
    return lines.map((fields) => `${fields.map(field).join("\t")}\n`).join("");
  },
  finish: () => "",
});

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n" };

function field(value: string | number): string {
  return String(value).replace(/[\\\t\r\n]/g, (character) => ESCAPES[character]!);
}
