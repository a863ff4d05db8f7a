import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import type { Reason } from "../core/edit.js";
import { htmlLabels } from "../messages/html-labels.js";
import { errorText, LANGUAGES, type Language } from "../messages/language.js";
import { reasonText } from "../messages/reasons.js";
import { reportText } from "../messages/report-texts.js";
import { contextAfter } from "./finding-text.js";
import { indexTable } from "./html/index-table.js";
import { jsonScript } from "./html/json-script.js";
import { PAGE_STAGES, type PageDocument, type PageFinding, type PageIndex, type PageText } from "./html/page-data.js";
import { pageHead, pageTail } from "./html/template.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";
import { countDocument, newTally, tallyLines } from "./tally.js";

/** How much of a passage the index holds, for search and lists. */
const LONGEST = 400;

/**
 * The report for people who want to look around: one file that needs no network. Texts are written as the documents
 * come, each in a block of its own that the page reads when the document is opened; the index follows at the end.
 */
export const htmlReporter: CreateReporter = ({ language, version, command }) => {
  const tally = newTally();
  const rules = indexTable<string>((rule) => rule);
  const sentences = indexTable<Record<Language, string>>(({ zh, en }) => `${zh}\0${en}`);
  const documents: PageDocument[] = [];
  let started = false;
  return {
    showsSource: true,
    add(record, source) {
      countDocument(tally, record);
      if (isUneventful(record)) return start();
      const listed = listedFindings(record);
      const hasText = source !== undefined && listed.length > 0;
      documents.push({ ...documentOf(record, listed), hasText });
      return start() + (hasText ? jsonScript(`text-${documents.length - 1}`, textOf(record, source)) : "");
    },
    finish() {
      const index: PageIndex = {
        ...{ version, command, language, labels: htmlLabels, files: tally.files },
        ...{ rules: rules.values, sentences: sentences.values, documents },
      };
      return start() + jsonScript("index", index) + pageTail(tallyLines(tally, language));
    },
  };

  function start(): string {
    if (started) return "";
    started = true;
    return pageHead(reportText(language, "title-report"), language);
  }

  function documentOf(record: DocumentRecord, listed: readonly LocatedFinding[]): Omit<PageDocument, "hasText"> {
    const { path, format, source, error, notes, cuts, findings } = record;
    return {
      ...{ path, format, encoding: source?.encoding ?? "" },
      ...(error && { problem: sentence((language) => errorText(error, language)) }),
      notes: notes.map(reason),
      cuts: cuts.map((cut) => [reason(cut.reason), cut.text.slice(0, LONGEST), cut.selector]),
      layout: layoutCounts(findings),
      suppressed: findings.filter(({ suppressed }) => suppressed !== undefined).length,
      findings: listed.map(findingOf),
    };
  }

  function layoutCounts(findings: readonly LocatedFinding[]): PageDocument["layout"] {
    const counts = new Map<number, number>();
    for (const finding of findings.filter(isLayout)) {
      const key = reason(finding.reason);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts];
  }

  function findingOf(finding: LocatedFinding): PageFinding {
    const { start, end, line, column, stage, band, confidence, before, found, replacement } = finding;
    const kind = PAGE_STAGES.indexOf(stage) + (band === "applied" ? 0 : PAGE_STAGES.length);
    const codes = [rules.indexOf(finding.rule), reason(finding.reason)] as const;
    const passage = [before, found.slice(0, LONGEST), replacement, contextAfter(finding)] as const;
    return [start, end, line, column, kind, confidence, ...codes, ...passage];
  }

  function textOf(record: DocumentRecord, text: string): PageText {
    const layout = record.findings
      .filter((finding) => isLayout(finding) && finding.band === "applied")
      .map((finding) => [finding.start, finding.end, finding.replacement, reason(finding.reason)] as const);
    return { text, layout };
  }

  function reason(value: Reason): number {
    return sentence((language) => reasonText(value, language));
  }

  function sentence(say: (language: Language) => string): number {
    const [zh, en] = LANGUAGES.map(say);
    return sentences.indexOf({ zh: zh!, en: en! });
  }
};

function isUneventful({ findings, cuts, notes, error }: DocumentRecord): boolean {
  return findings.length === 0 && cuts.length === 0 && notes.length === 0 && error === undefined;
}

function isLayout({ stage, suppressed }: LocatedFinding): boolean {
  return stage === "normalize" && suppressed === undefined;
}
