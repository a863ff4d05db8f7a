import type { DocumentRecord, LocatedFinding } from "../core/document.js";
import { errorText } from "../messages/language.js";
import { contextAfter, findingMessage, shorten } from "./finding-text.js";
import { listedFindings } from "./listed-findings.js";
import type { CreateReporter } from "./reporter.js";
import { xmlText } from "./xml-text.js";

/**
 * JUnit XML for build servers: a suite for each document, a failed case for each finding, an error for a document that
 * was not cleaned, a skipped case for a suggestion, and one passed case for a clean document.
 */
export const junitReporter: CreateReporter = ({ language }) => {
  let started = false;
  return {
    add: (record) => start() + suite(record),
    finish: () => `${start()}</testsuites>\n`,
  };

  function start(): string {
    if (started) return "";
    started = true;
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="qingwen">\n';
  }

  function suite(record: DocumentRecord): string {
    const listed = listedFindings(record);
    const failures = listed.filter(({ band }) => band === "applied").length;
    const cases = [...problem(record), ...listed.map((finding) => findingCase(record, finding))];
    if (cases.length === 0) cases.push(testCase(record.path, "clean", "1", ""));
    const counts =
      `tests="${cases.length}" failures="${failures}" errors="${record.error === undefined ? 0 : 1}" ` +
      `skipped="${listed.length - failures}" time="0"`;
    return `<testsuite name="${xmlText(record.path)}" ${counts}>\n${cases.join("")}</testsuite>\n`;
  }

  function problem({ path, error }: DocumentRecord): string[] {
    if (error === undefined) return [];
    const message = xmlText(errorText(error, language));
    return [testCase(path, error.code, "1", `<error type="${error.code}" message="${message}"/>`)];
  }

  function findingCase({ path }: DocumentRecord, finding: LocatedFinding): string {
    const { line, column, rule, band, before, found } = finding;
    const message = xmlText(findingMessage(finding, language));
    const name = `${rule}: ${shorten(found)}`;
    if (band === "reported") return testCase(path, name, line, `<skipped message="${message}"/>`);
    const place = `${path}:${line}:${column}`;
    const body = `${xmlText(place)}\n${xmlText(before)}[-${xmlText(shorten(found))}-]${xmlText(contextAfter(finding))}`;
    return testCase(path, name, line, `<failure type="${xmlText(rule)}" message="${message}">${body}</failure>`);
  }
};

function testCase(path: string, name: string, line: string | number, inside: string): string {
  const file = xmlText(path);
  const head = `<testcase name="${xmlText(name)}" classname="${file}" file="${file}" line="${line}" time="0"`;
  return inside === "" ? `${head}/>\n` : `${head}>${inside}</testcase>\n`;
}
