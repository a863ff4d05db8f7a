import type { DocumentRecord } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";
import { listedFindings } from "./listed-findings.js";
import { findingRows } from "./markdown-rows.js";
import { markdownText } from "./markdown-text.js";
import type { CreateReporter } from "./reporter.js";
import { countDocument, newTally, tallyLines } from "./tally.js";

/** The report for wikis, merge requests and mails: the numbers last, as documents are written when they come. */
export const markdownReporter: CreateReporter = ({ language }) => {
  const tally = newTally();
  let started = false;
  return {
    add(record) {
      countDocument(tally, record);
      const listed = listedFindings(record);
      if (listed.length === 0 && record.error === undefined) return "";
      const table = listed.length === 0 ? "" : `${findingRows(listed, language).join("\n")}\n\n`;
      return `${start()}## ${markdownText(record.path)}\n\n${problem(record)}${table}`;
    },
    finish() {
      const lines = tallyLines(tally, language).map((line) => `- ${markdownText(line)}\n`);
      return `${start()}## ${reportText(language, "title-summary")}\n\n${lines.join("")}`;
    },
  };

  function start(): string {
    if (started) return "";
    started = true;
    return `# ${reportText(language, "title-report")}\n\n`;
  }

  function problem({ error }: DocumentRecord): string {
    return error === undefined ? "" : `**${markdownText(errorText(error, language))}**\n\n`;
  }
};
