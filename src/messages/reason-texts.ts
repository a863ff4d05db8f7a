import type { Args } from "../core/errors.js";

/** The sentences of reasons, by code: what was found and why, for a reader. */
export type ReasonTexts = Record<string, { zh: (args: Args) => string; en: (args: Args) => string }>;
