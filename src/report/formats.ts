import type { CreateReporter } from "./reporter.js";

/** The report formats, each loaded when it is asked for. */
export const REPORT_FORMATS: Readonly<Record<string, () => Promise<CreateReporter>>> = {
  terminal: async () => (await import("./terminal.js")).terminalReporter,
  json: async () => (await import("./json.js")).jsonReporter,
  sarif: async () => (await import("./sarif.js")).sarifReporter,
  junit: async () => (await import("./junit.js")).junitReporter,
  github: async () => (await import("./github.js")).githubReporter,
  gitlab: async () => (await import("./gitlab.js")).gitlabReporter,
  markdown: async () => (await import("./markdown.js")).markdownReporter,
  csv: async () => (await import("./csv.js")).csvReporter,
  html: async () => (await import("./html.js")).htmlReporter,
  porcelain: async () => (await import("./porcelain.js")).porcelainReporter,
};
