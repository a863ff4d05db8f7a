import pc from "picocolors";
import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { text } from "../messages/texts.js";
import type { CreateReporter } from "./reporter.js";
import { visible } from "./visible.js";

/** How much of a passage is shown. */
const LONGEST = 60;

/** The report for people: documents with findings, each finding with line, column, passage and reason. */
export const terminalReporter: CreateReporter = ({ language, color }) => {
  const c = pc.createColors(color);
  let files = 0;
  let found = 0;
  return {
    add(record) {
      files += 1;
      const shown = record.findings.filter(({ stage }) => stage !== "normalize");
      found += shown.length;
      if (shown.length === 0 && record.error === undefined) return "";
      const lines = shown.map((finding) => `  ${line(finding)}\n`);
      return `${c.underline(visible(record.path))}\n${problem(record)}${lines.join("")}\n`;
    },
    finish() {
      return found === 0
        ? `${text(language, "check-clean", { files })}\n`
        : `${text(language, "check-found", { files, found })}\n`;
    },
  };

  function problem({ error }: DocumentRecord): string {
    return error === undefined ? "" : `  ${c.red(errorText(error, language))}\n`;
  }

  function line(finding: LocatedFinding): string {
    const place = c.dim(`${finding.line}:${finding.column}`.padEnd(8));
    const kind = text(language, `stage-${finding.stage}`);
    const band = finding.band === "reported" ? ` (${text(language, "band-reported")})` : "";
    const passage = shorten(finding.found);
    const change =
      finding.replacement === finding.found || finding.replacement === ""
        ? c.red(passage)
        : `${c.red(passage)} → ${c.green(visible(finding.replacement))}`;
    return `${place} ${c.yellow(kind + band)} ${change}  ${c.dim(`${reasonText(finding.reason, language)} [${finding.rule}]`)}`;
  }
};

function shorten(passage: string): string {
  const shown = visible(passage.trim());
  return shown.length > LONGEST ? `${[...shown].slice(0, LONGEST).join("")}…` : shown;
}
