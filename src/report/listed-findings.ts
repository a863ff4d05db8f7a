import type { DocumentRecord, LocatedFinding } from "../core/document.js";

/** The findings that reports list: not layout, for which `check` does not fail, and not what the user chose to ignore. */
export function listedFindings(record: DocumentRecord): LocatedFinding[] {
  return record.findings.filter((finding) => finding.stage !== "normalize" && finding.suppressed === undefined);
}
