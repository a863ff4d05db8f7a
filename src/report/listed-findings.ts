import type { DocumentRecord, LocatedFinding } from "../core/document.js";

/** The findings that reports list: not layout, for which `check` does not fail, and not what the user chose to ignore. */
export function listedFindings(record: DocumentRecord): LocatedFinding[] {
  return record.findings.filter(isListed);
}

/** Whether reports list a finding. */
export function isListed({ stage, suppressed }: LocatedFinding): boolean {
  return stage !== "normalize" && suppressed === undefined;
}
