import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { isText } from "../core/stage.js";
import { errorText } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";
import { findingMessage, isNoteFinding } from "./finding-text.js";
import { countOccurrences, fingerprint } from "./fingerprint.js";
import type { CreateReporter } from "./reporter.js";
import { pathUri, repositoryPath } from "./repository-path.js";
import { sarifRule } from "./sarif-rule.js";

const HEAD =
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[\n';

/**
 * SARIF 2.1.0 for code scanning. Results are written as they come and the rules they name behind them, which the format
 * leaves open. Ignored findings are there with their suppression; layout is not.
 */
export const sarifReporter: CreateReporter = ({ language, version, repository }) => {
  const rules = new Map<string, { index: number; rule: unknown }>();
  const notifications: unknown[] = [];
  let results = 0;
  return {
    add(record) {
      const uri = pathUri(repositoryPath(record.path, repository));
      if (record.error !== undefined) notifications.push(notification(uri, errorText(record.error, language)));
      const occurrence = countOccurrences();
      const listed = record.findings.filter(({ stage }) => stage !== "normalize");
      return listed.map((finding) => separator() + JSON.stringify(result(record, finding, uri, occurrence))).join("");
    },
    finish() {
      const driver = { name: "qingwen", semanticVersion: version, rules: [...rules.values()].map(({ rule }) => rule) };
      const invocation = { executionSuccessful: true, toolExecutionNotifications: notifications };
      const tail = JSON.stringify({ tool: { driver }, invocations: [invocation] }).slice(1, -1);
      return `${results === 0 ? HEAD : ""}\n],${tail}}]}\n`;
    },
  };

  function separator(): string {
    results += 1;
    return results === 1 ? HEAD : ",\n";
  }

  function result(record: DocumentRecord, finding: LocatedFinding, uri: string, occurrence: (key: string) => number) {
    const { rule, band, confidence, stage, suppressed } = finding;
    const key = fingerprint(finding);
    const message = findingMessage(finding, language);
    const region = regionOf(record, finding);
    return {
      ruleId: rule,
      ruleIndex: ruleIndex(finding),
      level: band === "applied" ? "warning" : "note",
      message: {
        text:
          region === undefined ? reportText(language, "message-extracted", { message, line: finding.line }) : message,
      },
      locations: [{ physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } }],
      partialFingerprints: {
        "qingwenPassage/v1": key,
        // The one that GitHub reads; it asks for a number behind the hash where a file has it more than once.
        primaryLocationLineHash: `${key}:${occurrence(key)}`,
      },
      suppressions: suppressed === undefined ? [] : [{ kind: suppressed.kind, justification: suppressed.reason }],
      ...(isText(record) && !isNoteFinding(finding) && { fixes: [fix(finding, uri)] }),
      properties: { stage, band, confidence },
    };
  }

  function ruleIndex(finding: LocatedFinding): number {
    let known = rules.get(finding.rule);
    if (known === undefined) {
      known = { index: rules.size, rule: sarifRule(finding, language) };
      rules.set(finding.rule, known);
    }
    return known.index;
  }

  function fix(finding: LocatedFinding, uri: string) {
    const deletedRegion = { charOffset: finding.start, charLength: finding.end - finding.start };
    const replacement = { deletedRegion, insertedContent: { text: finding.replacement } };
    const changes = [{ artifactLocation: { uri }, replacements: [replacement] }];
    return { description: { text: findingMessage(finding, language) }, artifactChanges: changes };
  }
};

/** Offsets are those of the file only where the file is text itself; a page has lines, an office document neither. */
function regionOf(record: DocumentRecord, finding: LocatedFinding) {
  if (record.format === "docx" || record.format === "epub") return undefined;
  const { line, column, found } = finding;
  const backwards = finding.endLine < line || (finding.endLine === line && finding.endColumn < column);
  const end = backwards ? { endLine: line, endColumn: column } : finding;
  const lines = { startLine: line, startColumn: column, endLine: end.endLine, endColumn: end.endColumn };
  const snippet = { text: found };
  if (!isText(record)) return { ...lines, snippet };
  return { ...lines, charOffset: finding.start, charLength: finding.end - finding.start, snippet };
}

function notification(uri: string, text: string) {
  return { level: "error", message: { text }, locations: [{ physicalLocation: { artifactLocation: { uri } } }] };
}
