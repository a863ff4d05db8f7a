/** The stages whose findings the page lists, in the order of `PageFinding`'s kinds. */
export const PAGE_STAGES: readonly string[] = ["ads", "markers", "restore"];

/**
 * A finding as the page holds it. `kind` is the index of its stage in `PAGE_STAGES`, plus 3 for a suggestion; `rule` and
 * `reason` are indexes of the page's tables; a long `found` is cut, the document's text has it whole.
 */
export type PageFinding = readonly [
  start: number,
  end: number,
  line: number,
  column: number,
  kind: number,
  confidence: number,
  rule: number,
  reason: number,
  before: string,
  found: string,
  replacement: string,
  after: string,
];

/** A sentence in both languages. */
export interface PageSentence {
  readonly zh: string;
  readonly en: string;
}

export interface PageDocument {
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
  /** Why it was not cleaned: an index of the sentences. */
  readonly problem?: number;
  /** Indexes of the sentences. */
  readonly notes: readonly number[];
  readonly cuts: readonly (readonly [reason: number, text: string, selector: string])[];
  /** How many changes of layout there are for each reason. */
  readonly layout: readonly (readonly [reason: number, count: number])[];
  /** How many findings the user chose to ignore. */
  readonly suppressed: number;
  readonly findings: readonly PageFinding[];
  /** Whether its text is in the page, in a script of its own. */
  readonly hasText: boolean;
}

/** The text of a document, read when it is opened. */
export interface PageText {
  readonly text: string;
  readonly layout: readonly (readonly [start: number, end: number, replacement: string, reason: number])[];
}

/** All that the page needs before a document is opened. */
export interface PageIndex {
  readonly version: string;
  readonly command: "clean" | "check";
  readonly language: "zh" | "en";
  readonly labels: Readonly<Record<"zh" | "en", Readonly<Record<string, string>>>>;
  /** All documents of the run, those without anything to show too. */
  readonly files: number;
  readonly rules: readonly string[];
  readonly sentences: readonly PageSentence[];
  readonly documents: readonly PageDocument[];
}
