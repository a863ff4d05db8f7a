import type { Args } from "../core/errors.js";

/** The sentences of reasons by code, in both languages. */
export type ReasonTexts = Record<string, { zh: (args: Args) => string; en: (args: Args) => string }>;
