import pc from "picocolors";
import type { Language } from "../messages/language.js";
import { FAILED } from "./exit-codes.js";
import { sayError } from "./say-error.js";

/** Where a command's words go. */
export interface Terminal {
  readonly language: Language;
  /** Colours for standard output, or none. */
  readonly colors: ReturnType<typeof pc.createColors>;
  /** Data, to standard output. */
  out(text: string): void;
  /** Progress and messages, to standard error, with a line end. */
  say(line: string): void;
}

/** What standard output failed with, and whom that is to be said to. */
let failure: { readonly error: Error; readonly terminal: Terminal } | undefined;

/**
 * Ends the process as soon as what was written to its streams has been taken. Left to itself, V8 first tidies up memory
 * that the system takes back anyway: 4 % of the work on one small file. Where standard output could not be written, that
 * is said and the exit code is that of files that failed.
 */
export async function endProcess(code: number): Promise<never> {
  await taken(process.stdout);
  if (failure !== undefined && code !== FAILED) {
    const { unforeseenError } = await import("../io/errors.js");
    sayError(unforeseenError(failure.error), failure.terminal);
  }
  await taken(process.stderr);
  process.exit(failure === undefined ? code : FAILED);
}

async function taken(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.destroyed) await new Promise<void>((done) => stream.write("", () => done()));
}

/**
 * The process's own streams. A reader that closes standard output early (`| head`) ends the output and not the work, and
 * so does a full disk.
 */
export function processTerminal(language: Language, color: boolean | undefined): Terminal {
  let closed = false;
  const onError = (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== "EPIPE") failure ??= { error, terminal };
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", () => {});
  const wanted = color ?? (process.env.NO_COLOR ? false : process.stdout.isTTY === true || !!process.env.FORCE_COLOR);
  const terminal: Terminal = {
    language,
    colors: pc.createColors(wanted),
    out(text) {
      if (!closed) process.stdout.write(text);
    },
    say(line) {
      process.stderr.write(`${line}\n`);
    },
  };
  return terminal;
}
