import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText, type Language } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";
import { listedFindings } from "./listed-findings.js";
import { findingRows, tableRow } from "./markdown-rows.js";
import { markdownText } from "./markdown-text.js";
import { countDocument, newTally, tallyLines } from "./tally.js";

/** GitHub takes a summary of up to 1 MiB; a row is some 500 bytes, so this keeps well below. */
const MOST_ROWS = 500;

/** Collects documents for a summary in Markdown of limited length: numbers, rules, documents with their findings. */
export function createJobSummary(language: Language): { add(record: DocumentRecord): void; finish(): string } {
  const tally = newTally();
  const rules = new Map<string, number>();
  const sections: string[] = [];
  let rows = 0;
  let left = 0;
  return {
    add(record) {
      countDocument(tally, record);
      const listed = listedFindings(record);
      for (const { rule } of listed) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      if (record.error !== undefined) section(record, [`**${markdownText(errorText(record.error, language))}**`], 1);
      if (listed.length > 0) findings(record, listed);
    },
    finish() {
      const title = `# ${reportText(language, "title-report")}`;
      const lines = tallyLines(tally, language).map((line) => `- ${markdownText(line)}`);
      const limit = left === 0 ? [] : [reportText(language, "rows-limit", { left })];
      return `${[title, lines.join("\n"), ...ruleTable(), ...sections, ...limit].join("\n\n")}\n`;
    },
  };

  function findings(record: DocumentRecord, listed: readonly LocatedFinding[]): void {
    const shown = listed.slice(0, Math.max(0, MOST_ROWS - rows));
    left += listed.length - shown.length;
    if (shown.length > 0) section(record, [findingRows(shown, language).join("\n")], shown.length, listed.length);
  }

  function section({ path }: DocumentRecord, parts: readonly string[], weight: number, count = weight): void {
    if (rows >= MOST_ROWS) {
      left += weight;
      return;
    }
    rows += weight;
    const head = `<details><summary><code>${markdownText(path)}</code> (${count})</summary>`;
    sections.push([head, ...parts, "</details>"].join("\n\n"));
  }

  function ruleTable(): string[] {
    if (rules.size === 0) return [];
    const sorted = [...rules].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const head = [reportText(language, "column-rule"), reportText(language, "column-count")];
    const body = sorted.map(([rule, count]) => tableRow([`<code>${markdownText(rule)}</code>`, String(count)]));
    return [[tableRow(head), tableRow(["---", "---:"]), ...body].join("\n")];
  }
}
