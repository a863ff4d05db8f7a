import { CleanError } from "../core/errors.js";
import { JSON_REPORT_VERSION } from "./json.js";
import type { JsonReport } from "./json-report-schema.js";

type Summary = JsonReport["summary"];

/**
 * Joins JSON reports of the parts of a split run into the report of one run.
 *
 * @returns the content of the file, or undefined if one of them is no such report
 * @throws CleanError `shards-differ`, `shards-overlap`
 */
export function joinJsonReports(
  parts: readonly { readonly path: string; readonly content: string }[],
): string | undefined {
  const reports = parts.map(({ content }) => parseReport(content));
  const first = reports[0];
  if (first === undefined || reports.includes(undefined)) return undefined;
  const whole = reports as JsonReport[];
  for (const key of ["version", "qingwen", "command"] as const) {
    const differs = whole.findIndex((one) => one[key] !== first[key]);
    if (differs > 0)
      throw new CleanError("shards-differ", { first: parts[0]!.path, second: parts[differs]!.path, key });
  }
  const documents = whole
    .flatMap((report) => report.documents)
    .sort((a, b) => (a.output < b.output ? -1 : a.output > b.output ? 1 : 0));
  const repeated = documents.find(({ output }, i) => i > 0 && documents[i - 1]!.output === output);
  if (repeated !== undefined) throw new CleanError("shards-overlap", { path: repeated.output });
  const { version, qingwen, command } = first;
  const head = JSON.stringify({ version, qingwen, command }).slice(0, -1);
  const summary = whole.map((report) => report.summary).reduce(addSummaries);
  const lines = documents.map((document) => JSON.stringify(document)).join(",\n");
  return `${head},"documents":[\n${lines}\n],"summary":${JSON.stringify(summary)}}\n`;
}

/** Parsing and writing JSON again keeps the order of keys and the form of numbers that the program wrote. */
function parseReport(content: string): JsonReport | undefined {
  try {
    const value = JSON.parse(content) as Partial<JsonReport> | null;
    const isReport = value?.version === JSON_REPORT_VERSION && Array.isArray(value.documents) && value.summary;
    return isReport ? (value as JsonReport) : undefined;
  } catch {
    return undefined;
  }
}

function addSummaries(a: Summary, b: Summary): Summary {
  return {
    files: a.files + b.files,
    dirty: a.dirty + b.dirty,
    refused: a.refused + b.refused,
    found: a.found + b.found,
    applied: {
      markers: a.applied.markers + b.applied.markers,
      ads: a.applied.ads + b.applied.ads,
      restore: a.applied.restore + b.applied.restore,
      normalize: a.applied.normalize + b.applied.normalize,
    },
    suggestions: a.suggestions + b.suggestions,
    suppressed: a.suppressed + b.suppressed,
  };
}
