import type { Args } from "../core/errors.js";

/** A sentence made of arguments. */
export type Sentence = (args: Args) => string;

/** For each reason code its sentence in both languages. */
export type ReasonTexts = Readonly<Record<string, { readonly zh: Sentence; readonly en: Sentence }>>;
