import type { Args, ErrorCode } from "../core/errors.js";
import type { Format } from "../core/stage.js";
import type { SetupPlan } from "./setup.js";
import type { Told } from "./told-counts.js";
import type { Totals } from "./totals.js";

/** An error as data, to be handed between threads and put into records. */
export interface Problem {
  readonly code: ErrorCode;
  readonly args: Args;
}

/** One file to be worked on. */
export interface FileTask {
  readonly path: string;
  readonly name: string;
  readonly output: string;
  readonly format: Format;
  /** The place of its setup in the job's plans. */
  readonly plan: number;
  /** Its size in bytes when it was found; not there for what was no file then. */
  readonly size?: number;
  /** Set for what cannot even be tried. */
  readonly problem?: Problem;
}

/** What an earlier run knows of a file, to be held against what is there now. */
export interface Expectation {
  /** SHA-256 (hex) of the file. */
  readonly source: string;
  /** The clean file and its hash, if there is to be one. */
  readonly clean?: { readonly path: string; readonly sha256: string };
}

/** What a look at a file showed. */
export interface Looked {
  /** SHA-256 (hex) of the file; undefined if it cannot be read. */
  readonly source?: string;
  /** Why it cannot be read. */
  readonly problem?: Problem;
  /** Whether file and clean file are what was expected. */
  readonly same: boolean;
}

/** What all files of a run have in common; data only, so that a worker starts from it. */
export interface Job {
  readonly plans: readonly SetupPlan[];
  /** Where clean files go; nothing is written without it. */
  readonly writes?: CleanTarget;
  /** For counts that do not fit in memory. */
  readonly temporary: string;
  /** Whether the source texts of documents with findings are wanted, for reports that show them. */
  readonly wantsSource: boolean;
}

export interface CleanTarget {
  readonly output: string;
  /** A folder on the file system of the output. */
  readonly temporary: string;
  /** The file that notes what is about to be written. */
  readonly journal: string;
  /** What is done with a file that stands there and is not ours. */
  readonly foreign: "keep" | "replace";
}

/** What came of one file, in a form that is cheap to hand over: whoever needs the record reads it from the line. */
export interface CleanedFile {
  /** Its line of the ledger, with line end, in UTF-8. */
  readonly line: Uint8Array;
  readonly totals: Totals;
  /** Why it was refused. */
  readonly error?: Problem;
  /** How many broken sequences of its bytes became U+FFFD, if any did. */
  readonly broken?: number;
  /** SHA-256 (hex) of the file. */
  readonly sha256?: string;
  /** The hash of what was written, or would be. */
  readonly clean?: string;
  /** Whether it has findings that reports list. */
  readonly listed?: true;
  /** What it was told of the folder around it. */
  readonly told?: Told;
  /** The source text, where it is wanted. */
  readonly source?: string;
  /** The lines of comments that switch rules off and kept none from anything. */
  readonly unusedDirectives?: readonly number[];
  /** The allowed passages that stand in it, by their places in the config's list. */
  readonly usedPassages?: readonly number[];
}

/** The same where it was made: with its line as text. */
export interface MadeFile extends Omit<CleanedFile, "line"> {
  readonly line: string;
}
