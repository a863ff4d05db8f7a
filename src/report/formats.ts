import type { CreateReporter } from "./reporter.js";

/** The report formats, each loaded when it is asked for. */
export const REPORT_FORMATS: Readonly<Record<string, () => Promise<CreateReporter>>> = {
  terminal: async () => (await import("./terminal.js")).terminalReporter,
  json: async () => (await import("./json.js")).jsonReporter,
};
