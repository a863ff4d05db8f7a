import type { Args } from "../../core/errors.js";

/** Why a rule of a reading app cannot become a rule of a pack. */
export const REFUSALS = [
  "not-a-rule",
  "no-pattern",
  "disabled",
  "script",
  "title-only",
  "duplicate",
  "too-long",
  "syntax",
  "look-around",
  "back-reference",
  "unsupported",
  "spans-lines",
  "empty-match",
  "no-anchor",
  "hits-ordinary-text",
  "bad-replacement",
  "no-example",
  "check-failed",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Thrown where it is found and listed where rules are gone over. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly args: Args;

  constructor(code: RefusalCode, args: Args = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.args = args;
  }
}
