import type { CleanError } from "../core/errors.js";
import { errorTexts } from "./errors.js";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language asked for, else that of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`, in POSIX's order), else English. */
export function pickLanguage(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || "");
  return /^zh/i.test(wanted) ? "zh" : "en";
}

/** The sentence of an error; of a file it may say what is wrong without naming it. */
export function errorText(error: Pick<CleanError, "code" | "args">, language: Language): string {
  return errorTexts[error.code][language](error.args);
}

/** Stands in no sentence by itself. */
const NAME = "\0";

/** The sentence of an error that stands alone: it names the file. */
export function errorTextAlone(error: Pick<CleanError, "code" | "args">, language: Language): string {
  const { code, args } = error;
  const sentence = errorText(error, language);
  if (args.path === undefined || errorText({ code, args: { ...args, path: NAME } }, language).includes(NAME))
    return sentence;
  return `${args.path}${language === "zh" ? "：" : ": "}${sentence}`;
}
