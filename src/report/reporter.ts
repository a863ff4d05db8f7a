import type { DocumentRecord } from "../core/document.js";
import type { Language } from "../messages/language.js";
import type { Repository } from "./repository-path.js";

/** What a report may need to know beside the documents. */
export interface ReportContext {
  readonly language: Language;
  readonly color: boolean;
  /** The program's version. */
  readonly version: string;
  /** `check` reports what would be done, `clean` what was. */
  readonly command: "clean" | "check";
  /** For reports to code hosts, which want paths below the root of the repository. */
  readonly repository?: Repository;
}

/**
 * Makes one report. Documents come one by one, in order of their outputs; what is given back is written in order, so a
 * report that can say something early need not hold it.
 */
export interface Reporter {
  /** Whether the report shows the source texts of documents with findings; no other is given them. */
  readonly showsSource?: boolean;
  /** @param source the source text, for reports that show it; undefined for refused ones */
  add(record: DocumentRecord, source: string | undefined): string;
  finish(): string;
  /** After `finish`: Markdown for the job summary of GitHub Actions, which goes to a file of its own. */
  jobSummary?(): string;
}

export type CreateReporter = (context: ReportContext) => Reporter;
