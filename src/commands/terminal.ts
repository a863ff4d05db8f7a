import pc from "picocolors";
import type { Language } from "../messages/language.js";

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

/**
 * Ends the process as soon as what was written to its streams has been taken. Left to itself, V8 first tidies up memory
 * that the system takes back anyway: 4 % of the work on one small file.
 */
export async function endProcess(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.destroyed) await new Promise<void>((taken) => stream.write("", () => taken()));
  process.exit(code);
}

/**
 * The process's own streams. A reader that closes standard output early (`| head`) ends the output and not the work.
 */
export function processTerminal(language: Language, color: boolean | undefined): Terminal {
  let closed = false;
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", () => {});
  const wanted = color ?? (process.env.NO_COLOR ? false : process.stdout.isTTY === true || !!process.env.FORCE_COLOR);
  return {
    language,
    colors: pc.createColors(wanted),
    out(text) {
      if (!closed) process.stdout.write(text);
    },
    say(line) {
      process.stderr.write(`${line}\n`);
    },
  };
}
