import type { DocumentRecord } from "../core/document.js";
import type { JsonReport } from "./json-report-schema.js";
import type { CreateReporter } from "./reporter.js";
import { countDocument, newTally } from "./tally.js";

/** The version of the JSON report; a change that breaks its readers raises it. */
export const JSON_REPORT_VERSION = 1;

/** The report for programs: one object with all documents, written as they come, and the numbers behind them. */
export const jsonReporter: CreateReporter = ({ version, command }) => {
  let first = true;
  const tally = newTally();
  const head = JSON.stringify({ version: JSON_REPORT_VERSION, qingwen: version, command }).slice(0, -1);
  return {
    add(record) {
      countDocument(tally, record);
      const start = first ? `${head},"documents":[\n` : ",\n";
      first = false;
      return start + JSON.stringify(documentOf(record));
    },
    finish() {
      return `${first ? `${head},"documents":[` : ""}\n],"summary":${JSON.stringify(tally)}}\n`;
    },
  };
};

function documentOf(record: DocumentRecord): JsonReport["documents"][number] {
  const { path, output, format, status, source, error, findings, cuts, notes } = record;
  const encoding = source === undefined ? {} : { encoding: source.encoding };
  return {
    ...{ path, output, format, status, ...encoding, ...(error && { error: { code: error.code, args: error.args } }) },
    findings: findings.map((finding) => finding),
    cuts: cuts.map((cut) => cut),
    notes: notes.map((note) => note),
  };
}
