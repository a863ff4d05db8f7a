import type { Readable, Writable } from "node:stream";
import { CleanError } from "../core/errors.js";
import { expectedSize } from "../io/expected-size.js";
import { standardInput } from "../io/standard-input.js";
import { createStreamWriter } from "../io/stream-writer.js";
import { errorText } from "../messages/language.js";
import { text } from "../messages/texts.js";
import { FAILED } from "./exit-codes.js";
import { COUNTER_KINDS, hadoopCounters } from "./filter-counters.js";
import { openRecordCrew } from "./filter-crew.js";
import { filterLines } from "./filter-lines.js";
import { filterText } from "./filter-text.js";
import { badOption, type CommonFlags, parseJobs, setUp } from "./options.js";
import { sayBroken } from "./say-broken.js";
import { sayFailed } from "./say-error.js";
import type { Terminal } from "./terminal.js";

export interface FilterFlags extends CommonFlags {
  readonly jsonl?: boolean;
  readonly field?: string;
  readonly strict?: boolean;
  readonly ascii?: boolean;
  /** Records left out do not make the exit code 3. */
  readonly lenient?: boolean;
  /** The engine that is told how many records there were. */
  readonly counters?: string;
}

/** Where the data comes from and goes to. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** The longest record: what Node can hold as one string, of any characters. */
const LONGEST = 512 * 1024 * 1024;

/**
 * `filter`: cleans what comes in on standard input and writes it to standard output, one text, or with `--jsonl` one
 * record a line in the order in which they came. A record that cannot be cleaned is left out and named with its line on
 * standard error; the others go on, unless `--strict`. Returns the exit code: 0, 3 when something was left out (with
 * `--lenient` 0), 130 when the reader went away.
 *
 * @throws CleanError `usage` for unknown counters, or for options that exclude each other
 */
export async function filterCommand(flags: FilterFlags, terminal: Terminal, streams?: Streams): Promise<number> {
  const counters = openCounters(flags, terminal);
  refuseOfRecords(flags, terminal);
  const jobs = parseJobs(flags.jobs, terminal);
  const { cleaner } = await setUp(flags, terminal);
  const { language } = terminal;
  const failed = (error: unknown) => sayFailed("-", known(error), terminal);
  const opened = streams ?? openStreams(failed);
  if (opened === undefined) return FAILED;
  const { input, output } = opened;
  const writer = createStreamWriter(output);
  let failures = 0;
  if (flags.jsonl) {
    const options = {
      field: flags.field ?? "text",
      characters: flags.ascii ? "ascii" : "all",
      onFailure: flags.strict ? "stop" : "go-on",
      longest: LONGEST,
    } as const;
    const crew = openRecordCrew(cleaner, options, jobs, { flags, options, language }, expectedSize(input));
    try {
      failures = await filterLines(input, writer, crew, {
        ...options,
        ...(counters && { passed: counters.add }),
        failed(line, error) {
          counters?.add("failed");
          terminal.say(text(language, "failed-record", { line, problem: errorText(error, language) }));
        },
      });
    } finally {
      await crew.close();
    }
  } else {
    try {
      sayBroken("-", await filterText(input, writer, cleaner), terminal);
    } catch (error) {
      failures = 1;
      failed(error);
    }
  }
  await writer.end();
  counters?.finish();
  return writer.closed ? 130 : failures > 0 && !(flags.jsonl && flags.lenient) ? FAILED : 0;
}

function openStreams(failed: (error: unknown) => void): Streams | undefined {
  try {
    return { input: standardInput(), output: process.stdout };
  } catch (error) {
    failed(error);
    return undefined;
  }
}

/** Options that tell what is done with records mean nothing for a text. */
function refuseOfRecords(flags: FilterFlags, terminal: Terminal): void {
  const { field, ascii, strict, lenient, counters } = flags;
  const options = {
    "--field": field,
    "--ascii": ascii,
    "--strict": strict,
    "--lenient": lenient,
    "--counters": counters,
  };
  const given = Object.entries(options).find(([, value]) => value !== undefined && value !== false);
  if (given === undefined || flags.jsonl) return;
  const [option, value] = given;
  throw badOption(terminal, option, value === true ? "–" : `${value}`, "--jsonl");
}

function openCounters({ counters, strict, lenient }: FilterFlags, terminal: Terminal) {
  if (strict && lenient) throw badOption(terminal, "--lenient", "--strict", text(terminal.language, "one-of-them"));
  if (counters === undefined) return undefined;
  if (!COUNTER_KINDS.some((kind) => kind === counters)) {
    throw badOption(terminal, "--counters", counters, COUNTER_KINDS.join(", "));
  }
  return hadoopCounters(terminal.say);
}

function known(error: unknown): CleanError {
  return error instanceof CleanError ? error : new CleanError("internal", { problem: String(error) });
}
