import type { Range } from "./edit.js";
import { astralClasses, LETTER, unitClasses } from "./unit-classes.js";

/** What an edit takes, as far as a loss is measured by it: by which stages it was made, how sure these were. */
export interface Loss extends Range {
  readonly parts: readonly { readonly stage: string; readonly confidence: number }[];
}

/**
 * The share of a text's prose that `ads` takes out of it, where that is more than a limit; both 0 to 1. No more of the text
 * is read than tells that it is not.
 */
export function excessiveLoss(source: string, edits: readonly Loss[], limit: number): number | undefined {
  const lost = edits.length === 0 ? 0 : lostProse(source, edits);
  // One more than it takes, so that rounding decides nothing.
  if (lost === 0 || hasProse(source, lost / limit + 1)) return undefined;
  const share = lostShare(lost, proseLength(source));
  return share > limit ? share : undefined;
}

/** The share of so much prose that is lost; of a text without any that is what is lost. */
export function lostShare(lost: number, prose: number): number {
  return lost / Math.max(1, prose);
}

/**
 * The limit is there for what may be body. An ad from this confidence on counts less, so that an excerpt with a long
 * promo is written, and a text that is all promo is not.
 */
const CERTAIN = 0.95;
const CERTAIN_WEIGHT = 0.75;

/** How much of a text's prose, see `proseLength`, `ads` takes out of it; what is certain counts three quarters. */
export function lostProse(source: string, edits: readonly Loss[]): number {
  let lost = 0;
  for (const edit of edits) {
    const taken = edit.parts.filter((part) => part.stage === "ads");
    if (taken.length === 0) continue;
    const isCertain = taken.every(({ confidence }) => confidence >= CERTAIN);
    lost += proseLength(source.slice(edit.start, edit.end)) * (isCertain ? CERTAIN_WEIGHT : 1);
  }
  return lost;
}

/** Tags and addresses. */
const MARKUP =
  /<[^<>\n]{1,400}>|(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])(?:\/[\w./?=&%#-]{0,400})?/gi;
const PUNCTUATION = "，。！？；：、“”‘’…";

/** Letters, digits and the punctuation of sentences; tags, addresses, separators and symbols are no text to lose. */
export function proseLength(text: string): number {
  const bare = /[<.]/.test(text) ? text.replace(MARKUP, "") : text;
  const classes = unitClasses();
  let length = 0;
  for (let at = 0; at < bare.length; at++) {
    const code = bare.codePointAt(at)!;
    if (code > 0xffff) {
      if ((astralClasses(code) & LETTER) !== 0) length++;
      at++;
    } else if ((classes[code]! & LETTER) !== 0 || PUNCTUATION.includes(bare[at]!)) length++;
  }
  return length;
}

/** Whether a text has so much prose, or more. What is markup ends with its line. */
function hasProse(text: string, least: number): boolean {
  let length = 0;
  for (let start = 0; start < text.length && length < least; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed + 1;
    length += proseLength(text.slice(start, end));
    start = end;
  }
  return length >= least;
}
