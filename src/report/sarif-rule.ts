import type { LocatedFinding } from "../core/document.js";
import type { Language } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";

/** The rule of a finding as SARIF describes it: what it is for, what to do, and the stage as its tag. */
export function sarifRule({ rule, stage, band }: LocatedFinding, language: Language) {
  const help = reportText(language, `help-${stage}`);
  const plain = help.replaceAll("`", "");
  return {
    id: rule,
    shortDescription: { text: `${reportText(language, `rule-${stage}`)} (${rule})` },
    fullDescription: { text: plain },
    help: { text: plain, markdown: help },
    defaultConfiguration: { level: band === "applied" ? "warning" : "note" },
    properties: { tags: [stage] },
  };
}
