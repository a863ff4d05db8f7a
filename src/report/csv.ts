import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";

const COLUMNS = [
  ...["path", "line", "column", "end_line", "end_column", "stage", "band", "confidence", "rule"],
  ...["found", "replacement", "reason"],
];

/**
 * The report for spreadsheets: RFC 4180 with a header, and a byte order mark, without which Excel reads it as the local
 * encoding. A document that was not cleaned is a row with `refused` or `over-removal` for its band.
 */
export const csvReporter: CreateReporter = ({ language }) => {
  let started = false;
  return {
    add(record) {
      return (
        start() +
        [...problemRow(record), ...listedFindings(record).map((finding) => findingRow(record, finding))].join("")
      );
    },
    finish: start,
  };

  function start(): string {
    if (started) return "";
    started = true;
    return `\ufeff${row(COLUMNS)}`;
  }

  function problemRow({ path, status, error }: DocumentRecord): string[] {
    if (error === undefined) return [];
    return [row([path, "", "", "", "", "", status, "", error.code, "", "", errorText(error, language)])];
  }

  function findingRow({ path }: DocumentRecord, finding: LocatedFinding): string {
    const { line, column, endLine, endColumn, stage, band, confidence, rule, found, replacement } = finding;
    const reason = reasonText(finding.reason, language);
    return row([path, line, column, endLine, endColumn, stage, band, confidence, rule, found, replacement, reason]);
  }
};

function row(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's page on CSV injection
 * advises: a document must not compute in its reader's spreadsheet.
 */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
