import { type CountTable, MIN_REACH } from "../core/count-table.js";
import { CleanError } from "../core/errors.js";
import { countFolder } from "../io/counts/count-folder.js";
import { openCounts } from "../io/counts/counts-file.js";
import { makeCountTable, type TableOptions } from "../io/counts/make-table.js";
import type { CountSource } from "../io/counts/passage-counter.js";
import type { Input } from "../io/discover.js";
import { nodePlatform } from "../io/platform.js";
import { readWhole } from "../io/read-whole.js";
import type { ExtractOptions } from "../stages/extract/extract.js";
import { readDocument } from "../stages/read-document.js";
import { READ_AHEAD } from "./process-inputs.js";

/** The flags of the folder pass. */
export interface CorpusFlags {
  /** `--no-corpus` makes it false. */
  readonly corpus?: boolean;
  /** Files of counts to read instead of counting the inputs. */
  readonly counts?: readonly string[];
}

/** What counting needs. */
export interface CorpusSetup {
  extractFor(input: Input): Promise<ExtractOptions>;
  /** Documents worked on at once. */
  readonly jobs: number;
  /** The folder for temporary files, should the counts not fit in memory. */
  readonly temporary: string;
  readonly step?: () => void;
  readonly stopped?: () => boolean;
}

/**
 * The table of repeated passages that `clean` and `check` give to the stages: of the inputs, or of files of counts, or
 * none with `--no-corpus` or when there are too few inputs for a passage to be repeated across them. May be handed to
 * workers; `countsFromTable` makes of it what the stages ask.
 *
 * @param count counts the inputs
 * @throws CleanError `counts-invalid`, `counts-version`, `path-missing`
 */
export async function corpusTable(
  inputs: readonly Input[],
  flags: CorpusFlags,
  count: () => Promise<CountSource>,
): Promise<CountTable | undefined> {
  if (flags.corpus === false) return undefined;
  const given = flags.counts ?? [];
  if (given.length === 0 && inputs.length < MIN_REACH) return undefined;
  return withSource(given.length > 0 ? openCounts(given) : await count(), makeCountTable);
}

/** Counts the inputs; those that cannot be read are not counted, the run over them tells why. */
export async function countInputs(inputs: readonly Input[], setup: CorpusSetup): Promise<CountSource> {
  const read = (input: Input) =>
    setup
      .extractFor(input)
      .then((extract) => readText(input, extract))
      .catch(passOver);
  const concurrency = setup.jobs + READ_AHEAD;
  return countFolder(inputs, read, { ...setup, concurrency });
}

/**
 * The source text of an input.
 *
 * @throws CleanError what reading, decoding and extracting throw
 */
export async function readText(input: Input, extract: ExtractOptions): Promise<string> {
  if (input.problem !== undefined) throw input.problem;
  const { text } = await readDocument(await readWhole(input.path), input.format, extract, nodePlatform);
  return text;
}

/** Makes a table and takes the temporary files away. */
export function withSource<R>(source: CountSource, use: (source: CountSource, options?: TableOptions) => R): R {
  try {
    return use(source);
  } finally {
    source.close();
  }
}

function passOver(error: unknown): undefined {
  if (error instanceof CleanError) return undefined;
  throw error;
}
