import type { Edit, Range } from "./edit.js";
import type { Declined } from "./resolve.js";
import type { Text } from "./text.js";

/** The stages that work on text, in their order. `decode`, `extract` and `write` stand around them. */
export const STAGE_IDS = ["markers", "ads", "restore", "normalize"] as const;
export type StageId = (typeof STAGE_IDS)[number];

/** What kind of file a document came from. */
export type Format = "text" | "markdown" | "html" | "mhtml" | "docx" | "epub";

/** Whether a file is the text itself, and not something that a text is taken out of. */
export function isText({ format }: { readonly format: Format }): boolean {
  return format === "text" || format === "markdown";
}

/** How often passages are repeated across a folder; made by a counting pass, asked by `ads`. */
export interface CorpusCounts {
  /** How many documents of the folder hold the passage with this fingerprint; 0 if unknown. */
  documentsWith(fingerprint: string): number;
  /** How many documents were counted. */
  readonly documents: number;
}

/** What a stage may know of a document beside its text. The same for all stages. */
export interface Context {
  /** The document's name as the user gave it, for rules by file pattern and for messages. */
  readonly name: string;
  readonly format: Format;
  readonly corpus?: CorpusCounts;
}

/** One kind of cleaning. A stage is a pure function of text and context; it proposes and never changes anything. */
export interface Stage {
  readonly id: StageId;
  /** From this confidence on an edit is carried out, 0 to 1. */
  readonly apply: number;
  /** From this confidence on a proposal that is not carried out is reported, 0 to 1. */
  readonly report: number;
  propose(text: Text, context: Context): readonly Edit[];
  /** Ranges that no edit of this stage may touch. */
  protect?(text: Text, context: Context): readonly Range[];
}

/** `sha256:` and the hash in lower-case hex, or another algorithm's name and value. */
export type Hash = string;

/** What one stage did to one document. Offsets are in the stage's base text. */
export interface StageRecord {
  readonly stage: StageId;
  /** 1 for the first pass over the stages, 2 for the next one, which finds what the first one laid bare. */
  readonly round: number;
  readonly base: Hash;
  readonly applied: readonly Edit[];
  readonly declined: readonly Declined[];
  readonly result: Hash;
}
