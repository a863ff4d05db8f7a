import type { CleanError } from "../core/errors.js";
import { errorText, errorTextAlone } from "../messages/language.js";
import { text } from "../messages/texts.js";
import type { Terminal } from "./terminal.js";

type Problem = Pick<CleanError, "code" | "args">;

/** Says what ended a command. */
export function sayError(error: Problem, { language, say }: Pick<Terminal, "language" | "say">): void {
  say(text(language, "error", { problem: errorTextAlone(error, language) }));
}

/** Says what is wrong with one file; the others go on. */
export function sayFailed(path: string, error: Problem, { language, say }: Pick<Terminal, "language" | "say">): void {
  say(text(language, "failed-file", { path, problem: errorText(error, language) }));
}
