import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";
import { findingKind, findingMessage, lastLine } from "./finding-text.js";
import { createJobSummary } from "./job-summary.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";
import { repositoryPath } from "./repository-path.js";
import { visible } from "./visible.js";

/** GitHub shows so many annotations of each level for a step and drops the rest: its documented limit. */
const SHOWN_OF_A_LEVEL = 10;

/** How many lines of further findings an annotation names. */
const NAMED_LINES = 10;

type Level = "error" | "warning" | "notice";

/**
 * Annotations for GitHub Actions, as workflow commands on standard output, and a job summary. Findings of one rule in
 * one document share an annotation at the first of them.
 */
export const githubReporter: CreateReporter = (context) => {
  const { language, repository } = context;
  const summary = createJobSummary(language);
  const shown: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  let left = 0;
  return {
    add(record) {
      summary.add(record);
      const file = repositoryPath(record.path, repository);
      return problem(record, file) + [...byRule(record).values()].map((group) => annotation(group, file)).join("");
    },
    finish() {
      const args = { left, limit: SHOWN_OF_A_LEVEL };
      return left === 0 ? "" : `::notice::${data(reportText(language, "annotation-limit", args))}\n`;
    },
    jobSummary: summary.finish,
  };

  function problem({ error }: DocumentRecord, file: string): string {
    return error === undefined ? "" : command("error", { file }, errorText(error, language));
  }

  function annotation(group: readonly LocatedFinding[], file: string): string {
    const first = group[0]!;
    const { line, column, endLine, endColumn, band } = first;
    const columns = line === endLine && endColumn > column ? { col: column, endColumn } : {};
    const title = `${findingKind(first, language)}: ${first.rule}`;
    const level = band === "applied" ? "warning" : "notice";
    return command(level, { file, line, endLine: lastLine(first), ...columns, title }, message(group));
  }

  function message(group: readonly LocatedFinding[]): string {
    const message = findingMessage(group[0]!, language);
    if (group.length === 1) return message;
    const others = [...new Set(group.slice(1).map(({ line }) => line))];
    const lines = others.slice(0, NAMED_LINES).join(", ") + (others.length > NAMED_LINES ? ", …" : "");
    return reportText(language, "annotation-more", { message, count: group.length - 1, lines });
  }

  function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
    if (shown[level] >= SHOWN_OF_A_LEVEL) {
      left += 1;
      return "";
    }
    shown[level] += 1;
    const given = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
    return `::${level} ${given.join(",")}::${data(message)}\n`;
  }
};

/** Findings by rule and band, in the order of the first of each. */
function byRule(record: DocumentRecord): Map<string, LocatedFinding[]> {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of listedFindings(record)) {
    const key = `${finding.band} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return groups;
}

/** The runner's own escapes for the text of a command; `visible` has taken line ends out already. */
function data(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A")
    .replaceAll(":", "%3A")
    .replaceAll(",", "%2C");
}
