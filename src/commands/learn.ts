import { tmpdir } from "node:os";
import { countsFromTable } from "../core/count-table.js";
import { CleanError } from "../core/errors.js";
import { Text } from "../core/text.js";
import { openConfigs } from "../io/config.js";
import { openCounts, writeCounts } from "../io/counts/counts-file.js";
import { makeCountTable } from "../io/counts/make-table.js";
import { discover, type Input } from "../io/discover.js";
import { orderedMap } from "../io/ordered-map.js";
import { refuseInputAsTarget } from "../io/target-is-input.js";
import { text } from "../messages/texts.js";
import { learnedTable } from "../report/learned.js";
import { createLearner, learnedPack } from "../stages/ads/learn.js";
import { createCleaner } from "../stages/cleaner.js";
import { type CorpusSetup, countInputs, readText } from "./corpus.js";
import { FAILED } from "./exit-codes.js";
import { listenForInterrupt } from "./interrupt.js";
import { badOption, parseJobs } from "./options.js";
import { READ_AHEAD } from "./process-inputs.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";
import { writePackTo } from "./write-pack.js";

export interface LearnFlags {
  readonly config?: string;
  readonly output?: string;
  /** The file that counts are written to. */
  readonly counts?: string;
  /** Files of counts to add up instead of counting PATHS. */
  readonly merge?: readonly string[];
  readonly min?: string;
  readonly jobs?: string;
  readonly quiet?: boolean;
}

/** Fewer documents than this may hold a passage by chance or by quoting the same source. */
const LEAST_DOCUMENTS = 5;
/** Repeated parts that are looked at, the most repeated ones; some 60 MB with their wordings. */
const MOST_PARTS = 20_000;

/**
 * `learn`: finds the passages that many documents hold and proposes rules for those that look like ads, as a pack on
 * standard output or in a file, and as a table on standard error. With `--counts` it writes the counts to a file, and
 * proposes only if `-o` is given as well. Returns the exit code: 0, 3 when some files could not be
 * read, or 130.
 */
export async function learnCommand(paths: readonly string[], flags: LearnFlags, terminal: Terminal): Promise<number> {
  const configs = openConfigs(flags.config);
  const jobs = parseJobs(flags.jobs, terminal);
  const least = parseLeast(flags.min, terminal);
  const merged = flags.merge ?? [];
  if (merged.length > 0 && flags.counts === undefined && paths.length === 0) {
    throw badOption(terminal, "--merge", merged.join(" "), "--counts FILE, PATHS");
  }
  const isOnlyMerged = merged.length > 0 && paths.length === 0;
  const { inputs } = isOnlyMerged ? { inputs: [] } : await discover(paths.length > 0 ? paths : ["input"]);
  const inputPaths = inputs.map(({ path }) => path);
  for (const target of [flags.output, flags.counts]) if (target !== undefined) refuseInputAsTarget(target, inputPaths);
  const interrupt = listenForInterrupt();
  const stopped = () => interrupt.stopped;
  const setup: CorpusSetup = {
    extractFor: async ({ path }) => (await configs.for(path)).config.extract,
    jobs,
    temporary: tmpdir(),
    stopped,
  };
  const source = merged.length > 0 ? openCounts(merged) : await countInputs(inputs, setup);
  try {
    if (stopped()) return 130;
    if (flags.counts !== undefined) {
      writeCounts(flags.counts, source);
      if (!flags.quiet) {
        const { documents } = source;
        terminal.say(text(terminal.language, "counts-written", { path: flags.counts, documents }));
      }
      if (flags.output === undefined) return source.documents < inputs.length ? sayUnread(inputs, setup, terminal) : 0;
    }
    const table = makeCountTable(source, { least: Math.min(least, 3), capacity: MOST_PARTS });
    const cleaner = createCleaner({ stages: { normalize: false } });
    const survives = (sentence: string) => cleaner.clean(sentence).findings.length === 0;
    const learner = createLearner(countsFromTable(table), Math.max(least, table.from), survives);
    let failed = 0;
    const read = async (input: Input) => ({ input, ...(await attempt(input, setup)) });
    for await (const { input, value, error } of orderedMap(inputs, jobs + READ_AHEAD, read, stopped)) {
      if (error !== undefined) {
        failed += 1;
        sayFailed(input.path, error, terminal);
      } else learner.add(input.path, new Text(value));
    }
    if (stopped()) return 130;
    const learned = learner.finish();
    if (!flags.quiet) terminal.say(learnedTable(learned, source.documents, terminal.language));
    const pack = learnedPack(learned, "learned", text(terminal.language, "pack-comment-learned").split("\n"));
    writePackTo(flags.output, pack, terminal);
    return failed > 0 ? FAILED : 0;
  } finally {
    interrupt.release();
    source.close();
  }
}

async function attempt(
  input: Input,
  setup: CorpusSetup,
): Promise<{ value: string; error?: undefined } | { value?: undefined; error: CleanError }> {
  try {
    return { value: await readText(input, await setup.extractFor(input)) };
  } catch (error) {
    if (error instanceof CleanError) return { error };
    throw error;
  }
}

/** Names the files that could not be counted. */
async function sayUnread(inputs: readonly Input[], setup: CorpusSetup, terminal: Terminal): Promise<number> {
  for (const input of inputs) {
    const { error } = await attempt(input, setup);
    if (error !== undefined) sayFailed(input.path, error, terminal);
  }
  return FAILED;
}

function parseLeast(value: string | undefined, terminal: Terminal): number {
  if (value === undefined) return LEAST_DOCUMENTS;
  const least = Number(value);
  if (!Number.isInteger(least) || least < 2) throw badOption(terminal, "--min", value, "2, 3, …");
  return least;
}
