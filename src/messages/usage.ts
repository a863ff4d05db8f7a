import type { Language } from "./language.js";

/** What the parser of the command line says, which is English, and the same in Chinese. */
const USAGE: readonly (readonly [said: RegExp, chinese: string])[] = [
  [/^error: unknown option '(.+)'$/m, "没有选项 $1"],
  [/^error: unknown command '(.+)'$/m, "没有命令 $1"],
  [/^error: missing required argument '(.+)'$/m, "缺少参数 $1"],
  [/^error: option '(.+)' argument missing$/m, "选项 $1 缺少参数"],
  [/^error: required option '(.+)' not specified$/m, "缺少选项 $1"],
  [/^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/m, "选项 $1 不能是 $2，可以是 $3"],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. Allowed choices are (.+)\.$/m,
    "参数 $2 不能是 $1，可以是 $3",
  ],
  [
    /^error: too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)\.$/m,
    "$1 的参数太多：应为 $2 个，给了 $3 个",
  ],
  [/^\(Did you mean (?:one of )?(.+)\?\)$/m, "（是不是 $1？）"],
];

/** The headings of help. */
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** What is wrong with a command line, as the parser says it, in the user's language. */
export function usageText(said: string, language: Language): string {
  if (language === "en") return said;
  return USAGE.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), said);
}

/** A heading of help in the user's language. */
export function usageTitle(title: string, language: Language): string {
  return (language === "zh" && TITLES[title]) || title;
}
