import type { LocatedFinding } from "../core/document.js";
import type { Language } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { reportText } from "../messages/report-texts.js";
import { findingKind, isNoteFinding, shorten } from "./finding-text.js";
import { markdownPassage, markdownText } from "./markdown-text.js";

/** Findings as the rows of a table, its head first. */
export function findingRows(findings: readonly LocatedFinding[], language: Language): string[] {
  const columns = (["line", "kind", "passage", "reason", "rule"] as const).map((name) =>
    reportText(language, `column-${name}`),
  );
  return [
    tableRow(columns),
    tableRow(columns.map(() => "---")),
    ...findings.map((finding) => findingRow(finding, language)),
  ];
}

/** One finding as a row of that table. */
export function findingRow(finding: LocatedFinding, language: Language): string {
  return tableRow([
    `${finding.line}:${finding.column}`,
    markdownText(findingKind(finding, language)),
    change(finding),
    markdownText(reasonText(finding.reason, language)),
    markdownPassage(finding.rule),
  ]);
}

/** Cells that are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What goes is struck out, what comes is inserted; a note stands plain. */
function change(finding: LocatedFinding): string {
  const found = markdownPassage(shorten(finding.found));
  if (isNoteFinding(finding)) return found;
  const come = markdownPassage(shorten(finding.replacement));
  return [found && `<del>${found}</del>`, come && `<ins>${come}</ins>`].filter(Boolean).join(" ");
}
