import type { DocumentRecord } from "../core/document.js";
import type { StageId } from "../core/stage.js";
import type { Language } from "../messages/language.js";
import { reportText } from "../messages/report-texts.js";
import { listedFindings } from "./listed-findings.js";

/** What a run found, in numbers. */
export interface Tally {
  files: number;
  /** Documents with listed findings. */
  dirty: number;
  /** Documents that were not cleaned: refused, or held back for losing too much. */
  refused: number;
  /** Listed findings: everything but layout and what is ignored. */
  found: number;
  /** Applied findings by stage. */
  readonly applied: Record<StageId, number>;
  suggestions: number;
  suppressed: number;
}

export function newTally(): Tally {
  const applied = { markers: 0, ads: 0, restore: 0, normalize: 0 };
  return { files: 0, dirty: 0, refused: 0, found: 0, applied, suggestions: 0, suppressed: 0 };
}

/** Adds a document to the numbers. */
export function countDocument(tally: Tally, record: DocumentRecord): void {
  const listed = listedFindings(record);
  tally.files += 1;
  if (listed.length > 0) tally.dirty += 1;
  if (record.error !== undefined) tally.refused += 1;
  tally.found += listed.length;
  for (const { stage, band, suppressed } of record.findings) {
    if (suppressed !== undefined) tally.suppressed += 1;
    else if (band === "applied") tally.applied[stage] += 1;
    else if (stage !== "normalize") tally.suggestions += 1;
  }
}

/** The numbers in a few lines for people, the first of which says all that must be known. */
export function tallyLines(tally: Tally, language: Language): string[] {
  const { files, dirty, refused, found, applied, suggestions, suppressed } = tally;
  const lines = [reportText(language, found === 0 ? "summary-clean" : "summary-found", { files, dirty, found })];
  if (found > 0) lines.push(reportText(language, "summary-kinds", { ...applied, suggestions }));
  else if (applied.normalize > 0) lines.push(reportText(language, "summary-layout", { layout: applied.normalize }));
  if (refused > 0) lines.push(reportText(language, "summary-refused", { refused }));
  if (suppressed > 0) lines.push(reportText(language, "summary-suppressed", { suppressed }));
  return lines;
}
