import type { DocumentRecord } from "../core/document.js";
import type { CreateReporter } from "./reporter.js";

/** The version of the JSON report. */
export const JSON_REPORT_VERSION = 1;

/** The report for programs: one object with all documents, written as they come. */
export const jsonReporter: CreateReporter = ({ version, command }) => {
  let first = true;
  const head = JSON.stringify({ version: JSON_REPORT_VERSION, qingwen: version, command }).slice(0, -1);
  return {
    add(record) {
      const start = first ? `${head},"documents":[\n` : ",\n";
      first = false;
      return start + JSON.stringify(documentOf(record));
    },
    finish() {
      return first ? `${head},"documents":[]}\n` : "\n]}\n";
    },
  };
};

function documentOf({ path, output, status, error, findings, cuts, notes }: DocumentRecord) {
  return { path, output, status, ...(error && { error }), findings, cuts, notes };
}
