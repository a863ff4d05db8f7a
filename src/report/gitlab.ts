import type { LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { findingMessage, lastLine } from "./finding-text.js";
import { countOccurrences, fingerprint } from "./fingerprint.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";
import { repositoryPath } from "./repository-path.js";

/**
 * GitLab's Code Quality report. Its fingerprints must be unique in the report, so they are those of rule and passage
 * with the path, and a number where a document has the same passage more than once.
 */
export const gitlabReporter: CreateReporter = ({ language, repository }) => {
  let first = true;
  return {
    add(record) {
      const path = repositoryPath(record.path, repository);
      const occurrence = countOccurrences();
      const entries = listedFindings(record).map((finding) => entry(path, finding, occurrence));
      if (record.error !== undefined) entries.unshift(problem(path, record.error));
      return entries.map((item) => separator() + JSON.stringify(item)).join("");
    },
    finish: () => (first ? "[]\n" : "\n]\n"),
  };

  function separator(): string {
    const before = first ? "[\n" : ",\n";
    first = false;
    return before;
  }

  function entry(path: string, finding: LocatedFinding, occurrence: (key: string) => number) {
    const passage = fingerprint(finding);
    const key = fingerprint({ rule: path, found: `${passage}:${occurrence(passage)}` });
    return {
      description: findingMessage(finding, language),
      check_name: finding.rule,
      fingerprint: key,
      severity: finding.band === "applied" ? "minor" : "info",
      location: { path, lines: { begin: finding.line, end: lastLine(finding) } },
    };
  }

  function problem(path: string, error: Parameters<typeof errorText>[0]) {
    const key = fingerprint({ rule: path, found: error.code });
    return {
      description: errorText(error, language),
      check_name: error.code,
      fingerprint: key,
      severity: "major",
      location: { path, lines: { begin: 1, end: 1 } },
    };
  }
};
