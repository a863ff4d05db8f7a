import pc from "picocolors";
import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { contextAfter, findingKind, isNoteFinding, shorten } from "./finding-text.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";
import { countDocument, newTally, tallyLines } from "./tally.js";
import { visible } from "./visible.js";

/**
 * The report for people: documents with findings; each finding with line, column, kind and the passage in its line,
 * marked; below it why and by which rule. What goes is struck out in red and what comes is underlined in green; without
 * colour they stand as `[-gone-]` and `{+come+}`, and what is only pointed at as `[?passage?]`.
 */
export const terminalReporter: CreateReporter = ({ language, color }) => {
  const c = pc.createColors(color);
  const tally = newTally();
  return {
    add(record) {
      countDocument(tally, record);
      const shown = listedFindings(record);
      if (shown.length === 0 && record.error === undefined) return "";
      return `${c.bold(c.underline(visible(record.path)))}\n${problem(record)}${shown.map(block).join("")}\n`;
    },
    finish() {
      const [head, ...rest] = tallyLines(tally, language);
      const lines = [tally.found === 0 ? c.green(head) : c.bold(head), ...rest.map((line) => `  ${line}`)];
      return `${lines.join("\n")}\n`;
    },
  };

  function problem({ error }: DocumentRecord): string {
    return error === undefined ? "" : `  ${c.red(errorText(error, language))}\n`;
  }

  function block(finding: LocatedFinding): string {
    const place = `${finding.line}:${finding.column}`.padEnd(8);
    const kind = c.yellow(findingKind(finding, language));
    const excerpt = `${c.dim(visible(finding.before))}${passage(finding)}${c.dim(visible(contextAfter(finding)))}`;
    const why = `${visible(reasonText(finding.reason, language))}  ${visible(finding.rule)}`;
    return `  ${c.cyan(place)} ${kind}  ${excerpt}\n  ${" ".repeat(8)} ${c.dim(why)}\n`;
  }

  function passage(finding: LocatedFinding): string {
    const found = shorten(finding.found);
    if (isNoteFinding(finding)) return color ? c.bgYellow(c.black(found)) : `[?${found}?]`;
    const gone = found === "" ? "" : color ? c.red(c.strikethrough(found)) : `[-${found}-]`;
    const come = shorten(finding.replacement);
    return gone + (come === "" ? "" : color ? c.green(c.underline(come)) : `{+${come}+}`);
  }
};
